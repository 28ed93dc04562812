package org.passflow.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceTablesTest {

    private static final Path MIGRATIONS = Path.of("..", "schemas", "clickhouse");
    private static final Pattern COLUMN = Pattern.compile("(?m)^ {4}(\\w+) ");

    static Stream<Table<?>> tables() {
        return Stream.of(
                VersionTables.SITES,
                VersionTables.UNITS,
                VersionTables.RISK_AREAS,
                VersionTables.RESPONSE_LEVELS,
                VersionTables.ALERT_RULES,
                MessageTables.TRIPS,
                MessageTables.SITE_STATUS,
                QuarantineTable.quarantine(0));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyColumnButTheServersOwnIsWritten(Table<?> table) {
        List<String> defined = columns(table.name());

        assertThat(defined).contains("updated_at");
        assertThat(table.columns())
                .containsExactlyInAnyOrderElementsOf(defined.stream()
                        .filter(column -> !column.equals("updated_at"))
                        .toList());
    }

    private static List<String> columns(String table) {
        Matcher definition = Pattern.compile("CREATE TABLE " + table + "\n\\((.*?)\n\\)\n", Pattern.DOTALL)
                .matcher(migrations());
        assertThat(definition.find()).as("a migration creates " + table).isTrue();
        return COLUMN.matcher(definition.group(1))
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .toList();
    }

    private static String migrations() {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.sorted().toList()) {
                all.append(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }
}

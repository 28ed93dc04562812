package org.passflow.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/** What analysts find: every table and column described in two languages, and ready queries that run. */
@ExtendWith(StackExtension.class)
class SchemaIT {
    private static final String UNDESCRIBED =
            "NOT (match(comment, '[\\\\x{4e00}-\\\\x{9fff}]') AND match(comment, '[A-Za-z]{2}'))";

    @Test
    void everyTableAndColumnIsDescribedInChineseAndEnglish(TestInstallation installation) throws Exception {
        assertThat(installation.query("SELECT name FROM system.tables WHERE database = '{db}'"))
                .hasSizeGreaterThan(40);
        assertThat(installation.query(
                        "SELECT name, comment FROM system.tables WHERE database = '{db}' AND " + UNDESCRIBED))
                .isEmpty();
        assertThat(installation.query(
                        "SELECT table, name, comment FROM system.columns WHERE database = '{db}' AND " + UNDESCRIBED
                                + " AND table NOT IN (SELECT name FROM system.tables WHERE database = '{db}'"
                                + " AND engine = 'MaterializedView')"))
                .isEmpty();
    }

    @Test
    void analystReadsEveryViewForReaders(TestStack test) throws Exception {
        ClickHouseHttp migrator = test.stack().clickHouse().as("migrator");
        test.migrateMainDatabase();
        ClickHouseHttp analyst = test.stack().clickHouse().as("analyst");

        List<String> views =
                migrator
                        .query("SELECT name FROM system.tables WHERE database = 'passflow' AND name LIKE 'v\\\\_%'")
                        .stream()
                        .map(row -> row.get("name").asText())
                        .toList();

        assertThat(views).hasSizeGreaterThan(25);
        for (String view : views) {
            assertThat(analyst.query("SELECT * FROM passflow." + view + " LIMIT 1"))
                    .as(view)
                    .hasSizeLessThan(2);
        }
    }

    @Test
    void readyQueriesRunForAnAnalystAndReturnTheColumnsTheyDeclare(TestStack test) throws Exception {
        test.migrateMainDatabase();
        ClickHouseHttp analyst = test.stack().clickHouse().as("analyst");

        int queries = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("..", "docs", "queries"), "*.sql")) {
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file);
                String header = analyst.send(
                        Files.readString(file),
                        Map.of("database", "passflow", "default_format", "TabSeparatedWithNames"));

                assertThat(lines.get(0)).as(file.toString()).containsPattern("^-- .*\\p{IsHan}");
                assertThat(lines.get(1)).as(file.toString()).matches("-- [A-Z].*");
                assertThat("-- columns: "
                                + header.lines().findFirst().orElseThrow().replace("\t", ", "))
                        .as(file.toString())
                        .isEqualTo(lines.get(2));
                queries++;
            }
        }
        assertThat(queries).isGreaterThanOrEqualTo(12);
    }
}

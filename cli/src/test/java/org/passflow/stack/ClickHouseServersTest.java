package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ClickHouseServersTest {
    private static final ClickHouseHttp NOWHERE = new ClickHouseHttp("http://127.0.0.1:1", "migrator", "");
    private static final Pattern TABLE =
            Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(\\w+)\\s.*\nENGINE = \\w*MergeTree\\b.*", Pattern.DOTALL);
    private static final Pattern CHANGED = Pattern.compile("(?:ALTER TABLE|INSERT INTO) (\\w+)");

    @Test
    void engineBecomesTheReplicatedOneOfItsKind() {
        String path = "'/clickhouse/tables/{shard}/{database}/{table}', '{replica}'";

        assertThat(ClickHouseServers.onReplicas(
                        "CREATE TABLE t (a UInt8)\nENGINE = ReplacingMergeTree(a, b) ORDER BY a"))
                .isEqualTo("CREATE TABLE t (a UInt8)\nENGINE = ReplicatedReplacingMergeTree(" + path
                        + ", a, b) ORDER BY a");
        assertThat(ClickHouseServers.onReplicas("ENGINE = ReplacingMergeTree\nORDER BY a"))
                .isEqualTo("ENGINE = ReplicatedReplacingMergeTree(" + path + ")\nORDER BY a");
        assertThat(ClickHouseServers.onReplicas("ENGINE = MergeTree() ORDER BY a"))
                .isEqualTo("ENGINE = ReplicatedMergeTree(" + path + ") ORDER BY a");
    }

    @Test
    void everyTableOfThisBuildThatKeepsRowsIsReplicatedAndNothingElseIsChanged() {
        Set<String> tables = new HashSet<>();
        for (String statement : statements()) {
            String replicated = ClickHouseServers.onReplicas(statement);
            if (statement.contains("MergeTree")) {
                assertThat(replicated).containsOnlyOnce("MergeTree").contains("\nENGINE = Replicated");
                tables.add(statement);
            } else {
                assertThat(replicated).isEqualTo(statement);
            }
        }
        assertThat(tables).hasSizeGreaterThan(30);
    }

    /** What Keeper does not pass on would be missing on every server but the first. */
    @Test
    void onlyReplicatedTablesAreChangedOnOneServer() {
        Set<String> replicated = new HashSet<>();
        Set<String> changed = new HashSet<>();
        for (String statement : statements()) {
            Matcher table = TABLE.matcher(statement);
            if (table.find()) {
                replicated.add(table.group(1));
            }
            Matcher change = CHANGED.matcher(statement);
            assertThat(ClickHouseServers.isPassedOn(statement)).as(statement).isEqualTo(change.find());
            change.reset().results().forEach(found -> changed.add(found.group(1)));
        }
        assertThat(changed).isNotEmpty().isSubsetOf(replicated);
    }

    @Test
    void severalServersThatDoNotReplicateAreRefused() {
        assertThatThrownBy(() -> new ClickHouseServers(List.of(NOWHERE, NOWHERE), false))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("--replicated");
    }

    private static List<String> statements() {
        return Migrations.ofThisBuild().steps().stream()
                .flatMap(step -> step.statements().stream())
                .toList();
    }
}

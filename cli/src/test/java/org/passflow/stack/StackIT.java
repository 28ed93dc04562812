package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passflow.testing.ListeningSockets;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;
import org.passflow.watch.LiveCounts;
import org.passflow.watch.SiteState;

@ExtendWith(StackExtension.class)
class StackIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final KafkaAddress NOWHERE = new KafkaAddress("127.0.0.1:1", "");
    private static final String MAIN_DATABASE = "passflow";

    @Test
    void allComponentsAreHealthyAndDescribeThemselves(TestStack test) throws Exception {
        StackFile.Description running =
                new StackFile(test.stack().settings().data()).running().orElseThrow();

        assertThat(running.members()).hasSize(4).allSatisfy(member -> assertThat(member.process())
                .isPresent());
        assertThat(running.versions().path("kafka").asText()).startsWith("4.");
        assertThat(running.versions().path("flink").asText()).startsWith("2.");
        assertThat(running.versions().path("clickhouse").asText()).startsWith("26.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void everyProcessListensOnLoopbackAlone(TestStack test) throws IOException {
        for (ManagedProcess process : test.stack().processes()) {
            assertThat(ListeningSockets.of(process.pid()))
                    .as(process.name())
                    .isNotEmpty()
                    .allMatch(socket -> socket.getAddress().isLoopbackAddress());
        }
    }

    @Test
    void topicsAreAppliedOnceAndDriftIsReportedAndMended(TestInstallation installation) throws Exception {
        try (Admin admin = KafkaBroker.admin(installation.kafkaServers())) {
            assertThat(installation.topics().check(admin)).isEmpty();
            assertThat(installation.topics().apply(admin)).isEmpty();
            assertThat(installation.topics().withPartitions(8).check(admin)).hasSize(14);

            String sites = installation.prefix() + "sites";
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, sites),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("cleanup.policy", "compact"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();

            installation.awaitUntil(
                    PATIENCE,
                    () -> installation.topics().check(admin).equals(List.of(sites + ": cleanup.policy is not delete")));
            assertThat(installation.topics().apply(admin)).containsExactly("Set " + sites + " {cleanup.policy=delete}");
            installation.awaitUntil(
                    PATIENCE, () -> installation.topics().check(admin).isEmpty());
        }
    }

    @Test
    void migrationsAreAppliedOnce(TestStack test) throws Exception {
        ClickHouseHttp migrator = test.stack().clickHouse().as("migrator");
        Migrations migrations = Migrations.ofThisBuild();

        List<String> first = migrations.apply(migrator, "passflow_migrations", NOWHERE);
        List<String> second = migrations.apply(migrator, "passflow_migrations", NOWHERE);

        assertThat(first).hasSameSizeAs(migrations.steps()).isNotEmpty();
        assertThat(second).isEmpty();
    }

    @Test
    void changedMigrationIsRefused(TestStack test) throws Exception {
        ClickHouseHttp migrator = test.stack().clickHouse().as("migrator");
        Migrations before =
                new Migrations(List.of(new Migrations.Step(1, "V001__a.sql", "CREATE VIEW v AS SELECT 1;")));
        Migrations after = new Migrations(List.of(new Migrations.Step(1, "V001__a.sql", "CREATE VIEW v AS SELECT 2;")));

        before.apply(migrator, "passflow_changed", NOWHERE);

        assertThatThrownBy(() -> after.apply(migrator, "passflow_changed", NOWHERE))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("V001__a.sql has changed");
    }

    @Test
    void analystReadsViewsAndNothingElse(TestStack test) throws Exception {
        test.migrateMainDatabase();
        ClickHouseHttp analyst = test.stack().clickHouse().as("analyst");

        assertThat(analyst.query("SELECT count() AS n FROM passflow.v_flow_1m")
                        .get(0)
                        .get("n")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM passflow.flow_1m",
                "INSERT INTO passflow.flow_1m (site_id) VALUES ('x')",
                "INSERT INTO passflow.v_flow_1m (site_id) VALUES ('x')",
                "SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')",
                "SELECT * FROM file('/etc/passwd', 'LineAsString')",
                "SELECT * FROM remote('127.0.0.1', 'passflow', 'flow_1m')",
                "SELECT * FROM merge('passflow', '^flow_1m$')",
                "CREATE TABLE passflow.mine (a Int8) ENGINE = Memory",
                "DROP VIEW passflow.v_flow_1m",
                "SET max_memory_usage = 100000000000"
            })
    void analystIsRefused(String sql, TestStack test) throws Exception {
        test.migrateMainDatabase();
        ClickHouseHttp analyst = test.stack().clickHouse().as("analyst");

        assertThatThrownBy(() -> analyst.execute(sql)).isInstanceOf(ClickHouseHttp.Refused.class);
    }

    @Test
    void writerInsertsButDoesNotChangeTheSchema(TestInstallation installation, TestStack test) throws Exception {
        ClickHouseHttp writer = test.stack().clickHouse().as("passflow_writer");

        writer.execute(
                "INSERT INTO %s.flow_1m (site_id, direction, window_start, persons, revision) VALUES ('w', 'IN', 0, 7, 1)"
                        .formatted(installation.database()));

        assertThat(installation.query("SELECT persons FROM {db}.v_flow_1m WHERE site_id = 'w'"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("persons").asInt()).isEqualTo(7));
        assertThatThrownBy(() -> writer.execute("DROP TABLE %s.flow_1m".formatted(installation.database())))
                .isInstanceOf(ClickHouseHttp.Refused.class);
    }

    @Test
    void liveTableShowsTheLastMinuteThatIsReported(TestStack test) throws Exception {
        test.migrateMainDatabase();
        ClickHouseHttp writer = test.stack().clickHouse().as("passflow_writer");
        assertThat(LiveCounts.read(test.stack().clickHouse().as("analyst"), MAIN_DATABASE))
                .isEmpty();

        writer.execute(
                """
                INSERT INTO passflow.flow_1m (site_id, direction, window_start, persons, vehicles, revision)
                SELECT 'live', 'IN', toStartOfMinute(now()) - 60 * number, number, 1, 1 FROM numbers(1, 2)""");
        writer.execute("INSERT INTO passflow.progress (job, watermark) SELECT 'passflow', now64(3)");

        assertThat(LiveCounts.read(test.stack().clickHouse().as("analyst"), MAIN_DATABASE))
                .hasValueSatisfying(counts -> {
                    assertThat(counts.isLive()).isTrue();
                    assertThat(counts.sites()).singleElement().satisfies(site -> {
                        assertThat(site.name()).isEqualTo("live");
                        assertThat(site.state()).isEqualTo(SiteState.COUNTED);
                        assertThat(site.in()).isEqualTo(2);
                        assertThat(site.out())
                                .as("nothing is known of the other direction")
                                .isNull();
                        assertThat(site.hour()).isEqualTo(5);
                        assertThat(site.heard()).isNull();
                    });
                });
    }

    @Test
    void nobodyEntersWithoutAPassword(TestStack test) {
        for (String user : List.of("default", "analyst", "passflow_writer", "migrator")) {
            ClickHouseHttp nobody = new ClickHouseHttp(test.stack().clickHouse().url(), user, "");

            assertThatThrownBy(() -> nobody.query("SELECT 1")).isInstanceOf(ClickHouseHttp.Refused.class);
        }
    }

    @Test
    void passwordsAreReadableByTheirOwnerOnly(TestStack test) throws IOException {
        Path file = test.stack().clickHouse().passwords().file("analyst");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void killedTaskManagerIsReplaced(TestStack test) throws Exception {
        ManagedProcess taskManager = test.stack().flink().taskManagers().get(0);
        List<String> before = test.stack().flink().rest().taskManagers();
        long pid = taskManager.pid();

        test.killTaskManager();

        assertThat(taskManager.pid()).isNotEqualTo(pid);
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(test.stack().flink().rest().taskManagers()).isNotEqualTo(before);
    }

    @Test
    void killedClickHouseKeepsWhatItConfirmed(TestInstallation installation, TestStack test) throws Exception {
        test.stack()
                .clickHouse()
                .as("passflow_writer")
                .execute(
                        "INSERT INTO %s.flow_1m (site_id, direction, window_start, persons, revision) VALUES ('k', 'IN', 0, 9, 1)"
                                .formatted(installation.database()));

        test.killClickHouse();

        assertThat(installation.query("SELECT persons FROM {db}.v_flow_1m WHERE site_id = 'k'"))
                .hasSize(1);
    }

    @Test
    void takenPortIsNamedWithItsComponentAndProcess(TestStack test, @TempDir Path data) {
        StackSettings sameports =
                StackSettings.in(data).withPorts(test.stack().settings().ports());
        Stack second = new Stack(test.installation(), sameports, line -> {});

        assertThatThrownBy(second::start)
                .isInstanceOf(StackException.class)
                .hasMessageContaining(
                        "Port %d (Kafka) is in use".formatted(sameports.ports().kafka()))
                .hasMessageContaining("Flink REST");
    }

    @Test
    void closingLeavesNoProcess(TestStack test, @TempDir Path data) throws Exception {
        Stack second = new Stack(test.installation(), StackSettings.in(data).withPorts(Ports.free()), line -> {});
        second.start();
        List<Long> pids = second.processes().stream().map(ManagedProcess::pid).toList();

        second.close();

        assertThat(pids).hasSize(4).allSatisfy(pid -> assertThat(ProcessHandle.of(pid))
                .isEmpty());
        assertThat(new StackFile(data).read()).isEqualTo(Optional.empty());
        assertThat(second.settings().ports().inUse()).isEmpty();
    }
}

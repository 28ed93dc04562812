package org.passflow.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** The bridge between real ClickHouse and real Alertmanager, and what people are told. */
@ExtendWith(StackExtension.class)
class BridgeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private TestInstallation installation;
    private TestingAlertmanager alertmanager;
    private BridgeProcess bridge;

    @BeforeEach
    void start(TestInstallation given) throws IOException, InterruptedException {
        installation = given;
        clickHouse().execute("TRUNCATE TABLE " + installation.database() + ".alerts");
        alertmanager = new TestingAlertmanager(folder);
        startBridge();
    }

    @AfterEach
    void stop() throws InterruptedException {
        bridge.kill9();
        alertmanager.stop();
    }

    @Test
    void openAlertsCallTogetherAndPeopleSilenceThem() throws IOException, InterruptedException {
        put("taken", 1, "ACKNOWLEDGED", "acknowledged_by = '王警官'");
        put("history", 1, "OPEN", "opened_at = now64(3) - 7200");
        put("member", 1, "OPEN", "group_id = 'group'");
        for (String id : List.of("a", "b", "c")) {
            put(id, 1, "OPEN");
        }
        eventually(() -> assertThat(pages().firingSince(0)).contains(Set.of("a", "b", "c")));

        put("a", 2, "ACKNOWLEDGED", "acknowledged_by = '李医生'");
        put("b", 2, "SHELVED", "shelved_until = now64(3) + 3600", "acknowledged_by = '李医生'");
        eventually(() -> assertThat(alertmanager.api().held().silences())
                .extracting(silence -> silence.alertId() + " " + silence.officer())
                .containsExactlyInAnyOrder("taken 王警官", "a 李医生", "b 李医生"));
        int afterAction = pages().count();
        eventually(() -> assertThat(pages().firingSince(afterAction)).contains(Set.of("c")));

        put("a", 3, "OPEN");
        eventually(() -> assertThat(pages().firingSince(afterAction)).contains(Set.of("a", "c")));
        put("c", 2, "RESOLVED", "ended_at = now64(3)");
        put("a", 4, "CLOSED", "ended_at = now64(3)", "outcome = 'FALSE_ALARM'");
        eventually(() -> assertThat(pages().resolvedSince(afterAction))
                .anySatisfy(over -> assertThat(over).contains("a")));
        eventually(() -> assertThat(pages().resolvedSince(afterAction))
                .anySatisfy(over -> assertThat(over).contains("c")));

        assertThat(pages().firingSince(0))
                .allSatisfy(called -> assertThat(called).doesNotContain("taken", "history", "member"));
        assertThat(alertmanager.api().held().alertIds()).containsExactlyInAnyOrder("taken", "b");
    }

    @Test
    void callSaysWhatIsWrongWhereSinceWhenAndWhomToTelephone() throws IOException, InterruptedException {
        clickHouse()
                .execute(
                        "INSERT INTO %s.sites (site_id, valid_from, name_zh, name_en) VALUES ('gate-1', 1, '东门', 'East gate')"
                                .formatted(installation.database()));
        clickHouse()
                .execute(
                        "INSERT INTO %s.units (unit_id, valid_from, name_zh, duty_telephone) VALUES ('unit-1', 1, '卫健局', '0357-4')"
                                .formatted(installation.database()));
        put(
                "a",
                1,
                "OPEN",
                "site_id = 'gate-1'",
                "unit = 'unit-1'",
                "opened_at = now64(3) - 60",
                "value = 38.2",
                "expected = 37.3",
                "instruction_zh = '复测'");

        eventually(() -> assertThat(alertmanager.api().held().alerts()).hasSize(1));
        PagedAlert call = alertmanager.api().held().alerts().get(0);
        assertThat(call.labels())
                .containsEntry("alertname", "fever")
                .containsEntry("severity", "critical")
                .containsEntry("unit", "unit-1")
                .containsEntry("county", "141002")
                .containsEntry("township", "141002100");
        assertThat(call.annotations())
                .containsEntry("place_zh", "东门")
                .containsEntry("place_en", "East gate")
                .containsEntry("duty_telephone", "0357-4")
                .containsEntry("value", "38.2")
                .containsEntry("expected", "37.3")
                .containsEntry("instruction_zh", "复测")
                .containsKey("opened_at")
                .doesNotContainKeys("instruction_en", "members", "unit_en");
    }

    @Test
    void ofTenThousandAlertsTwoHundredCallAndOneSpeaksForTheRest() throws IOException, InterruptedException {
        clickHouse()
                .execute(
                        """
                        INSERT INTO %s.alerts (alert_id, version, rule, severity, state, pages, opened_at)
                        SELECT toString(number), 1, 'fever', 'WARNING', 'OPEN', 1, now64(3) FROM numbers(10000)"""
                                .formatted(installation.database()));

        eventually(() -> assertThat(alertmanager.api().held().alertIds()).hasSize(200));
        eventually(() -> assertThat(alertmanager.api().held().alerts())
                .filteredOn(alert -> PagedAlert.MORE.equals(alert.labels().get(PagedAlert.NAME)))
                .singleElement()
                .satisfies(
                        more -> assertThat(more.annotations().get("summary_en")).startsWith("9800 more alerts")));
    }

    @Test
    void killedBridgeLeavesAlertsAliveAndEndsAfterwardsWhatEndedMeanwhile() throws IOException, InterruptedException {
        put("a", 1, "OPEN");
        put("b", 1, "OPEN");
        eventually(() -> assertThat(pages().firingSince(0)).contains(Set.of("a", "b")));

        bridge.kill9();
        put("a", 2, "CLOSED", "ended_at = now64(3)");
        int afterKill = pages().count();
        eventually(() -> assertThat(pages().firingSince(afterKill)).contains(Set.of("a", "b")));
        startBridge();

        eventually(() -> assertThat(pages().resolvedSince(afterKill)).contains(Set.of("a")));
        assertThat(alertmanager.api().held().alertIds()).containsExactly("b");
        assertThat(bridge.terminate()).isTrue();
        assertThat(bridge.said()).endsWith("bridge stopped\n");
    }

    @Test
    void killedAlertmanagerAndKilledClickHouseAreCaughtUpWith() throws IOException, InterruptedException {
        put("a", 1, "OPEN");
        eventually(() -> assertThat(pages().firingSince(0)).contains(Set.of("a")));

        alertmanager.kill9();
        eventually(() -> assertThat(bridge.said()).contains("failure 1: Alertmanager at "));
        alertmanager.start();
        eventually(() -> assertThat(alertmanager.api().held().alertIds()).containsExactly("a"));

        installation.test().killClickHouse();
        put("b", 1, "OPEN");
        eventually(() -> assertThat(alertmanager.api().held().alertIds()).containsExactlyInAnyOrder("a", "b"));
        eventually(() -> assertThat(bridge.said()).contains("works again after"));
    }

    @Test
    void watchdogIsOnAsLongAsTheChainGoesOn() throws IOException, InterruptedException {
        Instant minute = Instant.now().minus(Duration.ofDays(400));
        int[] beats = {0};
        for (int page = 1; page <= 4; page++) {
            int heard = pages().count();
            eventually(() -> {
                beats[0]++;
                beat(beats[0], minute.plus(Duration.ofMinutes(beats[0])));
                assertThat(pages().firingSince(heard)).contains(Set.of(PagedAlert.WATCHDOG));
            });
        }

        eventually(() -> {
            beat(beats[0], minute.plus(Duration.ofMinutes(beats[0])));
            assertThat(alertmanager.api().held().alerts()).isEmpty();
        });
        assertThat(bridge.said()).contains("the chain works", "the chain stands still");

        eventually(() -> {
            beats[0]++;
            beat(beats[0], minute.plus(Duration.ofMinutes(beats[0])));
            assertThat(alertmanager.api().held().alerts()).hasSize(1);
        });
        bridge.kill9();
        eventually(() -> assertThat(alertmanager.api().held().alerts()).isEmpty());
    }

    private void startBridge() throws IOException {
        bridge = new BridgeProcess(
                installation,
                alertmanager.url(),
                folder.resolve("bridge.log"),
                "--beat-within=PT4S",
                "--watchdog-for=PT4S");
    }

    private Pages pages() {
        return alertmanager.pages();
    }

    private ClickHouseHttp clickHouse() {
        return installation.test().stack().clickHouse().as("migrator");
    }

    private void beat(int version, Instant changed) throws IOException, InterruptedException {
        put(
                "watchdog",
                version,
                "OPEN",
                "rule = 'watchdog'",
                "pages = 0",
                "changed_at = fromUnixTimestamp64Milli(%d)".formatted(changed.toEpochMilli()));
    }

    /** Stores a fever that opened just now, with other values where {@code column = value} says so. */
    private void put(String id, int version, String state, String... others) throws IOException, InterruptedException {
        StringBuilder columns = new StringBuilder("alert_id, version, state");
        StringBuilder values = new StringBuilder("'%s', %d, '%s'".formatted(id, version, state));
        List<String> given = List.of(others);
        for (String usual : List.of(
                "rule = 'fever'",
                "severity = 'CRITICAL'",
                "category = 'INFECTION'",
                "subject_kind = 'EVENT'",
                "pages = 1",
                "unit = 'unit-yaodu-health'",
                "region = '141002100'",
                "opened_at = now64(3)",
                "text_zh = '一人体温 38.2 ℃'",
                "text_en = 'A person of 38.2 °C'")) {
            String column = usual.substring(0, usual.indexOf(" = "));
            if (given.stream().noneMatch(other -> other.startsWith(column + " = "))) {
                add(columns, values, usual);
            }
        }
        given.forEach(other -> add(columns, values, other));
        clickHouse()
                .execute("INSERT INTO %s.alerts (%s) SELECT %s".formatted(installation.database(), columns, values));
    }

    private static void add(StringBuilder columns, StringBuilder values, String assignment) {
        String[] sides = assignment.split(" = ", 2);
        columns.append(", ").append(sides[0]);
        values.append(", ").append(sides[1]);
    }

    private static void eventually(ThrowingRunnable condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).untilAsserted(condition);
    }
}

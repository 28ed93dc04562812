package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.event.Topics;
import org.passflow.testing.AlertTable;
import org.passflow.testing.PostRecords;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/**
 * What could bury a command centre: ten thousand fevers in a minute, a thermometer stuck at 42 °C, three hundred posts silent
 * at once, a post that flaps, an hour in which nothing arrives, and what happened hours ago. Few alerts call, none of the
 * figures is lost, and nobody is called for history. Times are minutes after the beginning.
 */
@ExtendWith(StackExtension.class)
class FloodsIT {

    private static final long MINUTE = 60_000;
    private static final long START = Instant.parse("2026-11-03T00:00:00Z").toEpochMilli();
    private static final int POSTS = 1_000;
    private static final int HEARTBEAT_MINUTES = 10;
    private static final int FEVERS = 10_000;

    private static final int SILENT_POSTS = 300;
    private static final int SILENT_FROM = 60;
    private static final int SILENT_TO = 120;
    private static final int AWAY_FROM = 160;
    private static final int AWAY_TO = 220;
    private static final int END = 270;

    private static final int OLD_FEVERS = 50;
    private static final int HISTORY_AT = 130;

    /** What calls of one rule at one place before a group speaks for the rest; and the group. */
    private static final int CAP_AT_A_SITE = 5 + 1;

    private static final int CAP_IN_A_COUNTY = 10 + 1;

    private final PostRecords records = new PostRecords(START);

    @Test
    void floodsAreFewCallsAndRightFigures(TestStack stack, TestInstallation installation) throws Exception {
        for (int post = 0; post < POSTS; post++) {
            roster(post);
            heartbeats(post);
        }
        for (int i = 0; i < FEVERS; i++) {
            fever("flood-" + i, 1, START + 20 * MINUTE + i * MINUTE / FEVERS, 38.5);
        }
        for (int i = 0; i < 30; i++) {
            fever("stuck-" + i, 2, START + (30 + i) * MINUTE, 42);
        }
        for (int i = 0; i < OLD_FEVERS; i++) {
            records.held("old-" + i, "3", 38.5, START + i * 1_000L, START + (HISTORY_AT + i % 10) * MINUTE);
        }
        flapping();
        new Scenario(installation).feed(records.inOrderOfArrival());
        String job = installation.submit(Scenario.JOB);
        new AlertTable(installation).awaitTime();

        assertThat(number(installation, "count()", "rule = 'fever' AND site_id = 'post-1' AND subject_kind = 'EVENT'"))
                .isEqualTo(FEVERS);
        assertThat(number(installation, "count()", "rule = 'fever' AND site_id = 'post-1' AND pages = 1"))
                .isEqualTo(CAP_AT_A_SITE);
        assertThat(number(installation, "sum(members)", "rule = 'fever' AND site_id = 'post-1'"))
                .isEqualTo(FEVERS - CAP_AT_A_SITE + 1);
        assertThat(number(installation, "count()", "rule = 'thermometer-fault' AND site_id = 'post-2'"))
                .isEqualTo(1);
        assertThat(number(installation, "count()", "rule = 'fever' AND site_id = 'post-2' AND pages = 1"))
                .as("thirty people in half an hour, five in ten minutes")
                .isLessThanOrEqualTo(3L * CAP_AT_A_SITE);

        assertThat(number(installation, "count()", "rule = 'fever' AND site_id = 'post-3' AND subject_kind = 'EVENT'"))
                .isEqualTo(OLD_FEVERS);
        assertThat(number(installation, "count()", "site_id = 'post-3' AND pages = 1"))
                .as("called for what happened two hours before it was known")
                .isZero();
        assertThat(number(installation, "count()", "rule = 'site-silent' AND site_id = 'post-flap'"))
                .isEqualTo(1);
        assertThat(installation.query("SELECT alert_id FROM {db}.v_alert_history WHERE site_id = 'post-flap'"))
                .as("changes of the alert that flaps: opened and, at the end, resolved")
                .hasSize(2);

        String silence = "rule = 'site-silent' AND group_id = '' AND opened_at BETWEEN %s AND %s";
        assertThat(number(installation, "count()", silence.formatted(at(SILENT_FROM), at(SILENT_TO))))
                .as("some before they are seen to be many, and some of the last to come back")
                .isLessThanOrEqualTo(2L * CAP_IN_A_COUNTY);
        assertThat(number(installation, "count()", silence.formatted(at(AWAY_FROM), at(AWAY_TO))))
                .isLessThanOrEqualTo(CAP_IN_A_COUNTY);
        assertThat(number(
                        installation,
                        "max(value)",
                        "rule = 'region-silent' AND subject = '141002' AND opened_at < " + at(SILENT_TO)))
                .as("the last figure before they came back one by one")
                .isLessThanOrEqualTo(SILENT_POSTS);
        assertThat(number(installation, "count()", "rule = 'region-silent' AND subject = '141002'"))
                .isEqualTo(2);
        assertThat(number(installation, "count()", "rule IN ('site-silent', 'region-silent') AND state != 'RESOLVED'"))
                .isZero();
        installation.cancel(job);
    }

    @Test
    void badRulesAreRefusedWithTheirReasonsAndTheLastGoodOneStays(TestStack stack) throws Exception {
        TestInstallation installation = TestInstallation.create(stack, "BadRulesIT");
        rule("fever", "\"thresholds\":{\"celsius\":38.0}", START);
        rule("no-such-rule", "\"enabled\":true", START + 1);
        rule("fever", "\"thresholds\":{\"celsius\":-5,\"windows\":3}", START + 2);
        rule("fever", "\"thresholds\":{\"celsius\":\"warm\"}", START + 3);
        rule("fever", "\"enabled\":\"yes\"", START + 4);
        rule("fever", "\"reason\":\"" + "x".repeat(1 << 20) + "\"", START + 5);
        fever("just-below", 1, START + 10 * MINUTE, 37.9);
        fever("at-the-limit", 1, START + 11 * MINUTE, 38);
        new Scenario(installation).feed(records.inOrderOfArrival());
        String job = installation.submit(Scenario.JOB);
        new AlertTable(installation).awaitTime();

        // Rejects wait longer to be written than alerts.
        await().atMost(Duration.ofMinutes(1)).until(() -> reasons(installation).size() == 5);
        List<String> reasons = reasons(installation);
        assertThat(reasons.get(0)).startsWith("RULE").contains("no such rule");
        assertThat(reasons.get(1)).startsWith("RULE").contains("celsius must be 37 to 42", "no setting windows");
        assertThat(reasons.get(2)).startsWith("RULE").contains("celsius must be a number");
        assertThat(reasons.get(3)).startsWith("WRONG_TYPE");
        assertThat(reasons.get(4)).startsWith("TOO_LARGE");
        assertThat(number(installation, "count()", "rule = 'fever' AND event_id = 'at-the-limit'"))
                .isEqualTo(1);
        assertThat(number(installation, "count()", "rule = 'fever'")).isEqualTo(1);
        assertThat(stack.stack().flink().rest().state(job)).isEqualTo("RUNNING");
        installation.cancel(job);
    }

    private static List<String> reasons(TestInstallation installation) throws IOException, InterruptedException {
        List<String> reasons = new ArrayList<>();
        for (JsonNode row : installation.query(
                "SELECT concat(reason, ' ', detail) AS why FROM {db}.v_rejects WHERE topic = 'alert-rules' ORDER BY arrival_time")) {
            reasons.add(row.get("why").asText());
        }
        return reasons;
    }

    private void rule(String id, String more, long millis) {
        String json = "{\"schema_version\":1,\"rule_id\":\"%s\",\"valid_from\":%d,%s}".formatted(id, millis, more);
        records.add(Topics.ALERT_RULES, id, json, millis);
    }

    private static String at(int minute) {
        return "fromUnixTimestamp64Milli(" + (START + minute * MINUTE) + ")";
    }

    private static long number(TestInstallation installation, String what, String where)
            throws IOException, InterruptedException {
        List<JsonNode> rows =
                installation.query("SELECT toInt64(" + what + ") AS n FROM {db}.alerts FINAL WHERE " + where);
        return rows.get(0).get("n").asLong();
    }

    /** Five townships of one county, two hundred posts each. */
    private void roster(int post) {
        records.roster(Integer.toString(post), "14100210" + post / 200, HEARTBEAT_MINUTES);
    }

    /** One every ten minutes, not all in one minute; what happened while Kafka was away arrives when it is back. */
    private void heartbeats(int post) {
        for (int minute = 1 + post % HEARTBEAT_MINUTES; minute < END; minute += HEARTBEAT_MINUTES) {
            boolean isSilent = post < SILENT_POSTS && minute >= SILENT_FROM && minute < SILENT_TO;
            if (!isSilent) {
                boolean isAway = minute >= AWAY_FROM && minute < AWAY_TO;
                records.heartbeat(
                        "h" + minute,
                        Integer.toString(post),
                        START + minute * MINUTE,
                        START + (isAway ? AWAY_TO : minute) * MINUTE + 1_000);
            }
        }
    }

    /** A post of its own township that should be heard each minute, and is heard each sixth of an hour and a half. */
    private void flapping() {
        records.roster("flap", "141023100", 1);
        for (int minute = 1; minute < END; minute += minute < 90 ? 6 : 1) {
            long time = START + minute * MINUTE;
            records.heartbeat("h" + minute, "flap", time, time + 1_000);
        }
    }

    private void fever(String id, int post, long timeMillis, double degrees) {
        records.held(id, Integer.toString(post), degrees, timeMillis, timeMillis + 1_000);
    }
}

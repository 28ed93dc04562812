package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;
import org.passflow.feed.WriteListener;
import org.passflow.testing.AlertTable;
import org.passflow.testing.PostRecords;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/**
 * Kafka is away for an hour, and the job dies meanwhile: the broker stops and starts again on its data, time jumps, and what
 * the posts have kept arrives at once. Every figure and every alert is what the models make of it, few call, and nobody is
 * called for what happened more than an hour ago. Times are minutes after the beginning; the hour itself is not waited for.
 */
@ExtendWith(StackExtension.class)
class BrokerAwayIT {

    private static final long MINUTE = 60_000;
    private static final long START = Instant.parse("2026-11-03T00:00:00Z").toEpochMilli();
    private static final String COUNTY = "141002";
    private static final int POSTS = 200;
    private static final int HEARTBEAT_MINUTES = 10;

    private static final int AWAY_FROM = 60;
    private static final int BACK = 125;
    private static final int END = 165;

    /** Minutes of fevers, each at a post of its own: before, long ago, within the hour that counts as news, afterwards. */
    private static final List<Integer> CALLED = List.of(30, 100, 110, 120, 140);

    private static final List<Integer> HISTORY = List.of(61, 62, 63);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final PostRecords records = new PostRecords(START);

    @Test
    void hourWithoutKafkaIsFewCallsAndRightFigures(TestStack stack, TestInstallation installation) throws Exception {
        for (int post = 0; post < POSTS; post++) {
            records.roster(Integer.toString(post), COUNTY + "10" + post % 2, HEARTBEAT_MINUTES);
            ordinaryDay(post);
        }
        CALLED.forEach(this::fever);
        HISTORY.forEach(this::fever);
        List<ArrivingEvent> all = records.inOrderOfArrival();
        long back = START + BACK * MINUTE;

        String job = installation.submit(Scenario.JOB);
        writeUntil(back, all, installation);
        awaitMinute(AWAY_FROM - 3, installation);
        stack.stopKafka();
        stack.killTaskManager();
        stack.startKafka();
        new Scenario(installation)
                .feed(all.stream()
                        .filter(event -> event.arrivalMillis() >= back)
                        .toList());

        AlertTable alerts = new AlertTable(installation);
        alerts.awaitTime();
        alerts.awaitModel();
        Scenario figures = new Scenario(installation);
        figures.await(figures.truth());
        assertThat(stack.stack().flink().rest().state(job)).isEqualTo("RUNNING");
        assertThat(number(installation, "count()", "rule = 'fever' AND pages = 1"))
                .isEqualTo(CALLED.size());
        assertThat(number(installation, "count()", "rule = 'fever' AND pages = 0"))
                .as("nobody is called for history")
                .isEqualTo(HISTORY.size());
        assertThat(number(installation, "count()", "pages = 1 AND noticed_at > opened_at + INTERVAL 1 HOUR"))
                .isZero();
        assertThat(number(installation, "count()", "rule = 'site-silent'"))
                .as("the county speaks for its posts")
                .isZero();
        assertThat(number(installation, "count()", "rule = 'region-silent' AND pages = 1"))
                .isEqualTo(1);
        assertThat(number(installation, "count()", "rule IN ('site-silent', 'region-silent') AND state != 'RESOLVED'"))
                .isZero();
        installation.cancel(job);
    }

    /** What a post sends every ten minutes; while Kafka is away it keeps it. */
    private void ordinaryDay(int post) {
        for (int minute = 1 + post % HEARTBEAT_MINUTES; minute < END; minute += HEARTBEAT_MINUTES) {
            String name = Integer.toString(post);
            long time = START + minute * MINUTE;
            records.heartbeat("h" + minute, name, time, arrival(minute));
            records.passed("p" + minute, name, 36.5, time + 500, arrival(minute));
        }
    }

    private void fever(int minute) {
        records.held("f" + minute, Integer.toString(minute), 38.5, START + minute * MINUTE, arrival(minute));
    }

    private static long arrival(int minute) {
        boolean isAway = minute >= AWAY_FROM && minute < BACK;
        return START + (isAway ? BACK : minute) * MINUTE + 1_000;
    }

    /** And no ticks beyond: who writes them cannot reach Kafka either. */
    private static void writeUntil(long millis, List<ArrivingEvent> all, TestInstallation installation) {
        try (EventWriter writer =
                EventWriter.toKafka(installation.kafkaServers(), installation.prefix(), WriteListener.NONE)) {
            all.stream().filter(event -> event.arrivalMillis() < millis).forEach(writer::write);
            writer.flush();
        }
    }

    private static void awaitMinute(int minute, TestInstallation installation) {
        installation.awaitUntil(PATIENCE, () -> !installation
                .query(
                        "SELECT 1 FROM {db}.v_freshness WHERE job = 'passflow' AND watermark >= fromUnixTimestamp64Milli("
                                + (START + minute * MINUTE) + ")")
                .isEmpty());
    }

    private static long number(TestInstallation installation, String what, String where)
            throws IOException, InterruptedException {
        List<JsonNode> rows =
                installation.query("SELECT toInt64(" + what + ") AS n FROM {db}.alerts FINAL WHERE " + where);
        return rows.get(0).get("n").asLong();
    }
}

package org.passflow.rejects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.event.RejectReason;
import org.passflow.event.TimeRules;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;
import org.passflow.feed.WriteListener;
import org.passflow.kafka.KafkaSettings;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/** Rejects found and sent again, through real Kafka, Flink and ClickHouse. */
@ExtendWith(StackExtension.class)
class RejectsIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final RejectQuery ALL = new RejectQuery(null, null, null, 100);
    private static final String MINUTES =
            "SELECT sum(persons) AS persons, count() AS minutes FROM {db}.v_flow_1m WHERE site_id = 'gate-1'";

    @Test
    void eventOnceAheadOfTimeCountsOnceWhenItIsSentAgain(TestStack test, TestInstallation installation)
            throws IOException, InterruptedException, SQLException {
        Instant arrival = Instant.now().minus(Duration.ofHours(2));
        Instant ahead = arrival.plus(Duration.ofHours(1));
        Properties login = new Properties();
        login.put("user", "migrator");
        login.put("password", test.stack().clickHouse().passwords().of("migrator"));
        RejectStore store = new RejectStore(installation.jdbcUrl(), login);
        installation.submit(Scenario.JOB);

        write(installation, arrival, event("early", ahead, ""), event("named", arrival, ",\"phone\":\"13812345678\""));
        installation.awaitUntil(TIMEOUT, () -> store.find(ALL).size() == 2);

        RecordPosition early = only(store.find(query(RejectReason.FUTURE, null)));
        RecordPosition named = only(store.find(query(RejectReason.RAW_IDENTITY, arrival.minusSeconds(1))));
        assertThat(store.find(query(null, arrival.plusSeconds(1)))).isEmpty();
        assertThat(store.at(named).orElseThrow().payload())
                .contains("***********")
                .doesNotContain("13812345678");
        assertThat(store.at(new RecordPosition("trips", 0, 0))).isEmpty();

        try (Retry retry = retry(installation, Duration.ofHours(24))) {
            assertThat(retry.retry(early).send()).isTrue();
            assertThat(retry.retry(early).send()).isTrue();
            assertThat(retry.retry(named).explanation()).contains("RAW_IDENTITY");
        }
        try (Retry retry = retry(installation, Duration.ofMinutes(1))) {
            assertThat(retry.retry(early).explanation()).contains("higher generation");
        }
        write(installation, Instant.now());

        installation.awaitUntil(
                TIMEOUT, () -> installation.query(MINUTES).toString().equals("[{\"persons\":1,\"minutes\":1}]"));
    }

    private static RecordPosition only(List<StoredReject> rejects) {
        assertThat(rejects).hasSize(1);
        return rejects.get(0).position();
    }

    private static RejectQuery query(RejectReason reason, Instant since) {
        return new RejectQuery(Topics.CHECKPOINT_EVENTS, reason, since, 100);
    }

    private static Retry retry(TestInstallation installation, Duration horizon) {
        RetryRules rules = new RetryRules(new TimeRules(horizon, TimeRules.DEFAULT_CLOCK_TOLERANCE));
        return Retry.inKafka(
                new KafkaSettings(installation.kafkaServers(), installation.prefix()), rules, Clock.systemUTC());
    }

    private static void write(TestInstallation installation, Instant arrival, String... events) {
        try (EventWriter writer =
                EventWriter.toKafka(installation.kafkaServers(), installation.prefix(), WriteListener.NONE)) {
            writer.tickUntil(arrival.toEpochMilli());
            for (String event : events) {
                writer.write(new ArrivingEvent(
                        Topics.CHECKPOINT_EVENTS, "gate-1", event.getBytes(UTF_8), arrival.toEpochMilli()));
            }
            writer.finish(Duration.ofMinutes(3));
        }
    }

    private static String event(String id, Instant time, String more) {
        return "{\"schema_version\":1,\"event_id\":\"" + id + "\",\"event_time\":" + time.toEpochMilli()
                + ",\"site_id\":\"gate-1\",\"direction\":\"IN\",\"subject\":\"PERSON\",\"disposition\":\"PASSED\""
                + more + "}";
    }
}

package org.passflow.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;
import org.passflow.feed.WriteListener;
import org.passflow.testing.EverythingShown;
import org.passflow.testing.FlinkDebugLog;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/**
 * Secrets that are planted where they belong (tokens in events, payloads in rejects, passwords in their files) are found
 * nowhere else: in no log, also while Flink logs all it does and ClickHouse refuses rows quoting them, on no page of Flink, in no
 * metric, in no exception, on no command line.
 */
@ExtendWith(StackExtension.class)
class SecretsIT {
    private static final String ACCEPTED = "c0ffee11c0ffee22c0ffee33c0ffee44";
    private static final String FEVERISH = "deadbeef11deadbeef22deadbeef3344";
    private static final String QUOTED = "0badf00d0badf00d0badf00d0badf00d";
    private static final String PAYLOAD = "PLANTED-PAYLOAD-4711";
    private static final String REFERENCE = "PLANTED-REFERENCE-0815";

    /** Of no other test: what tables refuse of theirs, the engine quotes in its log too. */
    private static final String IDENTITY = "141029197001010427";

    private long arrivalMillis = Instant.parse("2026-11-02T00:00:00Z").toEpochMilli();

    private FlinkDebugLog debugLog;

    @BeforeEach
    void logAllThatFlinkDoes(TestInstallation installation) throws IOException {
        debugLog = new FlinkDebugLog(installation);
    }

    @AfterEach
    void logAsUsual() throws IOException {
        debugLog.close();
    }

    @Test
    void plantedSecretsAreFoundNowhereElse(TestStack stack, TestInstallation installation) throws Exception {
        String job = installation.submit(Scenario.JOB);
        write(
                installation,
                List.of(
                        event("first", ACCEPTED, "36.5"),
                        event("fever", FEVERISH, "38.9"),
                        record("{\"schema_version\":1,\"event_id\":\"bad\",\"text\":\"" + PAYLOAD + "\", broken"),
                        record(named())));
        installation.awaitUntil(
                Duration.ofMinutes(1),
                () -> count(installation, "rejects") == 2
                        && count(installation, "alerts") >= 1
                        && count(installation, "events") == 2);

        refuseRows(stack, installation);
        write(installation, List.of(event("second", QUOTED, "36.6")));
        FlinkRest flink = stack.stack().flink().rest();
        installation.awaitUntil(
                Duration.ofMinutes(2), () -> !flink.exceptions(job).isEmpty());
        takeRowsAgain(stack, installation);
        installation.awaitUntil(Duration.ofMinutes(2), () -> count(installation, "events") == 3);

        Map<String, String> everything = EverythingShown.by(stack, job);
        assertThat(everything.get("/jobs/" + job + "/exceptions")).contains("A batch of rows failed", "CANNOT_PARSE");
        assertThat(everything.get("metrics of the TaskManager")).contains("passflow_table_failed_batches");
        // The engine on one machine quotes the row that it cannot parse in its own log (operations.md, What is logged);
        // after the
        // job has begun again, that may be any row of events.
        assertThat(EverythingShown.found(everything, secrets(stack))).allSatisfy(place -> assertThat(place)
                .matches("(?s)(" + String.join("|", ACCEPTED, FEVERISH, QUOTED, REFERENCE)
                        + ") in clickhouse\\.(err\\.)?log(\\.\\d+)?: .*" + "Cannot parse string .*"));
        installation.cancel(job);
    }

    private static List<String> secrets(TestStack stack) {
        List<String> secrets = new ArrayList<>(List.of(ACCEPTED, FEVERISH, QUOTED, PAYLOAD, REFERENCE, IDENTITY));
        Passwords.USERS.forEach(
                user -> secrets.add(stack.stack().clickHouse().passwords().of(user)));
        return secrets;
    }

    /** A table whose column cannot hold the rows: ClickHouse quotes what it cannot parse. */
    private static void refuseRows(TestStack stack, TestInstallation installation) throws Exception {
        ClickHouseHttp migrator = stack.stack().clickHouse().as("migrator");
        String database = installation.database();
        migrator.execute("RENAME TABLE %1$s.events TO %1$s.events_away".formatted(database));
        migrator.execute(
                """
                CREATE TABLE %s.events (topic String, partition Int32, offset Int64, arrival_time DateTime64(3), site_id String,
                event_id String, event_time DateTime64(3), is_void UInt8, source String, fields UInt8)
                ENGINE = MergeTree ORDER BY offset"""
                        .formatted(database));
    }

    private static void takeRowsAgain(TestStack stack, TestInstallation installation) throws Exception {
        ClickHouseHttp migrator = stack.stack().clickHouse().as("migrator");
        String database = installation.database();
        migrator.execute("DROP TABLE %s.events SYNC".formatted(database));
        migrator.execute("RENAME TABLE %1$s.events_away TO %1$s.events".formatted(database));
    }

    private static long count(TestInstallation installation, String table) throws IOException, InterruptedException {
        return installation
                .query("SELECT uniqExact(tuple(*)) AS rows FROM {db}." + table + " FINAL")
                .get(0)
                .path("rows")
                .asLong();
    }

    private static void write(TestInstallation installation, List<ArrivingEvent> events) {
        try (EventWriter writer =
                EventWriter.toKafka(installation.kafkaServers(), installation.prefix(), WriteListener.NONE)) {
            events.forEach(writer::write);
            writer.finish(Duration.ofMinutes(1));
        }
    }

    private ArrivingEvent event(String id, String token, String temperature) {
        return record(
                """
                {"schema_version":1,"event_id":"%s","event_time":%d,"site_id":"gate","direction":"IN","subject":"PERSON",\
                "disposition":"PASSED","person_token":"%s","temperature_c":%s,"record_ref":"%s"}"""
                        .formatted(id, arrivalMillis, token, temperature, REFERENCE));
    }

    private String named() {
        return "{\"schema_version\":1,\"event_id\":\"named\",\"event_time\":" + arrivalMillis
                + ",\"site_id\":\"gate\",\"direction\":\"IN\",\"subject\":\"PERSON\",\"disposition\":\"PASSED\",\"id_number\":\""
                + IDENTITY + "\"}";
    }

    private ArrivingEvent record(String json) {
        return new ArrivingEvent(Topics.CHECKPOINT_EVENTS, "gate", json.getBytes(UTF_8), ++arrivalMillis, null);
    }
}

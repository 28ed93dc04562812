package org.passflow.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;
import org.passflow.feed.WriteListener;
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
    private static final String IDENTITY = "11010519491231002X";

    /** Of Flink's REST, without those of a job and a TaskManager; all of them are looked at. */
    private static final List<String> PAGES = List.of(
            "/config",
            "/overview",
            "/jobs/overview",
            "/jobs/metrics",
            "/jars",
            "/jobmanager/config",
            "/jobmanager/environment",
            "/jobmanager/logs",
            "/jobmanager/log",
            "/jobmanager/stdout",
            "/jobmanager/metrics",
            "/jobmanager/thread-dump",
            "/taskmanagers");

    private static final List<String> PAGES_OF_A_JOB = List.of(
            "", "/config", "/exceptions", "/plan", "/checkpoints", "/checkpoints/config", "/accumulators", "/metrics");

    private final HttpClient http = HttpClient.newHttpClient();
    private long arrivalMillis = Instant.parse("2026-11-02T00:00:00Z").toEpochMilli();
    private Path logging;
    private String usualLogging;

    @BeforeEach
    void logAllThatFlinkDoes(TestStack stack) throws IOException {
        logging = stack.stack().settings().data().resolve("flink/log4j2.properties");
        usualLogging = Files.readString(logging);
        Files.writeString(
                logging,
                usualLogging.replace("rootLogger.level = info", "rootLogger.level = debug")
                        + "logger.own.name = org.passflow\nlogger.own.level = trace\n"
                        + "logger.connectors.name = org.apache.flink.connector\nlogger.connectors.level = trace\n");
    }

    @AfterEach
    void logAsUsual() throws IOException {
        Files.writeString(logging, usualLogging);
    }

    @Test
    void plantedSecretsAreFoundNowhereElse(TestStack stack, TestInstallation installation) throws Exception {
        String job = installation.submit(Scenario.JOB);
        installation.awaitUntil(
                Duration.ofMinutes(1), () -> log(stack, "taskmanager-1").contains(" DEBUG "));
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

        Map<String, String> everything = everything(stack, job);
        assertThat(everything.get("/jobs/" + job + "/exceptions")).contains("A batch of rows failed", "CANNOT_PARSE");
        assertThat(everything.get("metrics of the TaskManager")).contains("passflow_table_failed_batches");
        // The engine on one machine quotes the row that it cannot parse in its own log (operations.md, What is logged);
        // after the
        // job has begun again, that may be any row of events.
        assertThat(found(everything, secrets(stack))).allSatisfy(place -> assertThat(place)
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

    private static Set<String> found(Map<String, String> everything, List<String> secrets) {
        Set<String> found = new TreeSet<>();
        everything.forEach((place, text) -> secrets.stream()
                .filter(text::contains)
                .forEach(secret -> found.add(secret + " in " + place + ": "
                        + text.lines()
                                .filter(line -> line.contains(secret))
                                .findFirst()
                                .orElse(""))));
        return found;
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

    private Map<String, String> everything(TestStack stack, String job) throws Exception {
        Map<String, String> all = new LinkedHashMap<>();
        try (Stream<Path> logs = Files.walk(stack.stack().settings().logs())) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                all.put(log.getFileName().toString(), new String(Files.readAllBytes(log), UTF_8));
            }
        }
        for (ManagedProcess process : stack.stack().processes()) {
            all.put(
                    "command line of " + process.name(),
                    ProcessHandle.of(process.pid())
                            .flatMap(handle -> handle.info().commandLine())
                            .orElse(""));
        }
        Ports ports = stack.stack().settings().ports();
        all.put("metrics of the JobManager", page("http://127.0.0.1:" + ports.jobManagerMetrics() + "/metrics"));
        all.put("metrics of the TaskManager", page("http://127.0.0.1:" + ports.taskManagerMetrics() + "/metrics"));
        all.put("metrics of ClickHouse", page("http://127.0.0.1:" + ports.clickHouseHttp() + "/metrics"));
        pages(stack.stack().flink().rest(), job).forEach(path -> all.put(path, ""));
        String flink = stack.stack().flink().rest().url();
        for (Map.Entry<String, String> each : all.entrySet()) {
            if (each.getKey().startsWith("/")) {
                each.setValue(page(flink + each.getKey()));
            }
        }
        return all;
    }

    private static List<String> pages(FlinkRest flink, String job) throws Exception {
        List<String> pages = new ArrayList<>(PAGES);
        for (String page : PAGES_OF_A_JOB) {
            pages.add("/jobs/" + job + page);
        }
        for (JsonNode vertex : flink.get("/jobs/" + job).path("vertices")) {
            String path = "/jobs/" + job + "/vertices/" + vertex.path("id").asText();
            pages.addAll(List.of(path, path + "/metrics", path + "/accumulators", path + "/watermarks"));
        }
        for (String taskManager : flink.taskManagers()) {
            for (String page : List.of("", "/log", "/logs", "/stdout", "/metrics", "/thread-dump")) {
                pages.add("/taskmanagers/" + taskManager + page);
            }
        }
        return pages;
    }

    private String page(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String log(TestStack stack, String process) throws IOException {
        return Files.readString(stack.stack().settings().logs().resolve(process + ".log"));
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

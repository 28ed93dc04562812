package org.passflow.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;
import org.passflow.testing.TopicRecords;

/** Whatever anybody may send, as fast as it can be sent: nothing breaks, nothing is lost, nothing private is kept. */
@ExtendWith(StackExtension.class)
class HostileIT {

    private static final Path INVALID = Path.of("..", "schemas", "events", "examples", "invalid");
    private static final Instant MORNING = Instant.parse("2026-11-02T00:00:00Z");
    /** More than a million records as fast as the broker takes them: the job has work for a minute. */
    private static final int ROUNDS = 9_000;

    /** Injections in every text: if one were executed, or moved a column, the counts or the tables would show it. */
    private static final List<String> TEXTS = List.of(
            "'); DROP TABLE flow_1m; --",
            "\\'; DROP DATABASE passflow; /*",
            "a\u0000b",
            "\t\\N\\n,\"'`{}[]",
            "${jndi:ldap://127.0.0.1/a}",
            "\u202e\ud83d\ude80 汉字");

    /** Planted where producers must not put them; none may be found in anything that passflow writes. */
    private static final List<String> IDENTITIES = List.of("王小明七七", "11010519491231002X", "13812345678", "晋L12345");

    private final Map<String, Integer> expectedRejects = new HashMap<>();
    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private long arrivalMillis = MORNING.toEpochMilli();

    @Test
    void hostileRecordsBecomeRejectsAndTheNextEventCounts(TestStack stack, TestInstallation installation)
            throws Exception {
        String job = installation.submit(Scenario.JOB);
        List<ArrivingEvent> hostile = hostile();
        try (EventWriter writer = EventWriter.toKafka(
                installation.kafkaServers(),
                installation.prefix(),
                (event, partition, offset) ->
                        sent.put(event.topic() + '|' + partition + '|' + offset, String.valueOf(event.label())))) {
            hostile.forEach(writer::write);
            writer.write(next(Topics.CHECKPOINT_EVENTS, event("after-all", "the-next"), null));
            writer.finish(Duration.ofMinutes(3));
        }

        installation.awaitUntil(Duration.ofMinutes(4), () -> !installation
                .query("SELECT 1 FROM {db}.v_flow_1m WHERE site_id = 'after-all' AND persons = 1")
                .isEmpty());
        installation.awaitUntil(Duration.ofSeconds(30), () -> countOfRejects(installation) == expectedRejectCount());
        assertThat(rejects(installation)).allSatisfy((position, reason) -> assertThat(sent.get(position))
                .as("reject at %s", position)
                .isEqualTo(reason));
        assertThat(installation.query("SELECT name FROM system.tables WHERE database = '{db}' AND name = 'flow_1m'"))
                .hasSize(1);
        for (String text : TEXTS) {
            assertThat(persons(installation, text)).as("passages at %s", text).isEqualTo(1);
        }
        assertThat(stack.stack().flink().rest().exceptions(job)).isEmpty();
        assertNoIdentityIsKept(stack, installation);
        installation.cancel(job);
    }

    private int expectedRejectCount() {
        return expectedRejects.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Every golden invalid record many times over, giants, injections and identities among them. */
    private List<ArrivingEvent> hostile() throws IOException {
        List<Golden> golden = new ArrayList<>();
        for (String topic : Topics.EVENTS) {
            for (Path file : invalid(topic)) {
                golden.add(new Golden(topic, Files.readAllBytes(file), reason(file)));
            }
        }
        List<ArrivingEvent> events = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            golden.forEach(record -> events.add(reject(record.topic(), record.value(), record.reason())));
            events.add(reject(Topics.CHECKPOINT_EVENTS, null, "EMPTY"));
        }
        events.add(reject(Topics.CHECKPOINT_EVENTS, new byte[10 << 20], "TOO_LARGE"));
        for (String text : TEXTS) {
            events.add(next(Topics.CHECKPOINT_EVENTS, event(text, text), null));
        }
        for (String identity : IDENTITIES) {
            String named = event("gate", "id").replace("}", ",\"name\":\"" + identity + "\"}");
            events.add(reject(Topics.CHECKPOINT_EVENTS, named.getBytes(UTF_8), "RAW_IDENTITY"));
        }
        for (String identity : IDENTITIES.subList(1, IDENTITIES.size())) {
            String hidden = event("gate", "id").replace("}", ",\"xx\":{\"y\":[\"call " + identity + " now\"]}}");
            events.add(reject(Topics.CHECKPOINT_EVENTS, hidden.getBytes(UTF_8), "RAW_IDENTITY"));
        }
        return events;
    }

    @SuppressWarnings("ArrayRecordComponent") // Read once, never compared.
    private record Golden(String topic, byte[] value, String reason) {}

    private ArrivingEvent reject(String topic, byte[] value, String reason) {
        expectedRejects.merge(reason, 1, Integer::sum);
        return new ArrivingEvent(topic, "key", value, ++arrivalMillis, reason);
    }

    private ArrivingEvent next(String topic, String value, String label) {
        return new ArrivingEvent(topic, "key", value.getBytes(UTF_8), ++arrivalMillis, label);
    }

    private String event(String site, String id) {
        String escaped = site.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\t", "\\t")
                .replace("\u0000", "\\u0000");
        String escapedId = id.equals(site) ? escaped : id;
        return "{\"schema_version\":1,\"event_id\":\"" + escapedId + "\",\"event_time\":" + arrivalMillis
                + ",\"site_id\":\"" + escaped + "\",\"direction\":\"IN\",\"subject\":\"PERSON\","
                + "\"disposition\":\"PASSED\",\"source\":\"" + escaped + "\"}";
    }

    private static List<Path> invalid(String topic) throws IOException {
        try (Stream<Path> files = Files.list(INVALID.resolve(topic))) {
            return files.sorted().toList();
        }
    }

    private static String reason(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf("--")).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static long countOfRejects(TestInstallation installation) throws Exception {
        return installation
                .query("SELECT count() AS rejects FROM {db}.v_rejects")
                .get(0)
                .get("rejects")
                .asLong();
    }

    private static Map<String, String> rejects(TestInstallation installation) throws Exception {
        Map<String, String> rejects = new HashMap<>();
        for (JsonNode row : installation.query(
                "SELECT concatWithSeparator('|', topic, partition, offset) AS position, reason FROM {db}.v_rejects")) {
            rejects.put(row.get("position").asText(), row.get("reason").asText());
        }
        return rejects;
    }

    private static long persons(TestInstallation installation, String site) throws Exception {
        StringBuilder hex = new StringBuilder();
        for (byte one : site.getBytes(UTF_8)) {
            hex.append(String.format("%02x", one));
        }
        return installation
                .query("SELECT sum(persons) AS persons FROM {db}.v_flow_1m WHERE site_id = unhex('" + hex + "')")
                .get(0)
                .get("persons")
                .asLong();
    }

    private static void assertNoIdentityIsKept(TestStack stack, TestInstallation installation) throws Exception {
        TopicRecords records = TopicRecords.of(installation);
        assertThat(records.holding(Topics.REJECTS, "RAW_IDENTITY")).isPositive();
        for (String identity : IDENTITIES) {
            assertThat(records.holding(Topics.REJECTS, identity))
                    .as("%s in the topic of rejects", identity)
                    .isZero();
            for (JsonNode table : installation.query(
                    "SELECT name FROM system.tables WHERE database = '{db}' AND engine LIKE '%MergeTree'")) {
                assertThat(installation
                                .query("SELECT count() AS found FROM {db}."
                                        + table.get("name").asText() + " WHERE position(toString(tuple(*)), '"
                                        + identity + "') > 0")
                                .get(0)
                                .get("found")
                                .asLong())
                        .as("%s in %s", identity, table.get("name").asText())
                        .isZero();
            }
            try (Stream<Path> logs = Files.walk(stack.stack().settings().logs())) {
                for (Path log : logs.filter(Files::isRegularFile)
                        .filter(HostileIT::isOurs)
                        .toList()) {
                    assertThat(contains(log, identity))
                            .as("%s in %s", identity, log)
                            .isFalse();
                }
            }
        }
    }

    /** ClickHouse logs the questions of this very test. */
    private static boolean isOurs(Path log) {
        return !log.getFileName().toString().startsWith("clickhouse");
    }

    private static boolean contains(Path log, String text) throws IOException {
        return new String(Files.readAllBytes(log), UTF_8).contains(text);
    }
}

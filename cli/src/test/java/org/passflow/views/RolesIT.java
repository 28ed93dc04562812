package org.passflow.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.Passwords;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestStack;

/** Who may do what: each user is refused what is not theirs, and given what they need. */
@ExtendWith(StackExtension.class)
class RolesIT {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static final String VEHICLE = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210";

    private static TestStack stack;

    @BeforeAll
    static void write(TestStack test) throws Exception {
        stack = test;
        test.migrateMainDatabase();
        ClickHouseHttp writer = as("passflow_writer");
        writer.execute("INSERT INTO passflow.visits_1d (site_id, window_start, person_token, events, revision)"
                + " VALUES ('gate', '2026-11-09 20:00:00', '%s', 1, 1)".formatted(TOKEN));
        writer.execute("INSERT INTO passflow.alerts (alert_id, version, rule, state, person_token)"
                + " VALUES ('a', 1, 'fever', 'OPEN', '%s')".formatted(TOKEN));
        writer.execute("INSERT INTO passflow.journeys (trip_id, person_token, site_id, steps, revision)"
                + " VALUES ('T1', '%s', 'hub', 1, 1)".formatted(TOKEN));
        writer.execute("INSERT INTO passflow.quarantine (person_token, order_id, revision)"
                + " VALUES ('%s', 'order', 1)".formatted(TOKEN));
        writer.execute("INSERT INTO passflow.events (topic, site_id, event_id, event_time, fields) VALUES"
                + " ('checkpoint-events', 'gate', 'e', '2026-11-10 00:00:00',"
                + " '{\"subject\":\"PERSON\",\"person_token\":\"%s\",\"vehicle_token\":\"%s\",\"mask\":true}')"
                        .formatted(TOKEN, VEHICLE));
        writer.execute("INSERT INTO passflow.rejects (topic, partition, offset, reason, payload) VALUES"
                + " ('checkpoint-events', 0, 1, 'MALFORMED', '{\"person_token\" : \"%s\", \"x\": 1'),".formatted(TOKEN)
                + " ('checkpoint-events', 0, 2, 'MALFORMED', '{\"persontoken\":\"0123456789abcdef\"}'),"
                + " ('checkpoint-events', 0, 3, 'MALFORMED', '{\"tokn\":\"%s\"}')".formatted(TOKEN));
    }

    @AfterAll
    static void forget() throws Exception {
        stack.dropMainDatabase();
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "tracer"})
    void readersReadNoTableAndNothingOfTheServer(String user) throws Exception {
        for (JsonNode table : as("migrator")
                .query(
                        "SELECT name FROM system.tables WHERE database = 'passflow' AND NOT match(name, '^(v|trace|board)_')")) {
            refused(user, "SELECT * FROM passflow." + table.get("name").asText() + " LIMIT 1");
        }
        for (String table :
                List.of("query_log", "users", "processes", "grants", "text_log", "session_log", "server_settings")) {
            refused(user, "SELECT * FROM system." + table + " LIMIT 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "tracer"})
    void readersReachNothingOutsideAndWriteNothing(String user) {
        for (String source : List.of(
                "url('http://127.0.0.1:1/', 'LineAsString')",
                "urlCluster('default', 'http://127.0.0.1:1/', 'LineAsString')",
                "file('/etc/passwd', 'LineAsString')",
                "s3('http://127.0.0.1:1/bucket/key', 'LineAsString')",
                "remote('127.0.0.1', 'passflow', 'visits_1d')",
                "remoteSecure('127.0.0.1', 'passflow', 'visits_1d')",
                "cluster('default', 'passflow', 'visits_1d')",
                "mysql('127.0.0.1:1', 'd', 't', 'u', 'p')",
                "postgresql('127.0.0.1:1', 'd', 't', 'u', 'p')",
                "mongodb('127.0.0.1:1', 'd', 't', 'u', 'p', 'a String')",
                "redis('127.0.0.1:1', 'k', 'k String')",
                "sqlite('/tmp/x', 't')",
                "executable('x', 'LineAsString', 'y')",
                "merge('passflow', '^visits_1d$')",
                "loop('passflow', 'visits_1d')",
                "mergeTreeIndex('passflow', 'visits_1d')",
                "view(SELECT * FROM passflow.visits_1d)",
                "viewIfPermitted(SELECT person_token FROM passflow.visits_1d ELSE url('http://127.0.0.1:1/', 'LineAsString', 'person_token String'))")) {
            refused(user, "SELECT * FROM " + source);
        }
        for (String statement : List.of(
                "SELECT 1 INTO OUTFILE '/tmp/x'",
                "INSERT INTO FUNCTION file('x.csv') SELECT 1",
                "INSERT INTO FUNCTION url('http://127.0.0.1:1/', 'LineAsString') SELECT 'x'",
                "INSERT INTO passflow.visits_1d (site_id) VALUES ('x')",
                "INSERT INTO passflow.v_visits (site_id) VALUES ('x')",
                "INSERT INTO passflow.alert_actions (alert_id, action, actor) VALUES ('0123456789abcdef-0123456789abcdef', 'ACK', 'a')",
                "CREATE TABLE passflow.mine (a Int8) ENGINE = Memory",
                "CREATE TEMPORARY TABLE mine (a Int8)",
                "CREATE VIEW passflow.v_mine AS SELECT 1",
                "CREATE DATABASE mine",
                "CREATE FUNCTION mine AS x -> x",
                "CREATE USER mine",
                "DROP VIEW passflow.v_visits",
                "TRUNCATE TABLE passflow.visits_1d",
                "ALTER TABLE passflow.visits_1d DELETE WHERE true",
                "OPTIMIZE TABLE passflow.visits_1d",
                "RENAME TABLE passflow.v_visits TO passflow.v_mine",
                "GRANT SELECT ON passflow.* TO analyst",
                "KILL QUERY WHERE true",
                "BACKUP TABLE passflow.v_visits TO File('/tmp/x')",
                "SYSTEM FLUSH LOGS",
                "SYSTEM SHUTDOWN")) {
            refused(user, statement);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "tracer"})
    void readersLiftNoLimit(String user) throws Exception {
        for (String setting : List.of(
                "max_memory_usage = 0",
                "max_memory_usage = 100000000000",
                "max_memory_usage_for_user = 0",
                "max_untracked_memory = 100000000000",
                "max_temporary_data_on_disk_size_for_user = 0",
                "max_execution_time = 0",
                "max_execution_time = 3600",
                "max_result_rows = 0",
                "max_result_bytes = 0",
                "max_threads = 64",
                "max_final_threads = 64",
                "max_concurrent_queries_for_user = 0",
                "priority = 1",
                "readonly = 0",
                "log_queries = 0",
                "log_queries_probability = 0",
                "log_queries_min_query_duration_ms = 100000",
                "log_queries_cut_to_length = 1",
                "log_queries_min_type = 'EXCEPTION_WHILE_PROCESSING'",
                "add_http_cors_header = 1")) {
            refused(user, "SELECT 1 SETTINGS " + setting);
        }
        as(user).execute("SELECT 1 SETTINGS max_execution_time = 120, max_memory_usage = 100000000, max_threads = 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "tracer", "board", "passflow_writer"})
    void nobodyReadsFilesOfTheMachine(String user) throws Exception {
        assumeTrue(stack.stack().clickHouse().readsItsOwnFilesOnly(), "Linux 5.19 with Landlock, and the engine");
        Path password = stack.stack().clickHouse().passwords().file("migrator").toAbsolutePath();

        for (String file : List.of(
                password.toString(),
                "../../passwords/migrator",
                "/proc/self/root" + password,
                "/etc/passwd",
                "/proc/%d/environ".formatted(ProcessHandle.current().pid()))) {
            assertThatThrownBy(() -> as(user).query("SELECT file({path:String}) AS text", Map.of("param_path", file)))
                    .as(file)
                    .hasMessageContaining("Permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc/self/environ", "../users.xml"})
    void whatTheServerReadsHoldsNoPassword(String file) throws Exception {
        String text = as("analyst")
                .query("SELECT file({path:String}) AS text", Map.of("param_path", file))
                .get(0)
                .get("text")
                .asText();

        assertThat(text).contains("PASSFLOW_CLICKHOUSE_CLIENTS");
        for (String user : Passwords.USERS) {
            assertThat(text)
                    .doesNotContain(stack.stack().clickHouse().passwords().of(user));
        }
        assertThat(Arrays.stream(text.split("\0", -1)).map(line -> line.split("=", 2)[0]))
                .doesNotContain("SHELL", "OLDPWD", "MAVEN_CMD_LINE_ARGS");
    }

    @Test
    void migratorMayAskWhatTheRunbookAsks() throws Exception {
        String runbook = Files.readString(Path.of("..", "docs", "runbook.md"));
        List<String> statements = List.of(
                runbook.replaceFirst("(?s).*\n```sql\n(.*?);\n```.*", "$1").split(";\n", -1));

        assertThat(statements).hasSize(3);
        for (String statement : statements) {
            as("migrator").query(statement);
            refused("analyst", statement);
        }
    }

    @Test
    void analystReadsNoToken() throws Exception {
        for (JsonNode view : as("migrator")
                .query("SELECT name FROM system.tables WHERE database = 'passflow' AND startsWith(name, 'v_')")) {
            String name = view.get("name").asText();
            assertThat(as("analyst").send("SELECT * FROM passflow." + name + " LIMIT 1000 FORMAT TSV", Map.of()))
                    .as(name)
                    .doesNotContain(TOKEN, VEHICLE, "0123456789abcdef\"");
        }
        refused("analyst", "SELECT * FROM passflow.trace_events");
        refused("analyst", "SELECT * FROM passflow.trace_quarantine");
    }

    @Test
    void archiveTellsPersonsApartWithoutTokens() throws Exception {
        JsonNode event = as("analyst")
                .query("SELECT * FROM passflow.v_events WHERE event_id = 'e'")
                .get(0);

        assertThat(event.get("fields").asText())
                .isEqualTo("{\"subject\":\"PERSON\",\"person_token\":\"***\",\"vehicle_token\":\"***\",\"mask\":true}");
        assertThat(as("analyst")
                        .query("SELECT person_hash FROM passflow.v_visits")
                        .get(0)
                        .get("person_hash"))
                .isEqualTo(event.get("person_hash"));
        assertThat(event.get("vehicle_hash")).isNotEqualTo(event.get("person_hash"));
        assertThat(as("analyst").send("SELECT payload FROM passflow.v_rejects ORDER BY offset FORMAT TSVRaw", Map.of()))
                .isEqualTo("{\"person_token\" : \"***\", \"x\": 1\n{\"persontoken\":\"***\"}\n{\"tokn\":\"***\"}\n");
    }

    @Test
    void tracerSeesTokensAndWhatWasAskedIsKept() throws Exception {
        for (String view : List.of("trace_events", "trace_alerts", "trace_journeys", "trace_quarantine")) {
            assertThat(as("tracer")
                            .query(
                                    "SELECT person_token FROM passflow." + view
                                            + " WHERE person_token = {token:String}",
                                    Map.of("param_token", TOKEN)))
                    .as(view)
                    .hasSize(1);
        }

        awaitAsked("system.query_log");
        stack.killClickHouse();
        awaitAsked("merge('system', '^query_log')");
    }

    /** A query is noted after its answer was sent. */
    private static void awaitAsked(String log) {
        await().untilAsserted(() -> {
            as("migrator").execute("SYSTEM FLUSH LOGS");
            assertThat(
                            as("migrator")
                                    .query(
                                            "SELECT query FROM " + log
                                                    + " WHERE type = 'QueryFinish' AND user = 'tracer' AND has(tables, 'passflow.trace_journeys')"))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.get("query").asText()).contains("trace_journeys"));
        });
    }

    @Test
    void sqlInAParameterIsData() throws Exception {
        for (String hostile : List.of(
                "' OR 1 = 1 --",
                "'; DROP TABLE passflow.visits_1d; --",
                "\\' OR 1 = 1 --",
                "{token:String}",
                "a' UNION ALL SELECT 1")) {
            String escaped = hostile.replace("\\", "\\\\");
            assertThat(as("analyst")
                            .query(
                                    "SELECT {site:String} AS said, count() AS n FROM passflow.v_visits WHERE site_id = {site:String}",
                                    Map.of("param_site", escaped)))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.get("said").asText()).isEqualTo(hostile);
                        assertThat(row.get("n").asInt()).isZero();
                    });
        }
        assertThatThrownBy(() -> as("analyst").query("SELECT {n:UInt64} AS n", Map.of("param_n", "1 OR 1")))
                .isInstanceOf(ClickHouseHttp.Refused.class);
        assertThat(as("analyst").query("SELECT * FROM passflow.v_visits")).hasSize(1);
    }

    @Test
    void analystsDoNotStarveTheServer() throws Exception {
        ExecutorService analysts = Executors.newFixedThreadPool(30);
        List<Future<?>> running = new ArrayList<>();
        try {
            for (int i = 0; i < 30; i++) {
                running.add(analysts.submit(() -> {
                    as("analyst")
                            .execute(
                                    "SELECT sum(cityHash64(number)) FROM numbers(1000000000000) SETTINGS max_execution_time = 10");
                    return null;
                }));
            }
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> running.stream().filter(Future::isDone).count() >= 10);
            long begin = System.nanoTime();
            as("board").query("SELECT count() AS n FROM passflow.v_alerts");
            as("passflow_writer")
                    .execute("INSERT INTO passflow.progress (job, watermark) VALUES ('other', '2026-11-10 00:00:00')");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));

            List<String> ends = new ArrayList<>();
            for (Future<?> one : running) {
                ends.add(howItEnded(one));
            }
            assertThat(ends)
                    .allMatch(end -> end.contains("TIMEOUT_EXCEEDED") || end.contains("TOO_MANY_SIMULTANEOUS_QUERIES"));
            assertThat(ends)
                    .filteredOn(end -> end.contains("TOO_MANY_SIMULTANEOUS_QUERIES"))
                    .hasSizeGreaterThanOrEqualTo(10);
        } finally {
            analysts.shutdownNow();
        }
        assertThatThrownBy(
                        () -> as("analyst").execute("SELECT groupArray(number) FROM numbers(1000000000) FORMAT Null"))
                .hasMessageContaining("MEMORY_LIMIT_EXCEEDED");
    }

    private static String howItEnded(Future<?> query) throws InterruptedException {
        try {
            query.get();
            return "it did not";
        } catch (ExecutionException e) {
            return e.getCause().getMessage();
        }
    }

    private static void refused(String user, String sql) {
        assertThatThrownBy(() -> as(user).execute(sql))
                .as(user + ": " + sql)
                .isInstanceOf(ClickHouseHttp.Refused.class)
                .hasMessageNotContaining("SYNTAX_ERROR")
                .message()
                .containsPattern("ACCESS_DENIED|READONLY|SETTING_CONSTRAINT_VIOLATION|UNKNOWN_TABLE|"
                        + "INTO_OUTFILE_NOT_ALLOWED|CANNOT_EXTRACT_TABLE_STRUCTURE|CLUSTER_DOESNT_EXIST");
    }

    private static ClickHouseHttp as(String user) {
        return stack.stack().clickHouse().as(user);
    }
}

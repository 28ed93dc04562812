package org.passflow.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestStack;

/** The board as ClickHouse serves it: page, queries, actions, and what it must not let anybody do. */
@ExtendWith(StackExtension.class)
class BoardIT {
    private static final Path README = Path.of("..", "dashboards", "board", "queries", "README.md");
    private static final Map<String, String> PARAMETERS =
            Map.of("alert_id", "x", "since_ms", "0", "unit", "", "site_id", "x");
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Longest that an answer is kept, and some time to ask for it. */
    private static final Duration KEPT = Duration.ofSeconds(60);

    private final List<BoardQuery> queries = BoardQueries.ofThisBuild();
    private final String alert =
            "%016x-%016x".formatted(0xb0a2d, UUID.randomUUID().getLeastSignificantBits());
    private BoardClient board;
    private TestStack stack;

    @AfterAll
    static void leaveNothingRunning(TestStack given) throws Exception {
        given.dropMainDatabase();
    }

    @BeforeEach
    void migrate(TestStack given) throws Exception {
        stack = given;
        stack.migrateForBoard();
        board = new BoardClient(stack.stack().clickHouse().url());
    }

    @Test
    void everyQueryAnswersWithTheColumnsThatAreDocumented() throws Exception {
        String documented = Files.readString(README);

        for (BoardQuery query : queries) {
            if (!query.writes()) {
                await().atMost(KEPT).until(() -> !board.columns(query.name(), parametersOf(query))
                        .isEmpty());
                List<String> columns = board.columns(query.name(), parametersOf(query));
                assertThat(columns).as(query.name()).hasSizeGreaterThan(3).allSatisfy(column -> assertThat(documented)
                        .as("%s of %s in %s", column, query.name(), README)
                        .contains("`" + column + "`"));
                assertThat(documented).contains("| `" + query.name() + "` |");
            }
        }
    }

    @Test
    void analystMayAskTheQueryBehindEachNumber() throws Exception {
        for (BoardQuery query : queries) {
            if (!query.writes() && !query.name().equals("alerts-now")) {
                Map<String, String> parameters = parametersOf(query).entrySet().stream()
                        .collect(Collectors.toMap(entry -> "param_" + entry.getKey(), Map.Entry::getValue));
                assertThat(as("analyst").query(query.sql(), parameters))
                        .as(query.name())
                        .isNotNull();
            }
        }
    }

    @Test
    void nowIsNoOlderThanSomeSecondsAndAnswersAreMadeAnew() throws Exception {
        await().atMost(KEPT).until(() -> board.ask("now", Map.of()).size() == 1);
        JsonNode first = board.ask("now", Map.of()).get(0);

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode now = board.ask("now", Map.of()).get(0);
            assertThat(now.get("now_ms").asLong())
                    .isGreaterThan(first.get("now_ms").asLong());
            assertThat(now.get("asked_ms").asLong() - now.get("now_ms").asLong())
                    .isBetween(0L, 5_000L);
        });
        assertThat(first.get("shift_end_ms").asLong()
                        - first.get("shift_start_ms").asLong())
                .isEqualTo(Duration.ofHours(8).toMillis());
        assertThat(first.get("now_ms").asLong() - first.get("handover_ms").asLong())
                .isBetween(Duration.ofHours(1).toMillis(), Duration.ofHours(9).toMillis());
        assertThat(first.get("now_ms").asLong()
                        - first.get("business_day_start_ms").asLong())
                .isBetween(0L, Duration.ofHours(24).toMillis());
    }

    @Test
    void pageIsServedWithHeadersThatLetNothingElseIn() throws Exception {
        for (String path : List.of("/board/", "/board/index.html")) {
            HttpResponse<String> page = board.send("GET", path, Map.of("user", "duty-1"));
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).contains("board.js");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        }
        assertThat(board.send("GET", "/board/board.js", Map.of()).headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
        assertThat(board.send("GET", "/board/board.css", Map.of()).statusCode()).isEqualTo(200);
        assertThat(board.send("GET", "/board/..%2f..%2fconfig.xml", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(board.send("GET", "/ping", Map.of()).body()).startsWith("Ok.");
    }

    @Test
    void alertComesChangesWithWhatPeopleDoAndGoes() throws Exception {
        raise(1, "OPEN");
        await().atMost(SOON).until(() -> version() != null);
        await().atMost(SOON).untilAsserted(() -> assertThat(alerts(0)).containsKey(alert));
        await().pollDelay(Duration.ofSeconds(2)).until(() -> version() != null);
        String before = version();

        assertThat(act("张三", Map.of("action", "ACK")).statusCode()).isEqualTo(200);

        await().atMost(SOON).until(() -> !version().equals(before));
        JsonNode taken = alerts(System.currentTimeMillis()).get(alert);
        assertThat(taken.get("pending_action").asText()).isEqualTo("ACK");
        assertThat(taken.get("pending_actor").asText()).isEqualTo("张三");
        raise(2, "CLOSED");
        await().atMost(SOON).untilAsserted(() -> assertThat(alerts(0)).doesNotContainKey(alert));
        assertThat(alerts(System.currentTimeMillis()).get(alert).get("is_open").asInt())
                .isZero();
        await().atMost(KEPT).untilAsserted(() -> assertThat(board.ask("ended", Map.of()))
                .extracting(row -> row.get("alert_id").asText())
                .contains(alert));
        assertThat(board.ask("alert", Map.of("alert_id", alert)))
                .singleElement()
                .satisfies(row -> assertThat(row.get("text_en").asText()).isEqualTo("<b>it's</b>"));
        assertThat(board.ask("alert-history", Map.of("alert_id", alert)))
                .extracting(row -> row.get("state").asText())
                .containsExactly("OPEN", "CLOSED");
        assertThat(board.ask("handover", Map.of("since_ms", "0", "unit", "")))
                .extracting(row -> row.get("alert_id").asText())
                .contains(alert);
    }

    @Test
    void actorIsWhomTheHeaderNames() throws Exception {
        HttpResponse<String> forged = act("duty-1", Map.of("action", "ACK", "actor", "mallory"));
        assertThat(forged.statusCode()).isEqualTo(400);
        assertThat(actions()).isEmpty();

        assertThat(act("王 芳", Map.of("action", "ACK")).body()).isEmpty();

        assertThat(actions())
                .singleElement()
                .satisfies(row -> assertThat(row.get("actor").asText()).isEqualTo("王 芳"));
    }

    @Test
    void requestThatIsNotThePagesIsNoAction() throws Exception {
        Map<String, String> acknowledge = action(Map.of("action", "ACK"));

        assertThat(board.send("POST", "/board/api/act", acknowledge, "X-Forwarded-User", "a")
                        .statusCode())
                .isEqualTo(404);
        assertThat(board.send("POST", "/board/api/act", acknowledge, "X-Passflow-Board", "1")
                        .statusCode())
                .isEqualTo(404);
        assertThat(board.send("GET", "/board/api/act", acknowledge, "X-Forwarded-User", "a", "X-Passflow-Board", "1")
                        .statusCode())
                .isEqualTo(404);
        assertThat(actions()).isEmpty();
    }

    @Test
    void pageOfAnotherOriginGetsNoPermission() throws Exception {
        String[] foreign = {
            "Origin", "http://elsewhere.example",
            "Access-Control-Request-Method", "POST",
            "Access-Control-Request-Headers", "x-passflow-board"
        };

        for (HttpResponse<String> response : List.of(
                board.send("OPTIONS", "/board/api/act", Map.of(), foreign),
                board.send("OPTIONS", "/board/api/now", Map.of(), foreign),
                board.send("GET", "/board/api/now", Map.of(), "Origin", "http://elsewhere.example"),
                board.send(
                        "GET",
                        "/board/api/alerts",
                        Map.of("since_ms", "0", "add_http_cors_header", "1"),
                        "Origin",
                        "http://elsewhere.example"))) {
            assertThat(response.headers().map().keySet())
                    .noneMatch(name -> name.equalsIgnoreCase("Access-Control-Allow-Origin"));
        }
        assertThat(board.send("OPTIONS", "/board/api/act", Map.of(), foreign).statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void linkCannotChangeHowAnAnswerIsGiven() throws Exception {
        for (String setting :
                List.of("add_http_cors_header", "max_memory_usage", "max_execution_time", "max_threads")) {
            assertThat(board.send("GET", "/board/api/alerts", Map.of("since_ms", "0", setting, "1"))
                            .body())
                    .as(setting)
                    .contains("Setting " + setting + " should not be changed");
        }
        HttpResponse<String> page = board.send(
                "GET",
                "/board/api/alerts",
                Map.of("since_ms", "0", "http_response_headers", "{'Content-Type':'text/html'}"));
        assertThat(page.statusCode()).isNotEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).doesNotContain("html");
        assertThat(board.send("GET", "/board/api/now", Map.of()).headers().allValues("Content-Type"))
                .containsExactly("application/json; charset=UTF-8");
        assertThat(board.send("GET", "/board/api/now", Map.of("max_threads", "1"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void sameActionTwiceIsOne() throws Exception {
        Map<String, String> once = action(Map.of("action", "COMMENT", "text", "a"));

        assertThat(board.act("duty-1", once).statusCode()).isEqualTo(200);
        assertThat(board.act("duty-1", once).statusCode()).isEqualTo(200);

        assertThat(actions()).hasSize(1);
    }

    @Test
    void wrongActionIsRefusedWithTheReason() throws Exception {
        long past = System.currentTimeMillis() - 1_000;
        Map<Map<String, String>, String> reasons = Map.of(
                Map.of("action", "CLOSE"), "outcome_is_said_with_CLOSE_only",
                Map.of("action", "SNOOZE"), "action_is_ACK_SHELVE_UNSHELVE_COMMENT_or_CLOSE",
                Map.of("action", "SHELVE", "until_ms", Long.toString(past)), "until_is_ahead_by_at_most_seven_days",
                Map.of("action", "COMMENT"), "text_is_said_with_COMMENT",
                Map.of("action", "ACK", "text", "call 13812345678"), "text_holds_no_mobile_number",
                Map.of("action", "ACK", "alert_id", "x"), "alert_id_is_16_hex_dash_16_hex",
                Map.of("action", "ACK", "until_ms", "soon"), "until_ms",
                Map.of("action", "ACK", "action_id", "5"), "action_id");

        for (Map.Entry<Map<String, String>, String> wrong : reasons.entrySet()) {
            HttpResponse<String> answer = act("duty-1", wrong.getKey());
            assertThat(answer.statusCode()).as(wrong.toString()).isBetween(400, 599);
            assertThat(answer.body()).as(wrong.toString()).contains(wrong.getValue());
        }
        assertThat(actions()).isEmpty();
    }

    @Test
    void whatPeopleWriteIsData() throws Exception {
        String text = "复测 37.0 \"ok\" \\ 'x'); DROP TABLE alerts -- <script>\n第二行\t{y:String}";
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");

        assertThat(act("duty-1", Map.of("action", "COMMENT", "text", escaped)).statusCode())
                .isEqualTo(200);

        assertThat(board.ask("alert-actions", Map.of("alert_id", alert)))
                .singleElement()
                .satisfies(row -> assertThat(row.get("text").asText()).isEqualTo(text));
        assertThat(board.ask("alert", Map.of("alert_id", "' OR 1 = 1 --"))).isEmpty();
        assertThat(board.ask("handover", Map.of("since_ms", "0", "unit", "') OR 1 = 1 --")))
                .isEmpty();
        assertThat(board.ask("site-flow", Map.of("site_id", "x' UNION ALL SELECT 1")))
                .allSatisfy(row -> assertThat(row.get("total").isNull()).isTrue());
    }

    @Test
    void boardMayAskItsQueriesAndNothingElse() throws Exception {
        for (String refused : List.of(
                "SELECT * FROM passflow.alerts",
                "SELECT * FROM passflow.alert_actions",
                "SELECT * FROM passflow.trace_alerts",
                "SELECT * FROM passflow.v_events",
                "SELECT * FROM passflow.v_visits",
                "SELECT * FROM system.users",
                "SELECT * FROM system.processes",
                "SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')",
                "SELECT * FROM file('/etc/passwd', 'LineAsString')",
                "SELECT * FROM remote('127.0.0.1', 'passflow', 'alerts')",
                "SELECT * FROM executable('x', 'LineAsString', 'y')",
                "INSERT INTO FUNCTION file('x.csv') SELECT 1",
                "INSERT INTO FUNCTION url('http://127.0.0.1:1/', 'LineAsString') SELECT 'x'",
                "SELECT 1 INTO OUTFILE 'x'",
                "CREATE TABLE passflow.x (a Int8) ENGINE = Memory",
                "CREATE TEMPORARY TABLE x (a Int8)",
                "DROP TABLE passflow.board_now",
                "INSERT INTO passflow.board_now SELECT * FROM passflow.board_now",
                "INSERT INTO passflow.alerts (alert_id) VALUES ('x')",
                "ALTER TABLE passflow.alert_actions DELETE WHERE true",
                "KILL QUERY WHERE true",
                "SYSTEM STOP VIEW passflow.board_now",
                "SET max_execution_time = 100",
                "SELECT 1 SETTINGS max_memory_usage = 1000000000000")) {
            assertThatThrownBy(() -> as("board").execute(refused))
                    .as(refused)
                    .isInstanceOf(ClickHouseHttp.Refused.class);
        }
    }

    @Test
    void boardReadsNoViewButThoseThatAreAskedForEachViewer() throws Exception {
        String asked = queries.stream()
                .filter(query -> query.keptSeconds().isEmpty())
                .map(BoardQuery::sql)
                .collect(Collectors.joining());
        List<String> ofTheCommand = List.of("v_alerts_current", "v_watchdog");

        List<JsonNode> views = as("migrator")
                .query("SELECT name FROM system.tables WHERE database = 'passflow' AND startsWith(name, 'v_')");

        assertThat(views).hasSizeGreaterThan(30);
        for (JsonNode view : views) {
            String name = view.get("name").asText();
            if (!asked.contains("passflow." + name) && !ofTheCommand.contains(name)) {
                assertThatThrownBy(() -> as("board").query("SELECT * FROM passflow." + name + " LIMIT 0"))
                        .as(name)
                        .hasMessageContaining("ACCESS_DENIED");
            }
        }
    }

    private Map<String, String> parametersOf(BoardQuery query) {
        return query.parameters().stream().collect(Collectors.toMap(name -> name, PARAMETERS::get));
    }

    private ClickHouseHttp as(String user) {
        return stack.stack().clickHouse().as(user);
    }

    private void raise(int version, String state) throws Exception {
        as("passflow_writer")
                .execute(
                        """
                        INSERT INTO passflow.alerts (alert_id, version, rule, category, severity, state, subject_kind, subject,
                            noticed_at, opened_at, changed_at, ended_at, text_en)
                        SELECT '%s', %d, 'fever', 'INFECTION', 'CRITICAL', '%s', 'EVENT', 'x', now64(3), now64(3), now64(3),
                            if('%3$s' = 'CLOSED', now64(3), NULL), '<b>it''s</b>'"""
                                .formatted(alert, version, state));
    }

    private String version() throws Exception {
        return board.ask("now", Map.of()).stream()
                .map(row -> row.get("alerts_version").asText())
                .findFirst()
                .orElse(null);
    }

    private Map<String, JsonNode> alerts(long since) throws Exception {
        return board.ask("alerts", Map.of("since_ms", Long.toString(since))).stream()
                .collect(Collectors.toMap(row -> row.get("alert_id").asText(), row -> row));
    }

    private HttpResponse<String> act(String actor, Map<String, String> what) throws Exception {
        return board.act(actor, action(what));
    }

    private Map<String, String> action(Map<String, String> what) {
        Map<String, String> all = new HashMap<>(Map.of("alert_id", alert, "outcome", "", "until_ms", "0", "text", ""));
        all.put("action_id", UUID.randomUUID().toString());
        all.putAll(what);
        return all;
    }

    private List<JsonNode> actions() throws Exception {
        return board.ask("alert-actions", Map.of("alert_id", alert));
    }
}

package org.passflow.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** A person who is erased stands in no table any more, and no figure has changed. */
@ExtendWith(StackExtension.class)
class ErasureIT {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static final String OTHER = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210";
    private static final String LONG_AGO = "'2026-01-10 00:00:00'";

    private TestInstallation tables;
    private ClickHouseHttp migrator;
    private Erasure erasure;

    @BeforeEach
    void writeTwoPersons(TestInstallation installation, TestInfo test) throws Exception {
        tables = installation.withTables(
                "t" + Integer.toHexString(test.getDisplayName().hashCode()));
        migrator = tables.test().stack().clickHouse().as("migrator");
        erasure = new Erasure(migrator, tables.database());
        writeHistory();
    }

    private void writeHistory() throws Exception {
        for (String token : List.of(TOKEN, OTHER)) {
            String id = token.substring(0, 4);
            for (String day : List.of("2026-01-09 20:00:00", "2026-01-10 20:00:00")) {
                insert(
                        "visits_1d",
                        "site_id, window_start, person_token, events, revision",
                        "('gate', '%s', '%s', 2, 2)".formatted(day, token));
            }
            insert(
                    "journeys",
                    "trip_id, person_token, site_id, arrived_at, steps, revision",
                    "('T1', '%s', 'hub', %s, 1, 1)".formatted(token, LONG_AGO));
            insert(
                    "quarantine",
                    "person_token, order_id, from_time, due_at, released_at, revision",
                    "('%s', 'order-%s', %s, %s, %s, 1)".formatted(token, id, LONG_AGO, LONG_AGO, LONG_AGO));
            insert(
                    "events",
                    "topic, site_id, event_id, event_time, fields",
                    "('checkpoint-events', 'gate', '%s', %s, '{\"record_ref\":\"r\\\\\\\"%s\",\"subject\":\"PERSON\",\"person_token\":\"%s\"}')"
                            .formatted(id, LONG_AGO, id, token));
            insert(
                    "alerts",
                    "alert_id, version, rule, state, person_token, record_ref",
                    "('%s', 1, 'fever', 'CLOSED', '%s', 'ref-%s')".formatted(id, token, id));
            insert(
                    "rejects",
                    "topic, partition, offset, reason, payload",
                    "('checkpoint-events', 0, %d, 'MALFORMED', '{\"person_token\":\"%s\"')"
                            .formatted(token.equals(TOKEN) ? 1 : 2, token));
            insert(
                    "site_status",
                    "site_id, event_id, event_time, text",
                    "('gate', '%s', %s, 'seen %s here')".formatted(id, LONG_AGO, token));
        }
    }

    @Test
    void tokenStandsNowhereAndTheOtherPersonIsUntouched() throws Exception {
        assertThat(tablesWith(TOKEN)).hasSize(8);
        List<String> others = tablesWith(OTHER);

        Map<String, Long> rows = erasure.erase(TOKEN, "Li Wei", "asked for it");

        assertThat(rows)
                .containsEntry("visits_1d", 2L)
                .containsEntry("alert_history", 1L)
                .hasSize(8);
        assertThat(tablesWith(TOKEN)).isEmpty();
        assertThat(tablesWith(OTHER)).isEqualTo(others);
        assertThat(tables.query("SELECT actor, reason, rows['visits_1d'] AS visits FROM {db}.v_erasures"))
                .extracting(JsonNode::toString)
                .containsExactly("{\"actor\":\"Li Wei\",\"reason\":\"asked for it\",\"visits\":2}");
    }

    @Test
    void figuresStayAsTheyWere() throws Exception {
        List<String> before = figures();

        erasure.erase(TOKEN, "Li Wei", "");
        assertThat(figures()).isEqualTo(before);

        erasure.erase(TOKEN, "Li Wei", "");
        assertThat(figures()).isEqualTo(before);
    }

    @Test
    void erasedPersonsDaysAreNoLongerOnePersons() throws Exception {
        String persons = "SELECT uniqExact(person_hash) AS n FROM {db}.v_visits";
        assertThat(tables.query(persons).get(0).get("n").asInt()).isEqualTo(2);

        erasure.erase(TOKEN, "Li Wei", "");

        assertThat(tables.query(persons).get(0).get("n").asInt()).isEqualTo(3);
        assertThat(tables.query("SELECT person_token FROM {db}.visits_1d WHERE startsWith(person_token, 'erased-')"))
                .hasSize(2);
    }

    @Test
    void archiveKeepsTheEventAndNeitherTokenNorReference() throws Exception {
        erasure.erase(TOKEN, "Li Wei", "");

        assertThat(tables.query("SELECT fields FROM {db}.events WHERE event_id = '0123'")
                        .get(0)
                        .get("fields")
                        .asText())
                .isEqualTo("{\"record_ref\":\"\",\"subject\":\"PERSON\",\"person_token\":\"\"}");
        assertThat(tables.query("SELECT * FROM {db}.v_data_quality WHERE kind IN ('NO_TOKEN', 'CONFLICT')"))
                .isEmpty();
        assertThat(tables.query("SELECT record_ref FROM {db}.alerts WHERE alert_id = '0123'")
                        .get(0)
                        .get("record_ref")
                        .asText())
                .isEmpty();
    }

    @Test
    void whoWasErasedIsErasedAgainWhenHistoryWasReadAgain() throws Exception {
        erasure.erase(TOKEN, "Li Wei", "");
        assertThat(erasure.eraseAgain()).isEmpty();
        List<String> figures = figures();
        List<String> others = tablesWith(OTHER);

        writeHistory();
        assertThat(tablesWith(TOKEN)).hasSize(8);
        Map<String, Long> rows = erasure.eraseAgain();

        assertThat(rows).containsEntry("visits_1d", 2L).hasSize(8);
        assertThat(tablesWith(TOKEN)).isEmpty();
        assertThat(tablesWith(OTHER)).isEqualTo(others);
        assertThat(figures()).isEqualTo(figures);
        assertThat(tables.query("SELECT * FROM {db}.v_erasures")).hasSize(1);
    }

    @Test
    void whatHappenedAfterAnErasureIsNotErasedAgain() throws Exception {
        erasure.erase(TOKEN, "Li Wei", "");
        insert(
                "visits_1d",
                "site_id, window_start, person_token, events, revision",
                "('gate', '2026-01-09 20:00:00', '%1$s', 2, 2), ('gate', '2100-01-09 20:00:00', '%1$s', 2, 2)"
                        .formatted(TOKEN));
        insert(
                "alerts",
                "alert_id, version, rule, state, person_token, opened_at",
                "('later', 1, 'fever', 'CLOSED', '%s', '2100-01-10 00:00:00')".formatted(TOKEN));

        assertThat(erasure.eraseAgain()).containsOnly(Map.entry("visits_1d", 1L));
        assertThat(tablesWith(TOKEN)).containsExactly("alert_history", "alerts", "visits_1d");
    }

    @Test
    void whomTheJobStillFollowsIsSaid() throws Exception {
        assertThat(erasure.followed(TOKEN))
                .containsExactly(
                        "1 journeys that changed within the last three days", "2 visits within the last three days");

        insert(
                "alerts",
                "alert_id, version, rule, state, person_token",
                "('open', 1, 'fever', 'OPEN', '%s')".formatted(TOKEN));
        insert(
                "quarantine",
                "person_token, order_id, from_time, due_at, revision",
                "('%s', 'open', now(), now() + INTERVAL 14 DAY, 1)".formatted(TOKEN));

        assertThat(erasure.followed(TOKEN))
                .contains("1 alerts that have not ended", "1 orders of quarantine that are not over");
    }

    @Test
    void everyColumnThatCanHoldATokenIsKnown() throws Exception {
        List<String> known =
                Stream.of(TokenTable.values()).map(TokenTable::table).toList();
        List<String> columns = tables
                .query(
                        "SELECT DISTINCT table AS holder FROM system.columns WHERE database = '{db}'"
                                + " AND name IN ('person_token', 'vehicle_token', 'fields', 'payload', 'text')"
                                + " AND table IN (SELECT name FROM system.tables WHERE database = '{db}' AND endsWith(engine, 'MergeTree'))")
                .stream()
                .map(row -> row.get("holder").asText())
                .toList();

        assertThat(known).containsExactlyInAnyOrderElementsOf(columns);
    }

    @Test
    void whatIsNoTokenIsNotAsked() {
        for (String text : List.of("", "short", "0123456789abcdef' OR 1 = 1 --", TOKEN + "0")) {
            assertThatThrownBy(() -> erasure.erase(text, "Li Wei", "")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void tokensGoWhenTheirTimeIsUp() throws Exception {
        Retention retention = new Retention(migrator, tables.database());
        for (Retention.Kept kept : Retention.TABLES) {
            assertThat(retention.days(kept)).as(kept.table()).hasValueSatisfying(days -> assertThat(days)
                    .isBetween(30, 400));
        }
        for (Retention.Kept kept : Retention.TABLES) {
            migrator.send(
                    "ALTER TABLE %s.%s UPDATE updated_at = now64(3) - INTERVAL 8 DAY WHERE true"
                            .formatted(tables.database(), kept.table()),
                    Map.of("mutations_sync", "1"));
            retention.keep(kept, 7);
            migrator.send("OPTIMIZE TABLE %s.%s FINAL".formatted(tables.database(), kept.table()), Map.of());
        }

        assertThat(tablesWith(TOKEN)).containsExactly("site_status");
        assertThat(tables.query("SELECT count() AS n FROM {db}.alerts")
                        .get(0)
                        .get("n")
                        .asInt())
                .isEqualTo(2);
        assertThat(tables.query("SELECT count() AS n FROM {db}.rejects")
                        .get(0)
                        .get("n")
                        .asInt())
                .isEqualTo(2);
        assertThat(retention.days(Retention.TABLES.get(0))).hasValue(7);
        assertThatThrownBy(() -> retention.keep(Retention.TABLES.get(0), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Tables in any cell of which a text stands, looked for without knowing their columns. */
    private List<String> tablesWith(String token) throws Exception {
        List<String> found = new ArrayList<>();
        for (JsonNode table : tables.query(
                "SELECT name FROM system.tables WHERE database = '{db}' AND endsWith(engine, 'MergeTree') ORDER BY name")) {
            String name = table.get("name").asText();
            long rows = tables.query("SELECT count() AS n FROM {db}." + name + " WHERE position(toString(tuple(*)), '"
                            + token + "') > 0")
                    .get(0)
                    .get("n")
                    .asLong();
            if (rows > 0) {
                found.add(name);
            }
        }
        return found;
    }

    private List<String> figures() throws Exception {
        return Stream.of(
                        "SELECT business_day, level, persons, events FROM {db}.v_distinct_persons ORDER BY ALL",
                        "SELECT trip_id, arrived, registered FROM {db}.v_trip_reconciliation ORDER BY ALL",
                        "SELECT state, count() AS n FROM {db}.v_quarantine_orders GROUP BY state",
                        "SELECT rule, raised FROM {db}.v_rule_quality",
                        "SELECT topic, class, count() AS n FROM {db}.v_events GROUP BY ALL",
                        "SELECT count() AS n FROM {db}.v_rejects")
                .map(this::answer)
                .toList();
    }

    private String answer(String sql) {
        try {
            return tables.query(sql).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insert(String table, String columns, String row) throws Exception {
        tables.test()
                .stack()
                .clickHouse()
                .as("passflow_writer")
                .execute("INSERT INTO %s.%s (%s) VALUES %s".formatted(tables.database(), table, columns, row));
    }
}

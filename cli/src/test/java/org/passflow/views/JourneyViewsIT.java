package org.passflow.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.views.Rows.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** How people read journeys: whether trips add up, who waits for what, and which hand-offs are open. */
@ExtendWith(StackExtension.class)
class JourneyViewsIT {
    /** 08:00 in Shanghai. */
    private static final Instant MORNING = Instant.parse("2026-11-10T00:00:00Z");

    private Rows rows;

    @BeforeEach
    void tablesOfItsOwn(TestInstallation installation, TestInfo test) throws Exception {
        rows = new Rows(installation.withTables(
                "t" + Integer.toHexString(test.getDisplayName().hashCode())));
        progress(120);
    }

    @Test
    void tripAddsUpAndEveryGapIsListed() throws Exception {
        trip("T1", "ARRIVED", 0, 9);
        trip("T1", "CLOSED", 60, 9);
        arrived("pushed").at("registered_at", 10).at("pushed_at", 20).left(20).write();
        arrived("exempt").at("registered_at", 10).at("exempt_at", 20).left(20).write();
        arrived("back")
                .at("registered_at", 10)
                .at("turned_back_at", 20)
                .left(20)
                .write();
        arrived("away")
                .at("registered_at", 10)
                .at("transfer_departed_at", 20)
                .left(20)
                .write();
        arrived("open").at("registered_at", 10).write();
        arrived("unregistered").write();
        journey("only-registered").at("registered_at", 10).write();
        journey("taken-back").number("steps", 0).write();

        JsonNode trip = one("SELECT * FROM {db}.v_trip_reconciliation");

        assertThat(counts(trip, "announced", "arrived", "registered", "unregistered"))
                .containsExactly(9, 7, 6, 1);
        assertThat(counts(trip, "pushed", "exempt", "turned_back", "transferred", "open"))
                .containsExactly(1, 1, 1, 1, 2);
        assertThat(trip.get("state").asText()).isEqualTo("CLOSED_WITH_GAPS");
        assertThat(rows.lines(
                        "SELECT arrayStringConcat(arrayMap(gap -> concat(gap.kind, ' ', toString(gap.persons)), gaps), ',')"
                                + " AS line FROM {db}.v_trip_reconciliation"))
                .containsExactly("NOT_ARRIVED 2,UNREGISTERED 1,NOT_PUSHED 2");
    }

    @Test
    void tripGoesThroughItsStates() throws Exception {
        trip("T1", "SCHEDULED", 0, null);
        assertThat(state()).isEqualTo("SCHEDULED");
        trip("T1", "ARRIVED", 1, 1);
        assertThat(state()).isEqualTo("ARRIVING");
        arrived("one").at("registered_at", 10).number("revision", 2).write();
        assertThat(state()).isEqualTo("OPEN");
        progress(361);
        assertThat(state()).isEqualTo("CLOSED_WITH_GAPS");
        arrived("one")
                .at("registered_at", 10)
                .at("pushed_at", 20)
                .left(20)
                .number("revision", 3)
                .write();
        assertThat(state()).isEqualTo("CLOSED_COMPLETE");
        progress(20 + 3 * 1440 + 1);
        assertThat(state()).isEqualTo("CLOSED_WITH_GAPS");
        assertThat(rows.lines("SELECT state AS line FROM {db}.v_journeys")).containsExactly("LOST");
        trip("T1", "CANCELLED", 2, null);
        assertThat(state()).isEqualTo("CANCELLED");
    }

    @Test
    void passengersWithoutATripAreATripToo() throws Exception {
        arrived("one").write();

        JsonNode trip = one("SELECT * FROM {db}.v_trip_reconciliation");

        assertThat(trip.get("trip_id").asText()).isEqualTo("T1");
        assertThat(trip.get("site_id").asText()).isEqualTo("hub");
        assertThat(trip.get("announced").isNull()).isTrue();
        assertThat(trip.get("unregistered").asInt()).isEqualTo(1);
    }

    @Test
    void waitingIsExactAndThoseStillThereCountWithTheirAge() throws Exception {
        for (long i = 1; i <= 9; i++) {
            arrived("p" + i)
                    .at("registered_at", i)
                    .at("classified_at", i)
                    .at("ready_at", i)
                    .at("pushed_at", 2 * i)
                    .left(2 * i)
                    .write();
        }
        arrived("waits").write();

        JsonNode hour = one("SELECT * FROM {db}.v_hub_waiting WHERE level = 'HOUR'");

        assertThat(counts(hour, "persons", "waiting_registration", "waiting_push", "at_hub"))
                .containsExactly(10, 1, 0, 1);
        assertThat(counts(hour, "queue_n", "queue_p50_s", "queue_p90_s", "queue_max_s"))
                .containsExactly(10, 6 * 60, 120 * 60, 120 * 60);
        assertThat(counts(hour, "push_n", "push_p50_s", "push_p90_s", "push_max_s"))
                .containsExactly(9, 5 * 60, 9 * 60, 9 * 60);
        assertThat(hour.get("observation_p50_s").isNull()).isTrue();
        assertThat(hour.get("explains").asText()).isEqualTo("QUEUE");
        assertThat(rows.lines("SELECT trip_id AS line FROM {db}.v_hub_waiting WHERE level = 'TRIP'"))
                .containsExactly("T1");
    }

    @Test
    void handoffsAreClosedByTheRuleInForce() throws Exception {
        journey("one")
                .at("pushed_at", 0)
                .at("last_acked_at", 30)
                .text("destination_region", "141002104222")
                .roles("'police-officer', 'passer-by'")
                .write();
        journey("two")
                .at("pushed_at", 10)
                .text("destination_region", "141002104")
                .write();

        assertThat(handoff("opened", "closed", "open", "age_p50_s", "age_max_s"))
                .containsExactly(2, 0, 2, 120 * 60, 120 * 60);
        assertThat(rows.lines("SELECT toString(missing_roles['police-officer']) AS line FROM {db}.v_handoffs"))
                .containsExactly("1");

        rows.insert(
                "alert_rules",
                "rule_id, rule, valid_from, arrival_time, thresholds",
                List.of("('handoff-unacknowledged', 'handoff-unacknowledged', '2026-11-09 00:00:00',"
                        + " '2026-11-09 00:00:00', {'roles': '2', 'role_names': 'any'})"));

        assertThat(handoff("opened", "closed", "open", "closing_p50_s", "age_max_s"))
                .containsExactly(2, 1, 1, 30 * 60, 110 * 60);
    }

    @Test
    void occupancyIsCountedAtTheHourAndAtItsMost() throws Exception {
        arrived("a")
                .at("held_at", 10)
                .at("released_at", 70)
                .at("pushed_at", 80)
                .left(80)
                .write();
        arrived("b")
                .at("held_at", 20)
                .at("released_at", 30)
                .at("pushed_at", 40)
                .left(40)
                .write();
        journey("c").at("arrived_at", 50).at("held_at", 90).at("held_since", 90).write();

        assertThat(rows.lines("SELECT arrayStringConcat([held_at_start, held_most, at_hub_at_start, at_hub_most], ' ')"
                        + " AS line FROM {db}.v_hold_occupancy ORDER BY window_start"))
                .containsExactly("0 2 2 2", "1 1 2 2", "1 1 1 1");
    }

    @Test
    void nobodyIsNamedButToTracer() throws Exception {
        arrived("0123456789abcdef").write();

        assertThat(rows.lines("SELECT toString(length(person_hash)) AS line FROM {db}.v_journeys"))
                .containsExactly("32");
        assertThat(rows.lines("SELECT person_token AS line FROM {db}.trace_journeys"))
                .containsExactly("0123456789abcdef");
        assertThat(rows.lines("SELECT table AS line FROM system.columns WHERE database = '{db}'"
                        + " AND name = 'person_token' AND table LIKE 'v\\\\_%'"))
                .isEmpty();
    }

    private String state() throws Exception {
        return one("SELECT * FROM {db}.v_trip_reconciliation").get("state").asText();
    }

    private List<Integer> handoff(String... columns) throws Exception {
        return counts(one("SELECT * FROM {db}.v_handoffs"), columns);
    }

    private JsonNode one(String sql) throws Exception {
        List<JsonNode> found = rows.query(sql);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<Integer> counts(JsonNode row, String... columns) {
        return List.of(columns).stream().map(column -> row.get(column).asInt()).toList();
    }

    private void progress(long minute) throws Exception {
        rows.progress(at(minute));
    }

    private void trip(String trip, String status, long minute, Integer passengers) throws Exception {
        rows.insert(
                "trips",
                "site_id, trip_id, mode, number, status, scheduled_time, passengers, event_id, event_time, arrival_time",
                List.of(row(
                        "hub",
                        trip,
                        "TRAIN",
                        "K1",
                        status,
                        MORNING,
                        passengers == null ? "NULL" : passengers,
                        status,
                        at(minute),
                        at(minute))));
    }

    private static Instant at(long minute) {
        return MORNING.plusSeconds(60 * minute);
    }

    private Journey arrived(String token) {
        return journey(token).at("arrived_at", 0);
    }

    private Journey journey(String token) {
        return new Journey(token);
    }

    /** A row as a job would write it, column by column. */
    private final class Journey {
        private final Map<String, Object> columns = new TreeMap<>();

        Journey(String token) {
            text("trip_id", "T1").text("person_token", token).text("site_id", "hub");
            number("steps", 1).number("revision", 1);
        }

        Journey at(String column, long minute) {
            columns.put(column, JourneyViewsIT.at(minute));
            columns.put("last_step_at", JourneyViewsIT.at(minute));
            return this;
        }

        Journey left(long minute) {
            return at("left_hub_at", minute);
        }

        Journey text(String column, String value) {
            columns.put(column, value);
            return this;
        }

        Journey number(String column, int value) {
            columns.put(column, value);
            return this;
        }

        Journey roles(String quoted) {
            columns.put("acked_roles", List.of(quoted));
            return this;
        }

        void write() throws Exception {
            rows.insert(
                    "journeys",
                    String.join(", ", columns.keySet()),
                    List.of(row(new ArrayList<>(columns.values()).toArray())));
        }
    }
}

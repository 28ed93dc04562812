package org.passflow.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.views.Rows.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** What the board asks of hubs and quarantine: each query on rows as the jobs write them, in a database of its own. */
@ExtendWith(StackExtension.class)
class BoardPanelsIT {
    /** 08:00 in Shanghai. */
    private static final Instant MORNING = Instant.parse("2026-11-10T00:00:00Z");

    private static final long DAY = 24 * 60;

    private PanelQueries board;
    private Rows rows;

    @BeforeEach
    void hubsAndQuarantineSites(TestInstallation shared, TestInfo test) throws Exception {
        TestInstallation installation = shared.withTables(
                "t" + Integer.toHexString(test.getDisplayName().hashCode()));
        board = new PanelQueries(installation);
        rows = new Rows(installation);
        rows.progress(at(120));
        rows.insert(
                "sites",
                "site_id, valid_from, arrival_time, kind, name_zh, name_en, region, capacity, reserve",
                List.of(
                        row("rail", Instant.EPOCH, MORNING, "RAIL_STATION", "站", "Station", "141002008", 120, 0),
                        row("air", Instant.EPOCH, MORNING, "AIRPORT", "机场", "Airport", "141002101", "NULL", 0),
                        row("gate", Instant.EPOCH, MORNING, "ROAD_POST", "口", "Gate", "141002101", "NULL", 0),
                        row("q-1", Instant.EPOCH, MORNING, "QUARANTINE_SITE", "甲", "One", "141002001", 1, 0),
                        row("q-2", Instant.EPOCH, MORNING, "QUARANTINE_SITE", "乙", "Two", "141002001", 20, 1)));
    }

    @Test
    void tripsOfTodayTellWhoIsMissingAndWhenTheRestWillBeRegistered() throws Exception {
        trip("rail", "K1", "ARRIVED", 0, 9);
        trip("rail", "K2", "SCHEDULED", 90, null);
        trip("air", "F1", "ARRIVED", 10, 5);
        trip("air", "F1", "CLOSED", 60, 5);
        trip("rail", "Y1", "ARRIVED", -DAY, 1);
        trip("rail", "Y1", "CLOSED", 60 - DAY, 1);
        arrived("K1", "a", "rail", 0, "registered_at", at(110), "pushed_at", at(115), "left_hub_at", at(115));
        arrived("K1", "b", "rail", 0, "registered_at", at(119));
        arrived("K1", "c", "rail", 0);
        arrived("F1", "d", "air", 10, "registered_at", at(20), "pushed_at", at(21), "left_hub_at", at(21));

        List<JsonNode> trips = askTrips();

        assertThat(trips).extracting(trip -> text(trip, "trip_id")).containsExactly("K2", "F1", "K1");
        JsonNode open = trips.get(2);
        assertThat(numbers(
                        open, "announced", "arrived", "registered", "unregistered", "pushed", "open", "acknowledged"))
                .containsExactly(9L, 3L, 2L, 1L, 1L, 1L, 0L);
        assertThat(text(open, "state")).isEqualTo("ARRIVING");
        assertThat(text(open, "site_name_en")).isEqualTo("Station");
        assertThat(numbers(open, "waiting", "hub_registrations_15m", "is_overrun"))
                .as("seven more, at two in a quarter of an hour, from 10:00: 52.5 minutes, over the limit at 10:00")
                .containsExactly(7L, 2L, 1L);
        assertThat(number(open, "predicted_ms")).isEqualTo(at(120).toEpochMilli() + 7 * 450_000);
        assertThat(number(open, "clear_by_ms")).isEqualTo(at(120).toEpochMilli());
        assertThat(gaps(trips.get(1))).isEqualTo("NOT_ARRIVED 4");
        assertThat(number(trips.get(1), "waiting")).as("closed: nobody waits").isZero();
        assertThat(gaps(trips.get(0))).as("not yet here").isEmpty();
    }

    @Test
    void limitIsThatOfTheHub() throws Exception {
        trip("rail", "K1", "ARRIVED", 0, 3);
        trip("air", "F1", "ARRIVED", 0, 3);
        arrived("K1", "a", "rail", 0, "registered_at", at(119));
        arrived("F1", "b", "air", 0, "registered_at", at(119));
        rows.insert(
                "alert_rules",
                "rule_id, rule, valid_from, arrival_time, thresholds, scope_kinds",
                List.of(
                        "('predicted-overrun', '', '2026-11-09 00:00:00', '2026-11-09 00:00:00', {'limit_minutes': '130'}, [])",
                        "('airports', 'predicted-overrun', '2026-11-09 00:00:00', '2026-11-09 00:00:00',"
                                + " {'limit_minutes': '240'}, ['AIRPORT'])",
                        "('later', 'predicted-overrun', '2026-11-10 03:00:00', '2026-11-09 00:00:00',"
                                + " {'limit_minutes': '500'}, ['AIRPORT'])"));

        List<JsonNode> trips = askTrips();

        assertThat(trips).extracting(trip -> text(trip, "trip_id")).containsExactly("F1", "K1");
        assertThat(trips)
                .extracting(trip -> number(trip, "clear_by_ms"))
                .containsExactly(at(240).toEpochMilli(), at(130).toEpochMilli());
        assertThat(trips).extracting(trip -> number(trip, "is_overrun")).containsExactly(0L, 1L);
    }

    @Test
    void queueAndPushStandApartAndWhoWasForgottenWaitsInNone() throws Exception {
        for (int i = 1; i <= 9; i++) {
            arrived(
                    "K1",
                    "p" + i,
                    "rail",
                    90,
                    "registered_at",
                    at(90 + i),
                    "classified_at",
                    at(90 + i),
                    "ready_at",
                    at(90 + i),
                    "pushed_at",
                    at(90 + 3 * i),
                    "left_hub_at",
                    at(90 + 3 * i));
        }
        arrived("K1", "waits", "rail", 100);
        arrived("K1", "pushable", "rail", 100, "registered_at", at(101), "classified_at", at(101), "ready_at", at(110));
        arrived("K1", "gone", "rail", 0, "registered_at", at(1), "pushed_at", at(50), "left_hub_at", at(50));
        arrived("Y1", "forgotten", "rail", -DAY);
        journey("K1", "only-registered", "rail", "registered_at", at(119), "last_step_at", at(119));

        List<JsonNode> hubs = ask("hub-queues");

        assertThat(hubs).extracting(hub -> text(hub, "site_id")).containsExactly("rail", "air");
        JsonNode rail = hubs.get(0);
        assertThat(numbers(
                        rail, "at_hub", "waiting_registration", "waiting_push", "unaccounted", "left_1h", "capacity"))
                .containsExactly(3L, 1L, 1L, 1L, 9L, 120L);
        assertThat(numbers(rail, "queue_n", "queue_p50_s", "queue_p90_s", "queue_max_s"))
                .as("1 to 9 minutes, one minute, and twenty so far")
                .containsExactly(11L, 5 * 60L, 9 * 60L, 20 * 60L);
        assertThat(numbers(rail, "push_n", "push_p50_s", "push_max_s")).containsExactly(10L, 10 * 60L, 18 * 60L);
        assertThat(text(rail, "explains")).isEqualTo("PUSH");
        assertThat(number(rail, "registrations_15m")).isEqualTo(1);
        assertThat(number(rail, "limit_minutes")).isEqualTo(120);
        assertThat(text(hubs.get(1), "explains")).isEqualTo("NONE");
        assertThat(hubs.get(1).get("queue_p50_s").isNull()).isTrue();
    }

    @Test
    void occupancyIsThatOfEachHour() throws Exception {
        arrived("K1", "a", "rail", 0, "held_at", at(30), "released_at", at(70), "left_hub_at", at(80));
        arrived("K1", "b", "rail", 0, "left_hub_at", at(40));

        JsonNode hub = ask("hub-hours").get(0);

        assertThat(hub.get("at_hub")).hasSize(24);
        assertThat(hub.get("at_hub").toString()).endsWith(",0,2,1,0]");
        assertThat(hub.get("held").toString()).endsWith(",0,1,1,0]");
        assertThat(number(hub, "running_ms")).isEqualTo(at(120).toEpochMilli());
    }

    @Test
    void handoffsAreOpenByTheSettingsOfTheirHubAndTheOldestStandsFirst() throws Exception {
        pushed("a", "rail", 60, "141002104222", "['police-officer']");
        pushed("b", "air", 0, "141002101", "['police-officer']");
        pushed("c", "air", 30, "141002101", "[]");
        pushed("d", "rail", -DAY, "141002104", "[]");
        pushed("e", "rail", -8 * DAY, "141002104", "[]");
        rows.insert(
                "alert_rules",
                "rule_id, rule, valid_from, arrival_time, thresholds, scope_sites",
                List.of("('air', 'handoff-unacknowledged', '2026-11-09 00:00:00', '2026-11-09 00:00:00',"
                        + " {'roles': '1', 'role_names': 'police-officer'}, ['air'])"));

        List<JsonNode> townships = ask("handoffs");

        assertThat(townships).extracting(one -> text(one, "township")).containsExactly("141002104", "141002101");
        assertThat(numbers(townships.get(0), "opened_today", "closed_today", "open", "open_before", "oldest_s"))
                .containsExactly(1L, 0L, 2L, 1L, (DAY + 120) * 60);
        assertThat(townships.get(0).get("missing_roles").get(0).get(1).asInt()).isEqualTo(2);
        assertThat(numbers(townships.get(1), "opened_today", "closed_today", "open", "oldest_s"))
                .containsExactly(2L, 1L, 1L, 90 * 60L);
        assertThat(townships.get(1).get("missing_roles").toString()).isEqualTo("[[\"police-officer\",1]]");
        assertThat(townships.get(1).get("hubs").toString()).isEqualTo("[\"air\"]");
    }

    @Test
    void quarantineIsCountedAtItsSiteOrAtHome() throws Exception {
        order("o1", "CENTRAL", "q-1", -DAY, 14);
        order("o2", "CENTRAL", "q-1", 30, 14);
        order("o3", "HOME", "", -14 * DAY - 60, 14);
        order("o4", "", "", -14 * DAY + 300, 14);
        order("o5", "HOME", "", 300, 14);
        alert("quarantine-breach", "token-o1", "sighting", 60, "OPEN");
        alert("quarantine-breach", "token-o3", "sighting", -DAY, "CLOSED");
        alert("temperature-missed", "token-o4", "o4", 90, "ACKNOWLEDGED");
        alert("temperature-missed", "token-o4", "o4", -DAY, "RESOLVED");

        List<JsonNode> areas = ask("quarantine");

        assertThat(areas)
                .extracting(area -> text(area, "level") + " " + text(area, "area"))
                .containsExactly("SITE q-1", "SITE q-2", "HOME 141002104");
        assertThat(numbers(areas.get(0), "in_custody", "new_today", "capacity", "places_left", "reserve_needed"))
                .containsExactly(2L, 1L, 1L, -1L, 1L);
        assertThat(numbers(areas.get(0), "breaches_today", "breaches_open", "temperatures_missed"))
                .containsExactly(1L, 1L, 0L);
        assertThat(numbers(areas.get(1), "in_custody", "capacity", "is_reserve", "reserve_needed"))
                .containsExactly(0L, 20L, 1L, 0L);
        assertThat(numbers(areas.get(2), "in_custody", "overdue", "due_today", "new_today", "ordered"))
                .containsExactly(2L, 1L, 2L, 1L, 1L);
        assertThat(numbers(areas.get(2), "breaches_today", "breaches_open", "temperatures_missed"))
                .containsExactly(0L, 0L, 1L);
        assertThat(sums("in_custody", "new_today", "due_today", "overdue", "ordered"))
                .as("the same as the view that analysts read")
                .isEqualTo(numbers(
                        rows.query("SELECT * FROM {db}.v_quarantine WHERE level = 'ALL'")
                                .get(0),
                        "in_custody",
                        "new_today",
                        "due_today",
                        "overdue",
                        "ordered"));
    }

    private List<Long> sums(String... columns) throws Exception {
        List<JsonNode> areas = ask("quarantine");
        return Arrays.stream(columns)
                .map(column ->
                        areas.stream().mapToLong(area -> number(area, column)).sum())
                .toList();
    }

    /** The trips are told with the kept answer of the hubs. */
    private List<JsonNode> askTrips() throws Exception {
        board.keep("hub-queues");
        return ask("hub-trips");
    }

    private List<JsonNode> ask(String name) throws Exception {
        return board.ask(name);
    }

    private void trip(String site, String trip, String status, long minute, Integer passengers) throws Exception {
        rows.insert(
                "trips",
                "site_id, trip_id, mode, number, status, scheduled_time, passengers, origin_region, event_id, event_time,"
                        + " arrival_time",
                List.of(row(
                        site,
                        trip,
                        "TRAIN",
                        trip,
                        status,
                        at(minute),
                        passengers == null ? "NULL" : passengers,
                        "1401",
                        trip + status,
                        at(minute),
                        at(minute))));
    }

    private void pushed(String person, String hub, long minute, String destination, String roles) throws Exception {
        journey(
                "T",
                person,
                hub,
                "pushed_at",
                at(minute),
                "last_step_at",
                at(minute),
                "destination_region",
                destination,
                "acked_roles",
                List.of(roles));
    }

    private void arrived(String trip, String person, String hub, long minute, Object... columns) throws Exception {
        Object[] all = Arrays.copyOf(columns, columns.length + 4);
        all[columns.length] = "arrived_at";
        all[columns.length + 1] = at(minute);
        all[columns.length + 2] = "last_step_at";
        all[columns.length + 3] = at(minute);
        journey(trip, person, hub, all);
    }

    /** Columns and values in turn; a list holds one literal as it stands. */
    private void journey(String trip, String person, String hub, Object... columns) throws Exception {
        StringBuilder names = new StringBuilder("trip_id, person_token, site_id, steps, revision");
        StringBuilder values = new StringBuilder(row(trip, person, hub, 1, 1).replaceFirst("\\)$", ""));
        for (int i = 0; i < columns.length; i += 2) {
            names.append(", ").append(columns[i]);
            String value = columns[i + 1] instanceof List<?> literal
                    ? literal.get(0).toString()
                    : row(columns[i + 1]).replaceAll("^\\(|\\)$", "");
            values.append(", ").append(value);
        }
        rows.insert("journeys", names.toString(), List.of(values + ")"));
    }

    private void order(String id, String kind, String site, long fromMinute, int days) throws Exception {
        rows.insert(
                "quarantine",
                "person_token, order_id, revision, kind, region, site_id, ordered_at, from_time, days, due_at, custody_from,"
                        + " temperatures, temperature_days, fever_readings, voided",
                List.of(row(
                        "token-" + id,
                        id,
                        1,
                        kind,
                        "141002104222",
                        site,
                        at(fromMinute),
                        at(fromMinute),
                        days,
                        at(fromMinute + days * DAY),
                        at(fromMinute),
                        0,
                        0,
                        0,
                        0)));
    }

    private void alert(String rule, String token, String event, long minute, String state) throws Exception {
        rows.insert(
                "alerts",
                "alert_id, version, rule, state, subject_kind, opened_at, event_id, person_token",
                List.of(row(rule + token + minute, 1, rule, state, "PERSON", at(minute), event, token)));
    }

    private static Instant at(long minute) {
        return MORNING.plusSeconds(60 * minute);
    }

    private static String gaps(JsonNode trip) {
        StringBuilder all = new StringBuilder();
        trip.get("gaps").forEach(gap -> all.append(gap.get(0).asText())
                .append(' ')
                .append(gap.get(1).asText()));
        return all.toString();
    }

    private static String text(JsonNode row, String column) {
        return row.get(column).asText();
    }

    private static long number(JsonNode row, String column) {
        return row.get(column).asLong();
    }

    private static List<Long> numbers(JsonNode row, String... columns) {
        return Arrays.stream(columns).map(column -> number(row, column)).toList();
    }
}

package org.passflow.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.views.Rows.row;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** Persons, desks, origins, hubs and trips, and the picture of now. */
@ExtendWith(StackExtension.class)
class DistrictViewsIT {
    private static final Instant DAY = Instant.parse("2026-11-02T20:00:00Z");
    private static final List<String> REGIONS = List.of("141002107001", "141002108", "141002", "1411");

    @Test
    void distinctPersonsAreExactAtEveryLevelAndOverDays(TestInstallation installation) throws Exception {
        Rows rows = new Rows(installation.withTables("persons"));
        Random random = new Random(7);
        Set<List<String>> visits = new HashSet<>();
        for (int i = 0; i < 3000; i++) {
            int site = random.nextInt(12);
            String token = random.nextInt(15) == 0 ? "" : "token-" + random.nextInt(400);
            visits.add(List.of(Integer.toString(random.nextInt(3)), "site-" + site, REGIONS.get(site % 4), token));
        }
        for (int site = 0; site < 12; site++) {
            site(rows, "site-" + site, REGIONS.get(site % 4));
        }
        List<String> stored = new ArrayList<>(visits.stream()
                .map(visit -> row(
                        visit.get(1), DAY.plus(Duration.ofDays(Integer.parseInt(visit.get(0)))), visit.get(3), 2, 2))
                .toList());
        stored.add(row("site-0", DAY, "voided-to-nothing", 0, 2));
        rows.insert("visits_1d", "site_id, window_start, person_token, events, revision", stored);

        for (String area : List.of("14", "1410", "141002", "141002107", "141002107001", "1411")) {
            assertThat(rows.lines("SELECT toString(persons) AS line FROM {db}.v_distinct_persons WHERE area = '" + area
                            + "' ORDER BY business_day"))
                    .as(area)
                    .containsExactlyElementsOf(Stream.of("0", "1", "2")
                            .map(day -> Long.toString(persons(visits, area, Set.of(day))))
                            .toList());
            assertThat(rows.lines("SELECT toString(uniqExact(person_hash)) AS line FROM {db}.v_visits"
                            + " WHERE startsWith(region, '" + area + "') AND business_day <= '2026-11-04'"))
                    .as(area)
                    .containsExactly(Long.toString(persons(visits, area, Set.of("0", "1"))));
        }
        assertThat(
                        rows.lines(
                                "SELECT toString(sum(events_without_token)) AS line FROM {db}.v_distinct_persons WHERE level = 'ALL'"))
                .containsExactly(Long.toString(2
                        * visits.stream()
                                .filter(visit -> visit.get(3).isEmpty())
                                .count()));
        assertThat(rows.lines("SELECT toString(countIf(person_hash LIKE '%token%')) AS line FROM {db}.v_visits"))
                .containsExactly("0");
    }

    @Test
    void deskIsMeasuredAgainstItsShareOfTheSite(TestInstallation installation) throws Exception {
        Rows rows = new Rows(installation.withTables("desks"));
        rows.insert(
                "sites",
                "site_id, valid_from, kind, capacity_per_hour, lanes, arrival_time",
                List.of(
                        row("known", Instant.EPOCH, "SAMPLING_SITE", 120, 2, DAY),
                        row("unknown", Instant.EPOCH, "SAMPLING_SITE", "NULL", 2, DAY)));
        rows.insert(
                "desk_1h",
                "site_id, window_start, lane, shift, sampled, revision",
                List.of(
                        row("known", DAY, "A", "", 75, 1),
                        row("known", DAY, "B", "", 30, 1),
                        row("unknown", DAY, "A", "", 5, 1)));

        assertThat(rows.lines(
                        "SELECT concatWithSeparator(' ', site_id, lane, toString(work), ifNull(toString(utilisation), 'null')) AS line"
                                + " FROM {db}.v_desks ORDER BY line"))
                .containsExactly("known A 75 1.25", "known B 30 0.5", "unknown A 5 null");
    }

    @Test
    void hubShowsOriginsStepsAndTripsAgainstWhatWasAnnounced(TestInstallation installation) throws Exception {
        Rows rows = new Rows(installation.withTables("hub"));
        site(rows, "station", "141002");
        rows.insert(
                "od_1h",
                "site_id, window_start, origin, destination, persons, revision",
                List.of(
                        row("station", DAY, "4201", "141002", 4, 1),
                        row("station", DAY, "1401", "141002", 3, 1),
                        row("elsewhere", DAY, "UNKNOWN", "141002", 2, 1)));
        rows.insert(
                "funnel_1h",
                "site_id, window_start, stage, passengers, revision",
                List.of(row("station", DAY, "ARRIVED", 8, 1), row("station", DAY, "PUSHED", 2, 1)));
        rows.insert(
                "trip_flow",
                "site_id, window_start, trip_id, arrived, registered, revision",
                List.of(row("station", DAY, "t1", 5, 3, 1), row("station", DAY.plusSeconds(3600), "t1", 3, 4, 1)));
        rows.insert(
                "trips",
                "site_id, trip_id, mode, number, status, scheduled_time, passengers, event_id, event_time, is_void, arrival_time",
                List.of(
                        row("station", "t1", "TRAIN", "K603", "ARRIVED", DAY, 10, "a", DAY, 0, DAY),
                        row("station", "t1", "TRAIN", "K603", "CANCELLED", DAY, 10, "b", DAY.plusSeconds(9), 0, DAY),
                        row("station", "t1", "TRAIN", "K603", "CANCELLED", DAY, 10, "b", DAY.plusSeconds(9), 1, DAY),
                        row("station", "t2", "TRAIN", "K604", "SCHEDULED", DAY, "NULL", "c", DAY, 0, DAY)));

        assertThat(rows.lines(
                        "SELECT concatWithSeparator(' ', origin, ifNull(toString(is_out_of_province), 'null'), toString(persons)) AS line"
                                + " FROM {db}.v_od_1h ORDER BY line"))
                .containsExactly("1401 0 3", "4201 1 4", "UNKNOWN null 2");
        assertThat(rows.lines(
                        "SELECT concatWithSeparator(' ', toString(step), stage, toString(share_of_arrived)) AS line"
                                + " FROM {db}.v_funnel_1h ORDER BY step"))
                .containsExactly("1 ARRIVED 1", "9 PUSHED 0.25");
        assertThat(rows.lines("SELECT concatWithSeparator(' ', trip_id, number, status, toString(arrived),"
                        + " ifNull(toString(missing), 'null'), toString(unregistered), toString(business_day)) AS line"
                        + " FROM {db}.v_trip_flow ORDER BY trip_id"))
                .containsExactly("t1 K603 ARRIVED 8 2 1 2026-11-03", "t2 K604 SCHEDULED 0 null 0 2026-11-03");
    }

    @Test
    void siteNowShowsItsLastMinuteAndItsLastHour(TestInstallation installation) throws Exception {
        Rows rows = new Rows(installation.withTables("now"));
        rows.progress(DAY.plusSeconds(7200));
        long minute = DAY.getEpochSecond() / 60 + 119;
        rows.insert(
                "sites",
                "site_id, valid_from, kind, heartbeat_minutes, arrival_time",
                List.of(
                        row("busy", Instant.EPOCH, "ROAD_POST", 10, DAY),
                        row("quiet", Instant.EPOCH, "ROAD_POST", 10, DAY),
                        row("calm", Instant.EPOCH, "ROAD_POST", 10, DAY),
                        row("gone", Instant.EPOCH, "ROAD_POST", 10, DAY),
                        row("never-asked", Instant.EPOCH, "ROAD_POST", "NULL", DAY)));
        rows.heard("busy", List.of(minute - 30, minute));
        rows.heard("calm", List.of(minute));
        rows.heard("quiet", List.of(minute - 3));
        rows.heard("gone", List.of(minute - 100));
        rows.insert(
                "flow_1m",
                "site_id, direction, window_start, persons, revision",
                List.of(
                        row("busy", "IN", Post.instant(minute), 3, 1),
                        row("busy", "OUT", Post.instant(minute - 30), 4, 1),
                        row("stranger", "IN", Post.instant(minute), 5, 1)));

        assertThat(rows.lines(
                        "SELECT arrayStringConcat(arrayMap(one -> ifNull(one, '–'), [site_id, state, toString(persons_in),"
                                + " toString(persons_out), toString(sampled), toString(hour_total),"
                                + " toString(toUnixTimestamp(last_heard) / 60 - %d)]), ' ') AS line".formatted(minute)
                                + " FROM {db}.v_sites_now ORDER BY line"))
                .containsExactly(
                        "busy COUNTED 3 0 0 7 0",
                        "calm ZERO 0 0 0 0 0",
                        "gone SILENT – – – – -100",
                        "never-asked NOT_EXPECTED – – – – –",
                        "quiet PENDING – – – 0 -3",
                        "stranger COUNTED 5 – 0 5 –");
    }

    private static long persons(Set<List<String>> visits, String area, Set<String> days) {
        return visits.stream()
                .filter(visit -> days.contains(visit.get(0))
                        && visit.get(2).startsWith(area)
                        && !visit.get(3).isEmpty())
                .map(visit -> visit.get(3))
                .distinct()
                .count();
    }

    private static void site(Rows rows, String site, String region) throws Exception {
        rows.insert(
                "sites",
                "site_id, valid_from, kind, region, arrival_time",
                List.of(row(site, Instant.EPOCH, "COMPOUND_GATE", region, DAY)));
    }
}

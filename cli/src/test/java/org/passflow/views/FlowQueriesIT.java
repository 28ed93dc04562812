package org.passflow.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.views.Rows.row;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** Ready queries on passages, origins, desks and persons, on a few rows whose answer is known. It is 12:30 in Linfen. */
@ExtendWith(StackExtension.class)
class FlowQueriesIT {
    private static final Instant NOW = Instant.parse("2026-11-10T04:30:00Z");

    private Rows rows;

    @BeforeEach
    void tablesOfItsOwn(TestInstallation installation, TestInfo test) throws Exception {
        rows = new Rows(installation.withTables(
                "t" + Integer.toHexString(test.getDisplayName().hashCode())));
        rows.progress(NOW);
        rows.insert(
                "sites",
                "site_id, valid_from, name_zh, kind, region, inlet_of, capacity_per_hour, lanes, heartbeat_minutes, arrival_time",
                List.of(
                        site("inlet", "东口", "HIGHWAY_EXIT", "141002", "NULL", "NULL", "NULL"),
                        site("post", "村口", "VILLAGE_ENTRANCE", "", "NULL", "NULL", 10),
                        site("tent", "采样点", "SAMPLING_SITE", "", 120, 2, "NULL")));
    }

    @Test
    void busiestHourAddsDirectionsAndNamesTheSite() throws Exception {
        hours(
                "persons",
                row("inlet", "IN", at("10T02"), 5, 1),
                row("inlet", "IN", at("09T02"), 8, 1),
                row("inlet", "IN", at("02T02"), 100, 1),
                row("stranger", "NONE", at("10T01"), 20, 1));
        hours("vehicles", row("inlet", "OUT", at("10T02"), 6, 1));

        assertThat(rows.answer("01-busiest-hours"))
                .containsExactly("stranger\t\t2026-11-10 09:00:00\t20", "inlet\t东口\t2026-11-10 10:00:00\t11");
    }

    @Test
    void todayIsComparedHourForHourWithTheSameWeekday() throws Exception {
        hours(
                "persons, persons_turned_back",
                row("inlet", "IN", at("09T19"), 1000, 0, 1),
                row("inlet", "IN", at("09T20"), 3, 1, 1),
                row("inlet", "IN", at("10T03"), 4, 0, 1),
                row("inlet", "IN", at("10T04"), 1000, 0, 1),
                row("inlet", "IN", at("02T19"), 1000, 0, 1),
                row("inlet", "IN", at("02T20"), 10, 0, 1),
                row("inlet", "IN", at("03T03"), 20, 5, 1),
                row("inlet", "IN", at("03T04"), 1000, 0, 1),
                row("inlet", "OUT", at("10T02"), 2, 0, 1),
                row("inlet", "OUT", at("03T02"), 7, 0, 1),
                row("post", "IN", at("10T02"), 1000, 0, 1));

        assertThat(rows.answer("02-inflow-against-last-week")).containsExactly("141002\t尧都区\t6\t25\t2\t7");
    }

    @Test
    void originsOfTheLastDayAddUpToOne() throws Exception {
        rows.insert(
                "od_1h",
                "site_id, window_start, origin, destination, persons, revision",
                List.of(
                        row("inlet", at("10T02"), "4201", "141002", 1, 1),
                        row("inlet", at("10T03"), "4201", "1410", 3, 1),
                        row("inlet", at("10T03"), "1401", "141002", 3, 1),
                        row("inlet", at("10T03"), "UNKNOWN", "141002", 1, 1),
                        row("inlet", at("09T04"), "1101", "141002", 1000, 1)));

        assertThat(rows.answer("03-origin-mix"))
                .containsExactly("4201\t武汉市\t1\t4\t0.5", "1401\t太原市\t0\t3\t0.375", "UNKNOWN\t\t\\N\t1\t0.125");
    }

    @Test
    void peakIsHeldAgainstTheMeanOfAllHoursThatAreKnown() throws Exception {
        rows.heard("post", minutesOfTwoHours(at("10T02")));
        hours(
                "persons",
                row("inlet", "IN", at("09T02"), 10, 1),
                row("inlet", "IN", at("10T02"), 30, 1),
                row("inlet", "OUT", at("10T03"), 50, 1),
                row("inlet", "IN", at("10T04"), 1, 1),
                row("post", "IN", at("10T02"), 8, 1));

        assertThat(rows.answer("04-peak-to-mean"))
                .containsExactly("post\t8\t4\t2\t11\t0", "inlet\t50\t30\t1.67\t10\t20");
    }

    @Test
    void deskIsOverCapacityByItsShareOfTheSite() throws Exception {
        rows.insert(
                "desk_1h",
                "site_id, window_start, lane, shift, sampled, revision",
                List.of(
                        row("tent", at("10T02"), "1", "day", 90, 1),
                        row("tent", at("10T02"), "2", "day", 60, 1),
                        row("tent", at("09T04"), "1", "day", 120, 1)));

        assertThat(rows.answer("05-desks-over-capacity"))
                .containsExactly("tent\t1\tday\t2026-11-10 10:00:00\t90\t60\t1.5");
    }

    @Test
    void personOfSeveralDaysAndSitesIsOne() throws Exception {
        rows.progress(at("10T18"));
        rows.insert(
                "visits_1d",
                "site_id, window_start, person_token, events, revision",
                List.of(
                        row("inlet", at("09T20"), "one", 1, 1),
                        row("inlet", at("03T20"), "one", 2, 1),
                        row("inlet", at("02T20"), "other", 1, 1),
                        row("inlet", at("09T20"), "", 3, 1),
                        row("post", at("09T20"), "one", 1, 1),
                        row("tent", at("09T20"), "one", 1, 1)));

        assertThat(rows.answer("09-distinct-persons-of-a-week")).containsExactly("141002\t1\t2\t3", "UNKNOWN\t1\t1\t0");
    }

    @Test
    void shareTurnedBackIsOfAllPersonsOfADirection() throws Exception {
        hours(
                "persons, persons_turned_back",
                row("inlet", "IN", at("10T02"), 10, 1, 1),
                row("inlet", "IN", at("04T02"), 30, 0, 1),
                row("inlet", "OUT", at("10T02"), 1000, 0, 1),
                row("inlet", "IN", at("03T02"), 1000, 1000, 1));

        assertThat(rows.answer("10-turned-back-share")).containsExactly("inlet\tIN\t40\t1\t0.025");
    }

    @Test
    void threeMustsAreMeasuredOnThoseOfWhomTheyAreRecorded() throws Exception {
        hours(
                "persons, musts_recorded, musts_kept",
                row("inlet", "IN", at("10T02"), 100, 10, 0, 1),
                row("inlet", "OUT", at("10T03"), 100, 30, 30, 1),
                row("inlet", "IN", at("09T04"), 100, 100, 0, 1));

        assertThat(rows.answer("11-three-musts")).containsExactly("inlet\t40\t30\t0.75");
    }

    private static List<Long> minutesOfTwoHours(Instant start) {
        long first = start.getEpochSecond() / 60;
        return LongStream.range(first, first + 120).boxed().toList();
    }

    private void hours(String measures, String... counted) throws Exception {
        rows.insert("flow_1h", "site_id, direction, window_start, " + measures + ", revision", List.of(counted));
    }

    private static String site(
            String id, String name, String kind, String region, Object capacity, Object lanes, Object heartbeat) {
        Instant longAgo = Instant.parse("2019-01-01T00:00:00Z");
        return row(id, longAgo, name, kind, region, region, capacity, lanes, heartbeat, longAgo);
    }

    /** An hour of November 2026, UTC, as {@code 10T02}. */
    private static Instant at(String dayAndHour) {
        return Instant.parse("2026-11-" + dayAndHour + ":00:00Z");
    }
}

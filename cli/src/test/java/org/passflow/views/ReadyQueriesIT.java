package org.passflow.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.views.Rows.row;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** Ready queries that compute something of their own, on a few rows whose answer is known. */
@ExtendWith(StackExtension.class)
class ReadyQueriesIT {
    private Rows rows;

    @BeforeEach
    void tablesOfItsOwn(TestInstallation installation, TestInfo test) throws Exception {
        rows = new Rows(installation.withTables(
                "t" + Integer.toHexString(test.getDisplayName().hashCode())));
        rows.insert(
                "sites",
                "site_id, valid_from, kind, region, inlet_of, capacity_per_hour, lanes, arrival_time",
                List.of(
                        "('inlet', '2019-01-01 00:00:00', 'HIGHWAY_EXIT', '141002', '141002', NULL, NULL, '2019-01-01 00:00:00')",
                        "('tent', '2019-01-01 00:00:00', 'SAMPLING_SITE', '141002', '', 120, 2, '2019-01-01 00:00:00')"));
    }

    @Test
    void holidayIsComparedWithTheSameDayOfTheHolidayInOtherYears() throws Exception {
        rows.progress(Instant.parse("2026-02-21T04:00:00Z"));
        day("2026-02-19T20:00:00Z", 30);
        day("2022-02-04T20:00:00Z", 20);

        assertThat(rows.answer("19-same-phase-of-another-year"))
                .containsExactly(
                        "141002\t尧都区\t2026-02-20\t春节\t5\t2022-02-05\t30\t20\t1.5",
                        "141002\t尧都区\t2026-02-20\t春节\t5\t2020-01-29\t30\t\\N\t\\N");
    }

    @Test
    void ordinaryDayIsComparedOnTheSameWeekday() throws Exception {
        rows.progress(Instant.parse("2026-11-21T04:00:00Z"));
        day("2026-11-19T20:00:00Z", 30);
        day("2025-11-20T20:00:00Z", 60);

        assertThat(rows.answer("19-same-phase-of-another-year"))
                .first()
                .isEqualTo("141002\t尧都区\t2026-11-20\t元旦\t-42\t2025-11-21\t30\t60\t0.5");
    }

    @Test
    void returnPeaksNameTheDayAndItsBusiestHour() throws Exception {
        rows.progress(Instant.parse("2026-02-27T04:00:00Z"));
        hour("2026-02-23T01:00:00Z", 10, 4);
        hour("2026-02-23T02:00:00Z", 20, 16);
        hour("2026-02-24T02:00:00Z", 10, 5);

        assertThat(rows.answer("20-return-peaks"))
                .containsExactly(
                        "141002\t尧都区\t2026-02-23\tRETURN_TRAVEL\t20\t0.667\t2026-02-23 10:00:00\t16\t1.6",
                        "141002\t尧都区\t2026-02-24\tOFFICE_RETURN\t5\t0.5\t2026-02-24 10:00:00\t5\t0.4");
    }

    @Test
    void openHandoffsNameTheRoleThatIsMissing() throws Exception {
        rows.progress(Instant.parse("2026-11-10T04:00:00Z"));
        rows.insert(
                "journeys",
                "trip_id, person_token, site_id, pushed_at, last_acked_at, acked_roles, destination_region, steps, revision",
                List.of(
                        "('T', 'one', 'hub', '2026-11-10 02:00:00', '2026-11-10 02:30:00', ['township-cadre', 'village-cadre',"
                                + " 'medical-worker', 'police-officer', 'grid-member'], '141002104222', 1, 1)",
                        "('T', 'two', 'hub', '2026-11-10 02:00:00', '2026-11-10 02:10:00', ['township-cadre', 'village-cadre',"
                                + " 'medical-worker', 'grid-member'], '141002104222', 1, 1)"));

        assertThat(rows.answer("21-handoff-closure")).singleElement().satisfies(line -> assertThat(
                        List.of(line.split("\t")))
                .endsWith("2", "1", "1", "0.5", "30", "2", "police-officer", "1")
                .startsWith("hub", "141002104"));
    }

    @Test
    void oneMoreDeskIsWhatTheFormulaSays() throws Exception {
        rows.progress(Instant.parse("2026-11-10T04:00:00Z"));
        desks("2026-11-10T01:00:00Z", 45, 45);
        desks("2026-11-10T02:00:00Z", 65, 65);

        assertThat(rows.answer("22-one-more-desk"))
                .containsExactly(
                        "tent\t2026-11-10 10:00:00\t130\t2\t60\t1.08\t0.72\t\\N\t0.6",
                        "tent\t2026-11-10 09:00:00\t90\t2\t60\t0.75\t0.5\t1.3\t0.2");
    }

    private void day(String start, int persons) throws Exception {
        rows.insert(
                "flow_1d",
                "site_id, direction, window_start, persons, revision",
                List.of(row("inlet", "IN", Instant.parse(start), persons, persons)));
    }

    private void hour(String start, int persons, int returning) throws Exception {
        rows.insert(
                "flow_1h",
                "site_id, direction, window_start, persons, purpose_return_home, revision",
                List.of(row("inlet", "IN", Instant.parse(start), persons, returning, persons)));
    }

    private void desks(String start, int first, int second) throws Exception {
        rows.insert(
                "desk_1h",
                "site_id, window_start, lane, sampled, revision",
                List.of(
                        row("tent", Instant.parse(start), "1", first, 1),
                        row("tent", Instant.parse(start), "2", second, 1)));
    }
}

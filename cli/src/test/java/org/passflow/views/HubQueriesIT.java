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

/** Ready queries on hubs and trips, on a few rows whose answer is known. It is 12:30 in Linfen. */
@ExtendWith(StackExtension.class)
class HubQueriesIT {
    private Rows rows;

    @BeforeEach
    void tablesOfItsOwn(TestInstallation installation, TestInfo test) throws Exception {
        rows = new Rows(installation.withTables(
                "t" + Integer.toHexString(test.getDisplayName().hashCode())));
        rows.progress(at("10T04:30:00"));
    }

    @Test
    void dropOutIsMeasuredAgainstTheArrivalsOfTheWholeDay() throws Exception {
        rows.insert(
                "funnel_1h",
                "site_id, window_start, stage, passengers, revision",
                List.of(
                        row("station", at("10T02:00:00"), "ARRIVED", 5, 1),
                        row("station", at("10T03:00:00"), "ARRIVED", 3, 1),
                        row("station", at("10T03:00:00"), "PUSHED", 2, 1),
                        row("station", at("09T04:00:00"), "PUSHED", 1000, 1),
                        row("airport", at("10T02:00:00"), "REGISTERED", 4, 1)));

        assertThat(rows.answer("07-funnel-drop-off"))
                .containsExactly(
                        "airport\t2\tREGISTERED\t4\t\\N", "station\t1\tARRIVED\t8\t1", "station\t9\tPUSHED\t2\t0.25");
    }

    @Test
    void tripsThatCameAreHeldAgainstWhatWasAnnounced() throws Exception {
        trip("short", "ARRIVED", "10T02:00:00", 10);
        trip("full", "ARRIVED", "10T02:00:00", 4);
        trip("to-come", "SCHEDULED", "10T06:00:00", 9);
        trip("unannounced", "CLOSED", "09T19:00:00", "NULL");
        rows.insert(
                "trip_flow",
                "site_id, window_start, trip_id, arrived, registered, revision",
                List.of(
                        row("station", at("10T02:00:00"), "short", 5, 3, 1),
                        row("station", at("10T03:00:00"), "short", 3, 4, 1),
                        row("station", at("10T02:00:00"), "full", 4, 4, 1),
                        row("station", at("09T19:00:00"), "unannounced", 2, 1, 1)));

        assertThat(rows.answer("08-trips-announced-and-arrived"))
                .containsExactly(
                        "2026-11-10\tstation\tshort\t2026-11-10 10:00:00.000\t10\t8\t2\t1",
                        "2026-11-09\tstation\tunannounced\t2026-11-10 03:00:00.000\t\\N\t2\t\\N\t1");
    }

    @Test
    void gapsAreNamedOfTripsOfSevenBusinessDays() throws Exception {
        rows.progress(at("10T22:00:00"));
        trip("first", "CLOSED", "04T20:00:00", 3);
        trip("too-old", "CLOSED", "04T19:59:00", 3);
        trip("complete", "CLOSED", "10T02:00:00", 1);
        rows.insert(
                "journeys",
                "trip_id, person_token, site_id, arrived_at, registered_at, exempt_at, left_hub_at, last_step_at, outcome, steps, revision",
                List.of(
                        row(
                                "first",
                                "a",
                                "station",
                                at("04T20:00:00"),
                                at("04T20:10:00"),
                                "NULL",
                                "NULL",
                                at("04T20:10:00"),
                                "",
                                2,
                                1),
                        row(
                                "complete",
                                "b",
                                "station",
                                at("10T02:00:00"),
                                at("10T02:10:00"),
                                at("10T02:20:00"),
                                at("10T02:20:00"),
                                at("10T02:20:00"),
                                "EXEMPT",
                                3,
                                1)));

        assertThat(rows.answer("17-trips-with-gaps"))
                .containsExactly("2026-11-05\tstation\tfirst\tfirst\t3\t1\t1\tNOT_ARRIVED 2, NOT_PUSHED 1, LOST 1");
    }

    @Test
    void waitIsExplainedByWhatTookMostOfIt() throws Exception {
        rows.insert(
                "journeys",
                "trip_id, person_token, site_id, arrived_at, registered_at, classified_at, ready_at, pushed_at, left_hub_at,"
                        + " last_step_at, steps, revision",
                List.of(
                        pushed("a", "10T02:00:00", "10T02:05:00", "10T02:15:00"),
                        pushed("b", "10T02:10:00", "10T02:20:00", "10T02:45:00"),
                        pushed("old", "09T02:00:00", "09T03:00:00", "09T03:01:00")));

        assertThat(rows.answer("18-why-they-wait"))
                .containsExactly("station\t2026-11-10 10:00:00\t2\t600\t1500\t2100\t0\tPUSH");
    }

    /** Registered, and with that ready to be pushed. */
    private static String pushed(String token, String arrived, String registered, String pushed) {
        Instant ready = at(registered);
        return row("T", token, "station", at(arrived), ready, ready, ready, at(pushed), at(pushed), at(pushed), 4, 1);
    }

    private void trip(String number, String status, String scheduled, Object passengers) throws Exception {
        Instant time = at(scheduled);
        rows.insert(
                "trips",
                "site_id, trip_id, mode, number, status, scheduled_time, passengers, event_id, event_time, arrival_time",
                List.of(row("station", number, "TRAIN", number, status, time, passengers, number, time, time)));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-" + time + "Z");
    }
}

package org.passflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;
import static org.passflow.testing.TestingEvents.heartbeat;
import static org.passflow.testing.TestingEvents.person;
import static org.passflow.testing.TestingEvents.step;
import static org.passflow.testing.TestingEvents.takenBack;
import static org.passflow.testing.TestingEvents.vehicle;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.passflow.event.Received;

class MinuteTest {

    private static final Received WALKER = person("a", MORNING, "temperature_c", 36.5);

    private final TestingSite site = new TestingSite(TestingSite.SHANGHAI);

    @Test
    void personsAndVehiclesAreCountedApartAndOccupantsAreNotPersons() {
        site.apply(WALKER);
        site.apply(person("b", MORNING, "disposition", "TURNED_BACK"));
        site.apply(vehicle("c", MORNING, "occupants", 5));

        assertThat(site.row(FlowTable.FLOW_1M, "IN", ""))
                .containsEntry("persons", 2L)
                .containsEntry("persons_turned_back", 1L)
                .containsEntry("vehicles", 1L)
                .doesNotContainKey("vehicles_turned_back")
                .containsEntry("occupants", 5L)
                .containsEntry("applied", 3L);
    }

    @Test
    void everythingAPersonSaysIsCountedInTheHourAndTheDay() {
        site.apply(person(
                "a",
                MORNING,
                "disposition",
                "TURNED_BACK",
                "temperature_c",
                37.95,
                "mask",
                true,
                "registered",
                true,
                "registration_valid",
                false,
                "disinfected",
                true,
                "symptoms",
                List.of("cough"),
                "residency",
                "OUTSIDER",
                "purpose",
                "TRANSIT",
                "capture_mode",
                "ASSISTED"));

        assertThat(site.row(FlowTable.FLOW_1H, "IN", ""))
                .containsExactlyEntriesOf(new TreeMap<>(Map.ofEntries(
                        Map.entry("applied", 1L),
                        Map.entry("persons", 1L),
                        Map.entry("persons_turned_back", 1L),
                        Map.entry("fever", 1L),
                        Map.entry("temperature_count", 1L),
                        Map.entry("temperature_sum", 3795L),
                        Map.entry("temperature_37_3_to_38", 1L),
                        Map.entry("persons_masked", 1L),
                        Map.entry("persons_registered", 1L),
                        Map.entry("persons_disinfected", 1L),
                        Map.entry("musts_recorded", 1L),
                        Map.entry("musts_kept", 1L),
                        Map.entry("persons_with_symptoms", 1L),
                        Map.entry("persons_outsider", 1L),
                        Map.entry("purpose_transit", 1L),
                        Map.entry("transit_turned_back", 1L),
                        Map.entry("capture_assisted", 1L))));
        assertThat(site.row(FlowTable.FLOW_1D, "IN", "")).isEqualTo(site.row(FlowTable.FLOW_1H, "IN", ""));
    }

    @Test
    void whatDoesNotBelongToAVehicleIsNotCounted() {
        site.apply(
                vehicle("a", MORNING, "temperature_c", 39.0, "person_token", "0123456789abcdef", "disinfected", true));

        assertThat(site.row(FlowTable.FLOW_1H, "IN", ""))
                .containsOnly(
                        Map.entry("applied", 1L),
                        Map.entry("vehicles", 1L),
                        Map.entry("vehicles_passed", 1L),
                        Map.entry("vehicles_disinfected", 1L));
        assertThat(site.hasRows(FlowTable.VISITS_1D)).isFalse();
        assertThat(site.hasRows(FlowTable.OD_1H)).isFalse();
    }

    @Test
    void feverBeginsAtTheLimitAndBandsAtTheirs() {
        double[] degrees = {34.99, 35, 35.99, 36, 37.29, 37.3, 37.99, 38};
        for (int i = 0; i < degrees.length; i++) {
            site.apply(person("e" + i, MORNING, "direction", "OUT", "temperature_c", degrees[i]));
        }

        assertThat(site.row(FlowTable.FLOW_1D, "OUT", ""))
                .containsEntry("fever", 3L)
                .containsEntry("temperature_below_35", 1L)
                .containsEntry("temperature_35_to_36", 2L)
                .containsEntry("temperature_36_to_37_3", 2L)
                .containsEntry("temperature_37_3_to_38", 2L)
                .containsEntry("temperature_38_up", 1L);
    }

    @Test
    void samplingCountsAsSampledTemperatureVisitAndDeskOnly() {
        site.apply(person(
                "a", MORNING, "direction", null, "temperature_c", 39.0, "lane", "2", "disposition", "TURNED_BACK"));

        assertThat(site.row(FlowTable.FLOW_1H, "NONE", ""))
                .containsOnly(
                        Map.entry("applied", 1L),
                        Map.entry("sampled", 1L),
                        Map.entry("temperature_count", 1L),
                        Map.entry("temperature_sum", 3900L),
                        Map.entry("temperature_38_up", 1L));
        assertThat(site.row(FlowTable.DESK_1H, "2", "")).containsEntry("sampled", 1L);
        assertThat(site.row(FlowTable.VISITS_1D, "", "")).containsEntry("events", 1L);
        assertThat(site.hasRows(FlowTable.OD_1H)).isFalse();
    }

    @Test
    void arrivalAtAHubIsAPersonWhoCameInAndAStep() {
        site.apply(step("a", MORNING, "ARRIVED", "temperature_c", 38.2, "origin_region", "4201", "lane", "1"));
        site.apply(step("b", MORNING, "REGISTERED", "lane", "1"));

        assertThat(site.row(FlowTable.FLOW_1H, "IN", ""))
                .containsEntry("persons", 1L)
                .containsEntry("fever", 1L)
                .doesNotContainKey("persons_passed");
        assertThat(site.row(FlowTable.FUNNEL_1H, "ARRIVED", "")).containsEntry("passengers", 1L);
        assertThat(site.row(FlowTable.FUNNEL_1H, "REGISTERED", "")).containsEntry("passengers", 1L);
        assertThat(site.row(FlowTable.TRIP_FLOW, "T1", ""))
                .containsOnly(
                        Map.entry("applied", 2L),
                        Map.entry("arrived", 1L),
                        Map.entry("registered", 1L),
                        Map.entry("fever", 1L));
        assertThat(site.row(FlowTable.OD_1H, "4201", "UNKNOWN")).containsEntry("persons", 1L);
        assertThat(site.row(FlowTable.DESK_1H, "1", "")).containsEntry("persons", 1L);
        assertThat(site.row(FlowTable.VISITS_1D, "0123456789abcdef", "")).containsEntry("events", 1L);
    }

    @Test
    void messagesSayInWhichMinutesTheSiteWasHeard() {
        site.apply(heartbeat("h", MORNING + 3 * 60_000));
        site.apply(WALKER);
        site.apply(WALKER);
        site.apply(takenBack(person("never came", MORNING + 59 * 60_000)));

        assertThat(site.row(FlowTable.HEARD_1H, "", ""))
                .containsOnly(Map.entry("applied", 3L), Map.entry("minutes", 1L | 1L << 3 | 1L << 59));
    }

    @Test
    void repeatCountsOnce() {
        assertThat(site.apply(WALKER)).isEqualTo(Minute.Outcome.COUNTED);
        assertThat(site.apply(WALKER)).isEqualTo(Minute.Outcome.DUPLICATE);

        assertThat(site.row(FlowTable.FLOW_1M, "IN", ""))
                .containsEntry("persons", 1L)
                .containsEntry("applied", 1L);
    }

    @Test
    void voidTakesItsEventBackOnceAndLeavesARowOfZeros() {
        site.apply(WALKER);

        assertThat(site.apply(takenBack(WALKER))).isEqualTo(Minute.Outcome.VOID);
        assertThat(site.apply(takenBack(WALKER))).isEqualTo(Minute.Outcome.DUPLICATE);
        assertThat(site.apply(WALKER)).isEqualTo(Minute.Outcome.DUPLICATE);

        assertThat(site.row(FlowTable.FLOW_1M, "IN", "")).containsOnly(Map.entry("applied", 2L));
        assertThat(site.row(FlowTable.OD_1H, "UNKNOWN", "UNKNOWN")).containsOnly(Map.entry("applied", 2L));
        assertThat(site.row(FlowTable.VISITS_1D, "", "")).containsOnly(Map.entry("applied", 2L));
    }

    @Test
    void voidThatComesFirstWaitsForItsEventAndEndsInTheSameRow() {
        assertThat(site.apply(takenBack(WALKER))).isEqualTo(Minute.Outcome.VOID);
        assertThat(site.hasRows(FlowTable.FLOW_1M)).isFalse();
        assertThat(site.apply(takenBack(WALKER))).isEqualTo(Minute.Outcome.DUPLICATE);

        assertThat(site.apply(WALKER)).isEqualTo(Minute.Outcome.COUNTED);

        assertThat(site.row(FlowTable.FLOW_1M, "IN", "")).containsOnly(Map.entry("applied", 2L));
    }

    @Test
    void voidTakesBackWhatItsEventSaidWhateverItSaysItself() {
        site.apply(person("a", MORNING, "origin_region", "4201", "person_token", "0123456789abcdef"));

        site.apply(takenBack(person("a", MORNING, "direction", "OUT", "person_token", "fedcba9876543210")));

        assertThat(site.row(FlowTable.FLOW_1M, "IN", "")).containsOnly(Map.entry("applied", 2L));
        assertThat(site.row(FlowTable.OD_1H, "4201", "UNKNOWN")).containsOnly(Map.entry("applied", 2L));
        assertThat(site.row(FlowTable.VISITS_1D, "0123456789abcdef", "")).containsOnly(Map.entry("applied", 2L));
        assertThat(site.total(FlowTable.FLOW_1M)[Tally.APPLIED]).isEqualTo(2);
    }

    @Test
    void stateGrowsWithTheEventsAndComesBackWhole() {
        for (int i = 0; i < 1000; i++) {
            site.apply(person("e" + i, MORNING, "person_token", "0123456789abcde" + i % 10));
        }

        Minute restored = Minute.of(site.minute(MORNING).state());

        assertThat(restored.state().used()).isEqualTo(1000);
        Changes changes = new Changes(Windows.of(TestingSite.SHANGHAI, MORNING));
        for (int i = 0; i < 1000; i++) {
            assertThat(restored.apply(TestingSite.passage(person("e" + i, MORNING)), changes))
                    .isEqualTo(Minute.Outcome.DUPLICATE);
        }
    }
}

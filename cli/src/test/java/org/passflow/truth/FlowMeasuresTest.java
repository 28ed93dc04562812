package org.passflow.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.truth.CountTable.FLOW_1D;
import static org.passflow.truth.CountTable.FLOW_1H;
import static org.passflow.truth.CountTable.FLOW_1M;
import static org.passflow.truth.TestingTopics.CHECKPOINT;
import static org.passflow.truth.TestingTopics.HUB;
import static org.passflow.truth.TestingTopics.PERSON_IN;
import static org.passflow.truth.TestingTopics.SAMPLING;
import static org.passflow.truth.TestingTopics.VEHICLE_IN;
import static org.passflow.truth.TestingTopics.step;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowMeasuresTest {

    private static final String ALL_THAT_CAN_BE_SAID_OF_A_PERSON =
            ",'person_token':'0123456789abcdef','occupants':4,'temperature_c':36.5,'mask':true,'registered':true,"
                    + "'registration_valid':true,'disinfected':true,'symptoms':['cough'],'residency':'LOCAL',"
                    + "'purpose':'RETURN_HOME','capture_mode':'ASSISTED','lane':'1','shift':'A'";

    private final TestingTopics topics = new TestingTopics();

    @Test
    void personCountsInAllThatIsSaidOfIt() {
        topics.arrives(CHECKPOINT, "e1", PERSON_IN + ALL_THAT_CAN_BE_SAID_OF_A_PERSON);

        Map<String, Long> expected = Map.ofEntries(
                Map.entry("persons", 1L),
                Map.entry("temperature_count", 1L),
                Map.entry("temperature_sum", 3650L),
                Map.entry("persons_passed", 1L),
                Map.entry("persons_local", 1L),
                Map.entry("purpose_return_home", 1L),
                Map.entry("capture_assisted", 1L),
                Map.entry("persons_masked", 1L),
                Map.entry("persons_disinfected", 1L),
                Map.entry("persons_registered", 1L),
                Map.entry("persons_registration_valid", 1L),
                Map.entry("persons_with_symptoms", 1L),
                Map.entry("musts_recorded", 1L),
                Map.entry("musts_kept", 1L),
                Map.entry("temperature_36_to_37_3", 1L));
        assertThat(measures()).isEqualTo(expected);
        assertThat(topics.row(FLOW_1D).measures()).isEqualTo(expected);
        assertThat(topics.row(FLOW_1M).measures())
                .isEqualTo(Map.of("persons", 1L, "temperature_count", 1L, "temperature_sum", 3650L));
    }

    @Test
    void vehicleHasNothingThatBelongsToAPerson() {
        topics.arrives(CHECKPOINT, "e1", VEHICLE_IN + ALL_THAT_CAN_BE_SAID_OF_A_PERSON.replace("36.5", "39"));

        assertThat(measures())
                .isEqualTo(Map.of("vehicles", 1L, "occupants", 4L, "vehicles_passed", 1L, "vehicles_disinfected", 1L));
    }

    @Test
    void samplingCountsOnlyAsSampledAndInTemperatures() {
        topics.arrives(CHECKPOINT, "e1", SAMPLING + ALL_THAT_CAN_BE_SAID_OF_A_PERSON.replace("36.5", "38.2"));

        assertThat(topics.row(FLOW_1H).labels()).containsExactly("NONE");
        assertThat(measures())
                .isEqualTo(Map.of(
                        "sampled", 1L, "temperature_count", 1L, "temperature_sum", 3820L, "temperature_38_up", 1L));
    }

    @Test
    void arrivalAtAHubIsAPersonComingInWithWhatHubsKnow() {
        topics.arrives(
                HUB,
                "e1",
                step("t1", "ARRIVED") + ",'temperature_c':37.3,'symptoms':['fever'],'purpose':'TRANSIT',"
                        + "'capture_mode':'SELF'");

        assertThat(topics.row(FLOW_1H).labels()).containsExactly("IN");
        assertThat(measures())
                .isEqualTo(Map.of(
                        "persons",
                        1L,
                        "fever",
                        1L,
                        "temperature_count",
                        1L,
                        "temperature_sum",
                        3730L,
                        "temperature_37_3_to_38",
                        1L,
                        "purpose_transit",
                        1L,
                        "capture_self",
                        1L,
                        "persons_with_symptoms",
                        1L));
    }

    @Test
    void fieldsThatHubEventsDoNotHaveAreIgnoredThere() {
        topics.arrives(
                HUB,
                "e1",
                step("t1", "ARRIVED") + ",'direction':'OUT','subject':'VEHICLE','disposition':'TURNED_BACK',"
                        + "'residency':'LOCAL','mask':true,'disinfected':true,'registered':true,'purpose':'TRANSIT'");

        assertThat(topics.row(FLOW_1H).labels()).containsExactly("IN");
        assertThat(measures()).isEqualTo(Map.of("persons", 1L, "purpose_transit", 1L));
    }

    @Test
    void stepsAfterTheArrivalAreNoFlow() {
        topics.arrives(HUB, "e1", step("t1", "REGISTERED"));
        topics.arrives(HUB, "e2", step("t1", "HOME_ARRIVED"));

        assertThat(topics.rows(FLOW_1H)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASSED", "TURNED_BACK", "HELD", "TRANSFERRED", "REFERRED"})
    void dispositionsOfPersonsAndVehiclesAreCountedApart(String disposition) {
        topics.arrives(CHECKPOINT, "e1", PERSON_IN.replace("PASSED", disposition));
        topics.arrives(CHECKPOINT, "e2", PERSON_IN.replace("PASSED", disposition));
        topics.arrives(CHECKPOINT, "e3", VEHICLE_IN.replace("PASSED", disposition));

        String column = disposition.toLowerCase(Locale.ROOT);
        assertThat(measures())
                .isEqualTo(Map.of("persons", 2L, "vehicles", 1L, "persons_" + column, 2L, "vehicles_" + column, 1L));
    }

    @ParameterizedTest
    @CsvSource({
        "residency,    LOCAL,       persons_local",
        "residency,    OUTSIDER,    persons_outsider",
        "purpose,      RETURN_HOME, purpose_return_home",
        "purpose,      RETURN_WORK, purpose_return_work",
        "purpose,      VISIT,       purpose_visit",
        "purpose,      TRANSIT,     purpose_transit",
        "purpose,      COMMUTE,     purpose_commute",
        "capture_mode, SELF,        capture_self",
        "capture_mode, ASSISTED,    capture_assisted",
        "capture_mode, MANUAL,      capture_manual"
    })
    void eachCodeHasItsColumn(String field, String code, String column) {
        topics.arrives(CHECKPOINT, "e1", PERSON_IN + ",'" + field + "':'" + code + "'");

        assertThat(measures()).isEqualTo(Map.of("persons", 1L, "persons_passed", 1L, column, 1L));
    }

    @Test
    void transitTurnedBackIsBothInOne() {
        String turnedBack = PERSON_IN.replace("PASSED", "TURNED_BACK");
        topics.arrives(CHECKPOINT, "e1", turnedBack + ",'purpose':'TRANSIT'");
        topics.arrives(CHECKPOINT, "e2", PERSON_IN + ",'purpose':'TRANSIT'");
        topics.arrives(CHECKPOINT, "e3", turnedBack + ",'purpose':'VISIT'");

        assertThat(measures())
                .containsEntry("purpose_transit", 2L)
                .containsEntry("persons_turned_back", 2L)
                .containsEntry("transit_turned_back", 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mask", "registered", "registration_valid", "disinfected"})
    void falseAndNullAreNotYes(String flag) {
        topics.arrives(CHECKPOINT, "e1", PERSON_IN + ",'" + flag + "':false");
        topics.arrives(CHECKPOINT, "e2", PERSON_IN + ",'" + flag + "':null");

        assertThat(measures()).isEqualTo(Map.of("persons", 2L, "persons_passed", 2L));
    }

    @ParameterizedTest
    @CsvSource({
        "'mask':true  | 'disinfected':true  | 'temperature_c':36, 1, 1",
        "'mask':true  | 'disinfected':true  | 'shift':'A',        1, 0",
        "'mask':true  | 'disinfected':false | 'temperature_c':36, 1, 0",
        "'mask':false | 'disinfected':false | 'temperature_c':36, 1, 0",
        "'mask':true  | 'disinfected':null  | 'temperature_c':36, 0, 0",
        "'shift':'A'  | 'disinfected':true  | 'temperature_c':36, 0, 0"
    })
    void mustsAreRecordedWhenMaskAndDisinfectionAreSaidAndKeptWhenAllThreeHold(String said, long recorded, long kept) {
        topics.arrives(CHECKPOINT, "e1", PERSON_IN + "," + said.replace('|', ','));

        assertThat(topics.row(FLOW_1H).measure("musts_recorded")).isEqualTo(recorded);
        assertThat(topics.row(FLOW_1H).measure("musts_kept")).isEqualTo(kept);
    }

    @Test
    void emptyListOfSymptomsIsNone() {
        topics.arrives(CHECKPOINT, "e1", PERSON_IN + ",'symptoms':[]");
        topics.arrives(CHECKPOINT, "e2", PERSON_IN + ",'symptoms':null");
        topics.arrives(CHECKPOINT, "e3", PERSON_IN + ",'symptoms':['cough','fever']");

        assertThat(topics.row(FLOW_1H).measure("persons_with_symptoms")).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "0,       temperature_below_35",
        "34.994,  temperature_below_35",
        "34.995,  temperature_35_to_36",
        "35.99,   temperature_35_to_36",
        "36,      temperature_36_to_37_3",
        "37.2949, temperature_36_to_37_3",
        "37.295,  temperature_37_3_to_38",
        "37.99,   temperature_37_3_to_38",
        "38,      temperature_38_up",
        "60,      temperature_38_up"
    })
    void temperatureIsInOneBandAfterRounding(String temperature, String band) {
        topics.arrives(CHECKPOINT, "e1", PERSON_IN + ",'temperature_c':" + temperature);

        assertThat(measures()).containsEntry(band, 1L).containsEntry("temperature_count", 1L);
        assertThat(measures().keySet().stream()
                        .filter(column -> column.startsWith("temperature_"))
                        .filter(column ->
                                !List.of("temperature_count", "temperature_sum").contains(column)))
                .containsExactly(band);
    }

    private Map<String, Long> measures() {
        return topics.row(FLOW_1H).measures();
    }
}

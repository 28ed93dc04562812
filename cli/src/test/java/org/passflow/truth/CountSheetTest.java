package org.passflow.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.truth.CountTable.DESK_1H;
import static org.passflow.truth.CountTable.FLOW_1D;
import static org.passflow.truth.CountTable.FLOW_1H;
import static org.passflow.truth.CountTable.OD_1H;
import static org.passflow.truth.CountTable.TRIP_FLOW;
import static org.passflow.truth.CountTable.VISITS_1D;
import static org.passflow.truth.TestingTopics.CHECKPOINT;
import static org.passflow.truth.TestingTopics.EIGHT;
import static org.passflow.truth.TestingTopics.HUB;
import static org.passflow.truth.TestingTopics.PERSON_IN;
import static org.passflow.truth.TestingTopics.PERSON_OUT;
import static org.passflow.truth.TestingTopics.TOKEN;
import static org.passflow.truth.TestingTopics.VEHICLE_IN;
import static org.passflow.truth.TestingTopics.row;
import static org.passflow.truth.TestingTopics.step;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CountSheetTest {

    /** 04:00 in Shanghai. */
    private static final Instant DAY = Instant.parse("2026-10-31T20:00:00Z");

    private final TestingTopics topics = new TestingTopics();

    @ParameterizedTest
    @CsvSource({"0, 60", "60, 0"})
    void voidLeavesRowsOfZerosWhicheverArrivesFirst(long eventSeconds, long voidSeconds) {
        String everywhere = step("t1", "ARRIVED") + ",'temperature_c':38,'lane':'1'";
        topics.arrives(HUB, "e1", EIGHT, Duration.ofSeconds(eventSeconds), everywhere);
        topics.arrives(HUB, "e1", EIGHT, Duration.ofSeconds(voidSeconds), everywhere + ",'void':true");

        for (CountTable table : CountTable.values()) {
            assertThat(topics.row(table).measures()).as(table.tableName()).isEmpty();
            assertThat(topics.row(table).revision()).as(table.tableName()).isEqualTo(2);
        }
    }

    @Test
    void voidTakesBackWhatTheEventSaidNotWhatItSaysItself() {
        topics.arrives(CHECKPOINT, "e1", PERSON_IN + ",'temperature_c':38,'lane':'1','origin_region':'42'");
        topics.arrives(CHECKPOINT, "e2", PERSON_IN + ",'temperature_c':36,'lane':'1','origin_region':'42'");
        topics.arrives(CHECKPOINT, "e1", VEHICLE_IN.replace("IN", "OUT") + ",'occupants':9,'lane':'2','void':true");

        assertThat(topics.row(FLOW_1H).labels()).containsExactly("IN");
        assertThat(topics.row(FLOW_1H).measures())
                .isEqualTo(Map.of(
                        "persons",
                        1L,
                        "persons_passed",
                        1L,
                        "temperature_count",
                        1L,
                        "temperature_sum",
                        3600L,
                        "temperature_36_to_37_3",
                        1L));
        assertThat(topics.row(FLOW_1H).revision()).isEqualTo(3);
        assertThat(topics.rows(DESK_1H)).containsExactly(row(EIGHT, List.of("1", ""), Map.of("persons", 1L), 3));
        assertThat(topics.rows(OD_1H)).containsExactly(row(EIGHT, List.of("42", "UNKNOWN"), Map.of("persons", 1L), 3));
    }

    @Test
    void repeatedVoidAndRepeatedEventChangeNothingMore() {
        topics.arrives(HUB, "e1", step("t1", "ARRIVED"));
        topics.arrives(HUB, "e2", step("t1", "ARRIVED"));
        for (int i = 0; i < 2; i++) {
            topics.arrives(HUB, "e1", step("t1", "ARRIVED") + ",'void':true");
            topics.arrives(HUB, "e1", step("t1", "ARRIVED"));
        }

        assertThat(topics.rows(TRIP_FLOW)).containsExactly(row(EIGHT, List.of("t1"), Map.of("arrived", 1L), 3));
        assertThat(topics.rows(VISITS_1D)).containsExactly(row(DAY, List.of(TOKEN), Map.of("events", 1L), 3));
    }

    @Test
    void revisionCountsWhatWasAppliedToThatVeryRow() {
        topics.arrives(CHECKPOINT, "e1", PERSON_IN);
        topics.arrives(CHECKPOINT, "e2", PERSON_IN + ",'lane':'1'");
        topics.arrives(CHECKPOINT, "e2", PERSON_IN + ",'void':true");
        topics.arrives(CHECKPOINT, "e3", PERSON_OUT);

        assertThat(topics.rows(FLOW_1D)).extracting(CountRow::revision).containsExactly(3L, 1L);
        assertThat(topics.row(DESK_1H).revision()).isEqualTo(2);
        assertThat(topics.row(VISITS_1D).revision()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(CountTable.class)
    void generationStandsInTheUpperBitsOfEveryRevision(CountTable table) {
        TestingTopics raised = new TestingTopics(
                new TruthSettings(Duration.ofHours(24), 3, ZoneId.of("Asia/Shanghai"), LocalTime.of(4, 0)));
        raised.arrives(HUB, "e1", step("t1", "ARRIVED") + ",'lane':'1'");

        assertThat(raised.row(table).revision()).isEqualTo(3 * 281_474_976_710_656L + 1);
    }

    @ParameterizedTest
    @CsvSource({
        // From 04:00 on 31 October to 04:00 on 1 November, when New York sets its clocks back.
        "2026-10-31T08:00:00Z, 25",
        // From 04:00 on 7 March to 04:00 on 8 March, when it sets them forward.
        "2026-03-07T09:00:00Z, 23"
    })
    void dayAtAChangeOfClocksHasAllItsHours(Instant start, int hours) {
        TestingTopics newYork = new TestingTopics(
                new TruthSettings(Duration.ofHours(24), 0, ZoneId.of("America/New_York"), LocalTime.of(4, 0)));
        for (int hour = 0; hour <= hours; hour++) {
            newYork.arrives(
                    CHECKPOINT,
                    "e" + hour,
                    start.plus(Duration.ofHours(hour)),
                    Duration.ZERO,
                    PERSON_IN + ",'lane':'1'");
        }

        Instant next = start.plus(Duration.ofHours(hours));
        assertThat(newYork.rows(VISITS_1D))
                .containsExactly(
                        row(start, List.of(""), Map.of("events", (long) hours), hours),
                        row(next, List.of(""), Map.of("events", 1L), 1));
        assertThat(newYork.rows(FLOW_1D))
                .extracting(row -> row.measure("persons"))
                .containsExactly((long) hours, 1L);
        assertThat(newYork.rows(DESK_1H)).hasSize(hours + 1);
    }
}

package org.passflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingPassages.MORNING;
import static org.passflow.testing.TestingPassages.event;
import static org.passflow.testing.TestingPassages.passage;
import static org.passflow.testing.TestingPassages.person;
import static org.passflow.testing.TestingPassages.vehicle;

import org.junit.jupiter.api.Test;
import org.passflow.event.CheckpointEvent;
import org.passflow.event.Direction;
import org.passflow.event.Disposition;
import org.passflow.event.Subject;

class MinuteTest {

    private static final CheckpointEvent WALKER = person(Direction.IN, Disposition.PASSED, 3650);

    private final Minute minute = Minute.empty();

    @Test
    void personsAndVehiclesAreCountedApartAndOccupantsAreNotPersons() {
        apply("a", WALKER);
        apply("b", person(Direction.IN, Disposition.TURNED_BACK, null));
        apply("c", vehicle(Direction.IN, 5));

        FlowCount in = row(Way.IN);
        assertThat(in.get(Measure.PERSONS)).isEqualTo(2);
        assertThat(in.get(Measure.PERSONS_TURNED_BACK)).isEqualTo(1);
        assertThat(in.get(Measure.VEHICLES)).isEqualTo(1);
        assertThat(in.get(Measure.VEHICLES_TURNED_BACK)).isZero();
        assertThat(in.get(Measure.OCCUPANTS)).isEqualTo(5);
        assertThat(in.get(Measure.APPLIED)).isEqualTo(3);
    }

    @Test
    void feverBeginsAtTheLimit() {
        apply("a", person(Direction.OUT, Disposition.PASSED, 3729));
        apply("b", person(Direction.OUT, Disposition.PASSED, 3730));

        FlowCount out = row(Way.OUT);
        assertThat(out.get(Measure.FEVER)).isEqualTo(1);
        assertThat(out.get(Measure.TEMPERATURE_COUNT)).isEqualTo(2);
        assertThat(out.get(Measure.TEMPERATURE_SUM)).isEqualTo(3729 + 3730);
    }

    @Test
    void samplingCountsAsSampledAndTemperatureOnly() {
        apply("a", event(null, Subject.PERSON, Disposition.TURNED_BACK, null, 3900));

        FlowCount none = row(Way.NONE);
        assertThat(none.get(Measure.SAMPLED)).isEqualTo(1);
        assertThat(none.get(Measure.TEMPERATURE_SUM)).isEqualTo(3900);
        assertThat(none.get(Measure.PERSONS) + none.get(Measure.PERSONS_TURNED_BACK) + none.get(Measure.FEVER))
                .isZero();
    }

    @Test
    void repeatCountsOnce() {
        assertThat(apply("a", WALKER)).isEqualTo(Minute.Outcome.COUNTED);
        assertThat(apply("a", WALKER)).isEqualTo(Minute.Outcome.DUPLICATE);

        assertThat(row(Way.IN).get(Measure.PERSONS)).isEqualTo(1);
        assertThat(row(Way.IN).get(Measure.APPLIED)).isEqualTo(1);
    }

    @Test
    void voidTakesItsEventBackOnceAndLeavesARowOfZeros() {
        apply("a", WALKER);

        assertThat(takeBack("a", WALKER)).isEqualTo(Minute.Outcome.VOID);
        assertThat(takeBack("a", WALKER)).isEqualTo(Minute.Outcome.DUPLICATE);
        assertThat(apply("a", WALKER)).isEqualTo(Minute.Outcome.DUPLICATE);

        assertThat(row(Way.IN).get(Measure.PERSONS)).isZero();
        assertThat(row(Way.IN).get(Measure.TEMPERATURE_SUM)).isZero();
        assertThat(row(Way.IN).get(Measure.APPLIED)).isEqualTo(2);
    }

    @Test
    void voidThatComesFirstWaitsForItsEventAndEndsInTheSameRow() {
        assertThat(takeBack("a", WALKER)).isEqualTo(Minute.Outcome.VOID);
        assertThat(minute.isChanged()).isFalse();
        assertThat(takeBack("a", WALKER)).isEqualTo(Minute.Outcome.DUPLICATE);

        assertThat(apply("a", WALKER)).isEqualTo(Minute.Outcome.COUNTED);

        assertThat(row(Way.IN).get(Measure.PERSONS)).isZero();
        assertThat(row(Way.IN).get(Measure.APPLIED)).isEqualTo(2);
    }

    @Test
    void voidTakesBackWhatItsEventSaidWhateverItSaysItself() {
        apply("a", vehicle(Direction.IN, 7));

        takeBack("a", person(Direction.OUT, Disposition.PASSED, 4000));

        assertThat(row(Way.IN).get(Measure.OCCUPANTS)).isZero();
        assertThat(row(Way.IN).get(Measure.VEHICLES)).isZero();
        assertThat(row(Way.OUT)).isNull();
    }

    @Test
    void reportTellsTotalsAndWhatChangedSinceTheLast() {
        apply("a", WALKER);
        minute.report();
        apply("b", WALKER);

        Minute.Change change = minute.report();

        assertThat(FlowCount.of("gate-1", 0, MORNING, change.totals()).get(Measure.PERSONS))
                .isEqualTo(2);
        assertThat(FlowCount.of("gate-1", 0, MORNING, change.difference()).get(Measure.PERSONS))
                .isEqualTo(1);
        assertThat(minute.isChanged()).isFalse();
    }

    @Test
    void stateGrowsWithTheEventsAndComesBackWhole() {
        for (int i = 0; i < 1000; i++) {
            apply("e" + i, WALKER);
        }

        Minute restored = Minute.of(minute.state());

        assertThat(minute.state().used()).isEqualTo(1000);
        for (int i = 0; i < 1000; i++) {
            assertThat(restored.apply(passage("e" + i, MORNING, false, WALKER))).isEqualTo(Minute.Outcome.DUPLICATE);
        }
    }

    private Minute.Outcome apply(String eventId, CheckpointEvent event) {
        return minute.apply(passage(eventId, MORNING, false, event));
    }

    private Minute.Outcome takeBack(String eventId, CheckpointEvent event) {
        return minute.apply(passage(eventId, MORNING, true, event));
    }

    private FlowCount row(Way way) {
        return FlowCount.of(
                "gate-1",
                way.ordinal(),
                MORNING,
                Minute.of(minute.state()).report().totals());
    }
}

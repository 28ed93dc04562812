package org.passflow.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.passflow.event.HubStage;
import org.passflow.event.Received;
import org.passflow.testing.TestingEvents;

/** What must hold of every journey whatever comes, in whatever order. */
class StepsPropertiesTest {

    @Property(tries = 500)
    void anyOrderEndsInTheSameSteps(@ForAll("messages") List<Received> messages, @ForAll long seed) {
        List<Received> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(TestingSteps.of(shuffled).journey())
                .isEqualTo(TestingSteps.of(messages).journey());
        assertThat(TestingSteps.of(shuffled).applied())
                .isEqualTo(TestingSteps.of(messages).applied());
    }

    @Property(tries = 500)
    void everythingTwiceIsEverythingOnce(@ForAll("messages") List<Received> messages) {
        List<Received> twice = new ArrayList<>(messages);
        twice.addAll(messages);

        assertThat(TestingSteps.of(twice)).isEqualTo(TestingSteps.of(messages));
    }

    @Property(tries = 500)
    void journeyWithEverythingTakenBackIsEmpty(@ForAll("messages") List<Received> messages) {
        List<Received> all = new ArrayList<>(messages);
        messages.forEach(message -> all.add(TestingEvents.takenBack(message)));

        assertThat(TestingSteps.of(all).journey()).isEqualTo(Steps.none().journey());
    }

    /** By an instant counts what had arrived by then, and nothing else. */
    @Property(tries = 500)
    void whatWasKnownIsWhatTheFirstMessagesMake(
            @ForAll("messages") List<Received> messages, @ForAll("minutes") int minute) {
        long known = TestingEvents.MORNING + minute * TestingSteps.MINUTE;
        List<Received> first = messages.stream()
                .filter(message -> message.position().arrivalMillis() < known)
                .toList();

        assertThat(TestingSteps.of(messages).journeyBy(known))
                .isEqualTo(TestingSteps.of(first).journey());
    }

    @Property(tries = 500)
    void eventsAppliedNeverGrowFewer(@ForAll("messages") List<Received> messages) {
        Steps steps = Steps.none();
        for (Received message : messages) {
            Steps next = steps.with(Step.of(message), message.header().isVoid());
            assertThat(next.applied()).isGreaterThanOrEqualTo(steps.applied());
            if (!next.journey().equals(steps.journey())) {
                assertThat(next.applied()).isGreaterThan(steps.applied());
            }
            steps = next;
        }
    }

    @Property(tries = 500)
    void legalWalkHasNothingIllegalAndOneStepLeftOutOfItsMiddleMay(@ForAll long seed) {
        Random random = new Random(seed);
        List<Received> walk = new ArrayList<>();
        HubStage stage = HubStage.ARRIVED;
        while (stage != null && walk.size() < 20) {
            walk.add(TestingSteps.event("e" + walk.size(), walk.size(), stage));
            List<HubStage> next = new ArrayList<>(Transitions.AFTER.getOrDefault(stage, java.util.Set.of()));
            Collections.sort(next);
            stage = next.isEmpty() ? null : next.get(random.nextInt(next.size()));
        }

        assertThat(TestingSteps.of(walk).journey().illegal()).isZero();
        assertThat(TestingSteps.of(walk.subList(1, walk.size())).journey().illegal())
                .isEqualTo(1);
    }

    @Property(tries = 500)
    void packedStepsAreTheSameSteps(@ForAll("messages") List<Received> messages) {
        Steps steps = TestingSteps.of(messages);

        assertThat(PackedSteps.read(PackedSteps.of(steps))).isEqualTo(steps);
    }

    @Provide
    Arbitrary<Integer> minutes() {
        return Arbitraries.integers().between(0, 25);
    }

    /** Arrives when it happens; a third of the messages take one back, in the same instant. */
    @Provide
    Arbitrary<List<Received>> messages() {
        Arbitrary<Integer> ids = Arbitraries.integers().between(0, 23);
        Arbitrary<Boolean> voids = Arbitraries.of(true, false, false);
        return Combinators.combine(ids, voids)
                .as((id, isVoid) -> isVoid ? TestingEvents.takenBack(event(id)) : event(id))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    /** The same id always says the same; some happen at one instant. */
    private static Received event(int id) {
        HubStage stage = HubStage.values()[id % HubStage.values().length];
        Object[] fields = {
            "site_id", id % 3 == 0 ? "hub" : "卡口" + id % 2,
            "origin_region", id % 4 == 0 ? null : "42010" + id % 3,
            "purpose", id % 5 == 0 ? "VISIT" : null,
            "capture_mode", id % 6 == 0 ? "MANUAL" : null,
            "acked_by", id % 2 == 0 ? "role-" + id % 4 : null,
            "to_site", id % 7 == 0 ? "quarantine-1" : null,
            "temperature_c", id % 3 == 1 ? 36.1 + id % 5 : null
        };
        return TestingSteps.event("e" + id, id - id % 2, stage, fields);
    }
}

package org.passflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingPassages.MORNING;
import static org.passflow.testing.TestingPassages.event;
import static org.passflow.testing.TestingPassages.passage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.passflow.event.CheckpointEvent;
import org.passflow.event.Direction;
import org.passflow.event.Disposition;
import org.passflow.event.Subject;

/** What must hold of a minute whatever comes, in whatever order. */
class MinutePropertiesTest {

    @Property
    void anyOrderEndsInTheSameCountsAndOutcomes(@ForAll("messages") List<Passage> messages, @ForAll long seed) {
        List<Passage> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, new Random(seed));

        Counted inOrder = count(messages);
        Counted inAnyOrder = count(shuffled);

        assertThat(inAnyOrder.totals()).isEqualTo(inOrder.totals());
        assertThat(inAnyOrder.outcomes()).isEqualTo(inOrder.outcomes());
    }

    @Property
    void everyMessageIsCountedOrAVoidOrADuplicate(@ForAll("messages") List<Passage> messages) {
        Map<Minute.Outcome, Integer> outcomes = count(messages).outcomes();

        assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(messages.size());
    }

    @Property
    void reportsInBetweenChangeNothingAndAddUp(@ForAll("messages") List<Passage> messages, @ForAll long seed) {
        Random random = new Random(seed);
        Minute minute = Minute.empty();
        long[] reported = Minute.newCounts();
        for (Passage message : messages) {
            minute.apply(message);
            if (random.nextBoolean()) {
                minute = Minute.of(minute.state());
                reported = Windows.sum(reported, minute.report().difference());
            }
        }
        reported = Windows.sum(reported, minute.report().difference());

        assertThat(reported).isEqualTo(count(messages).totals());
    }

    /** A handful of identities, so that repeats and voids meet; the same identity always says the same. */
    @Provide
    Arbitrary<List<Passage>> messages() {
        Arbitrary<Integer> ids = Arbitraries.integers().between(0, 12);
        Arbitrary<Boolean> voids = Arbitraries.of(true, false, false);
        return Combinators.combine(ids, voids)
                .as((id, isVoid) -> passage("e" + id, MORNING, isVoid, content(id)))
                .list()
                .ofMaxSize(40);
    }

    private static CheckpointEvent content(int id) {
        Direction[] directions = {Direction.IN, Direction.OUT, null};
        Direction direction = directions[id % 3];
        Subject subject = direction != null && id % 2 == 0 ? Subject.VEHICLE : Subject.PERSON;
        Disposition disposition = Disposition.values()[id % Disposition.values().length];
        return event(direction, subject, disposition, id, subject == Subject.PERSON ? 3500 + 40 * id : null);
    }

    private static Counted count(List<Passage> messages) {
        Minute minute = Minute.empty();
        Map<Minute.Outcome, Integer> outcomes = new EnumMap<>(Minute.Outcome.class);
        for (Passage message : messages) {
            outcomes.merge(minute.apply(message), 1, Integer::sum);
        }
        return new Counted(minute.report().totals(), outcomes);
    }

    private record Counted(long[] totals, Map<Minute.Outcome, Integer> outcomes) {}
}

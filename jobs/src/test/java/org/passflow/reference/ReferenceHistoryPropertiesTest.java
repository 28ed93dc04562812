package org.passflow.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.passflow.event.Position;
import org.passflow.event.Topics;

class ReferenceHistoryPropertiesTest {

    private static final int LAST_MILLIS = 12;

    /** What a version says, before it has a place in Kafka. */
    record Draft(long from, Long to, long arrival) {}

    @Provide
    Arbitrary<List<Draft>> drafts() {
        Arbitrary<Long> instants = Arbitraries.longs().between(0, LAST_MILLIS - 2);
        return Combinators.combine(instants, instants.injectNull(0.5), instants)
                .as(Draft::new)
                .list()
                .ofMaxSize(8);
    }

    @Property
    void orderOfReadingAndRepeatsMakeNoDifference(@ForAll("drafts") List<Draft> drafts, @ForAll long seed) {
        List<ReferenceVersion> versions = versions(drafts);
        List<ReferenceVersion> shuffled = new ArrayList<>(versions);
        shuffled.addAll(versions);
        Collections.shuffle(shuffled, new Random(seed));

        ReferenceHistory one = history(versions);
        ReferenceHistory other = history(shuffled);

        for (long time = 0; time <= LAST_MILLIS; time++) {
            assertThat(asOf(other, time)).isEqualTo(asOf(one, time));
        }
    }

    @Property
    void holdsWhatAViewOfTheVersionsArrivedByThenWouldShow(@ForAll("drafts") List<Draft> drafts) {
        List<ReferenceVersion> versions = versions(drafts);
        ReferenceHistory history = history(versions);

        for (long time = 0; time <= LAST_MILLIS; time++) {
            assertThat(asOf(history, time)).isEqualTo(shown(versions, time));
        }
    }

    /** As the v_ views do it: arrived, last arrival of each beginning, withdrawn ones left out, cut off by the next. */
    private static Optional<ReferenceVersion> shown(List<ReferenceVersion> versions, long time) {
        Set<Long> beginnings = new HashSet<>();
        List<ReferenceVersion> rows = versions.stream()
                .filter(version -> version.position().arrivalMillis() <= time)
                .sorted(Comparator.comparing(
                                (ReferenceVersion version) -> version.position().arrivalMillis())
                        .thenComparing(version -> version.position().offset())
                        .reversed())
                .filter(version -> beginnings.add(version.validity().fromMillis()))
                .filter(version -> !version.validity().isWithdrawn())
                .sorted(Comparator.comparing(version -> version.validity().fromMillis()))
                .toList();
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).validity().contains(time))
                .filter(i -> i + 1 == rows.size()
                        || time < rows.get(i + 1).validity().fromMillis())
                .mapToObj(rows::get)
                .findAny();
    }

    private static Optional<ReferenceVersion> asOf(ReferenceHistory history, long time) {
        return history.asOf(Topics.RESPONSE_LEVELS, "14", time);
    }

    private static ReferenceHistory history(List<ReferenceVersion> versions) {
        ReferenceHistory history = new ReferenceHistory();
        versions.forEach(history::add);
        return history;
    }

    private static List<ReferenceVersion> versions(List<Draft> drafts) {
        return IntStream.range(0, drafts.size())
                .mapToObj(i -> ReferenceVersion.of(
                        new Position(Topics.RESPONSE_LEVELS, 0, i, drafts.get(i).arrival()),
                        new Validity(drafts.get(i).from(), drafts.get(i).to()),
                        new ResponseLevel("14", 1)))
                .toList();
    }
}

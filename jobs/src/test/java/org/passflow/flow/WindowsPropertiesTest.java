package org.passflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingPassages.passage;
import static org.passflow.testing.TestingPassages.person;
import static org.passflow.testing.TestingPassages.vehicle;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.passflow.event.CheckpointEvent;
import org.passflow.event.Direction;
import org.passflow.event.Disposition;

/** Hours and business days are the sums of their minutes, also on the day of 25 hours, whatever is reported when. */
class WindowsPropertiesTest {

    private static final BusinessTime BERLIN = new BusinessTime(ZoneId.of("Europe/Berlin"), LocalTime.of(4, 0));
    private static final long SATURDAY = Instant.parse("2026-10-24T00:00:00Z").toEpochMilli();
    private static final int THREE_DAYS_OF_MINUTES = 3 * 24 * 60;

    @Property(tries = 300)
    void minutesHoursAndDaysAddUpToTheSame(@ForAll("messages") List<Passage> messages, @ForAll long seed) {
        Counts counts = count(messages, new Random(seed));

        long[] minutes = total(counts.minutes().values().stream()
                .map(minute -> minute.report().totals())
                .toList());
        assertThat(total(counts.hours().values())).isEqualTo(minutes);
        assertThat(total(counts.days().values())).isEqualTo(minutes);
    }

    @Property(tries = 300)
    void anyOrderAndAnyMomentsOfReportingEndInTheSameWindows(
            @ForAll("messages") List<Passage> messages, @ForAll long seed) {
        Random random = new Random(seed);
        List<Passage> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, random);

        Counts inOrder = count(messages, new Random(0));
        Counts inAnyOrder = count(shuffled, random);

        assertThat(text(inAnyOrder.hours())).isEqualTo(text(inOrder.hours()));
        assertThat(text(inAnyOrder.days())).isEqualTo(text(inOrder.days()));
    }

    /** Minutes by their start; hours and days as far as reported. */
    private record Counts(Map<Long, Minute> minutes, Map<Long, long[]> hours, Map<Long, long[]> days) {}

    private static Counts count(List<Passage> messages, Random random) {
        Counts counts = new Counts(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (Passage message : messages) {
            long start = BusinessTime.minuteStart(message.eventTimeMillis());
            counts.minutes().computeIfAbsent(start, any -> Minute.empty()).apply(message);
            if (random.nextInt(3) == 0) {
                report(counts);
            }
        }
        report(counts);
        return counts;
    }

    private static void report(Counts counts) {
        Windows changes = Windows.empty();
        counts.minutes().forEach((start, minute) -> {
            if (minute.isChanged()) {
                changes.add(BERLIN, start, minute.report().difference());
            }
        });
        changes.hours().forEach((start, change) -> counts.hours().merge(start, change, Windows::sum));
        changes.days().forEach((start, change) -> counts.days().merge(start, change, Windows::sum));
    }

    private static long[] total(Collection<long[]> windows) {
        return windows.stream().reduce(Minute.newCounts(), Windows::sum);
    }

    private static List<String> text(Map<Long, long[]> windows) {
        return windows.entrySet().stream()
                .map(window -> window.getKey() + ": " + Arrays.toString(window.getValue()))
                .toList();
    }

    /** The same identity always says the same, at the same time; a third of the messages take one back. */
    @Provide
    Arbitrary<List<Passage>> messages() {
        Arbitrary<Integer> minutes = Arbitraries.integers().between(0, THREE_DAYS_OF_MINUTES);
        Arbitrary<Boolean> voids = Arbitraries.of(true, false, false);
        return Combinators.combine(minutes, voids)
                .as((minute, isVoid) -> passage("e" + minute, SATURDAY + 60_000L * minute, isVoid, content(minute)))
                .list()
                .ofMaxSize(60);
    }

    private static CheckpointEvent content(int minute) {
        return minute % 2 == 0
                ? vehicle(minute % 4 == 0 ? Direction.IN : Direction.OUT, minute % 7)
                : person(Direction.IN, Disposition.PASSED, 3500 + minute % 400);
    }
}

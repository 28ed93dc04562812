package org.passflow.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.passflow.feed.ArrivingEvent;

/** In which order rows arrive. Arrival never goes back, whatever the order. */
public final class ReplayOrder {

    private static final Comparator<ArrivingEvent> BY_ARRIVAL = Comparator.comparingLong(ArrivingEvent::arrivalMillis);

    private ReplayOrder() {}

    /** By event time; where a column says when they arrived, in that order instead. Equal ones in file order. */
    public static List<ArrivingEvent> sorted(ReplayRows rows) {
        List<ReplayRows.TimedEvent> events = new ArrayList<>(rows.events());
        events.sort(Comparator.comparingLong(ReplayRows.TimedEvent::eventTimeMillis));
        List<ArrivingEvent> ordered = new ArrayList<>(
                events.stream().map(ReplayRows.TimedEvent::event).toList());
        ordered.sort(BY_ARRIVAL);
        return ordered;
    }

    /** As in the files: what stands behind a later row arrives together with it. */
    public static List<ArrivingEvent> asInFile(ReplayRows rows) {
        List<ArrivingEvent> ordered = new ArrayList<>();
        long latestMillis = Long.MIN_VALUE;
        for (ReplayRows.TimedEvent row : rows.events()) {
            latestMillis = Math.max(latestMillis, row.event().arrivalMillis());
            ordered.add(row.event().arrivingAt(latestMillis));
        }
        return ordered;
    }

    /** Each event arrives by a random span of up to {@code most} later than it would; equal seeds, equal order. */
    public static List<ArrivingEvent> shuffled(ReplayRows rows, Duration most, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ArrivingEvent> ordered = new ArrayList<>();
        for (ArrivingEvent event : sorted(rows)) {
            ordered.add(event.arrivingAt(event.arrivalMillis() + random.nextLong(most.toMillis() + 1)));
        }
        ordered.sort(BY_ARRIVAL);
        return ordered;
    }
}

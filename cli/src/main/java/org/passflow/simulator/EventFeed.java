package org.passflow.simulator;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.passflow.feed.ArrivingEvent;

/**
 * What all sources make, minute by minute, put into the order of arrival. Holds what has happened but not yet arrived:
 * at most some hours of late registrations.
 */
final class EventFeed implements Iterator<ArrivingEvent> {

    private static final long MINUTE_MILLIS = 60_000;

    /** Something that makes events. */
    interface Source {
        /** Makes the events of the minute that begins then. None of them arrives earlier. */
        void makeMinute(long minuteStartMillis, Consumer<ArrivingEvent> out);
    }

    private record Waiting(ArrivingEvent event, long number) {}

    private final List<Source> sources;
    private final long endMillis;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(
            Comparator.comparingLong((Waiting w) -> w.event().arrivalMillis()).thenComparingLong(Waiting::number));
    private long nextMinuteMillis;
    private long made;

    /** Events made in [start, end), both at full minutes; the last ones arrive after the end. */
    EventFeed(List<Source> sources, long startMillis, long endMillis) {
        this.sources = List.copyOf(sources);
        this.nextMinuteMillis = startMillis;
        this.endMillis = endMillis;
    }

    @Override
    public boolean hasNext() {
        while (nextMinuteMillis < endMillis
                && (waiting.isEmpty() || waiting.peek().event().arrivalMillis() >= nextMinuteMillis)) {
            for (Source source : sources) {
                source.makeMinute(nextMinuteMillis, event -> waiting.add(new Waiting(event, made++)));
            }
            nextMinuteMillis += MINUTE_MILLIS;
        }
        return !waiting.isEmpty();
    }

    @Override
    public ArrivingEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return waiting.remove().event();
    }
}

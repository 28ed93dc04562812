package org.passflow.replay;

import java.util.List;
import org.passflow.feed.ArrivingEvent;

/**
 * What was read from the files.
 *
 * @param events with their event times, in the order of the files
 * @param rejected rows that could not become events
 */
public record ReplayRows(List<TimedEvent> events, List<RejectedRow> rejected) {

    public ReplayRows {
        events = List.copyOf(events);
        rejected = List.copyOf(rejected);
    }

    /**
     * An event and when it happened.
     *
     * @param eventTimeMillis epoch milliseconds UTC
     */
    public record TimedEvent(ArrivingEvent event, long eventTimeMillis) {}

    /** Rows read, good and bad. */
    public int read() {
        return events.size() + rejected.size();
    }
}

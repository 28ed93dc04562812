package org.passflow.journey;

import org.passflow.event.Received;
import org.passflow.event.TripStatus;

/**
 * A message on a trip.
 *
 * @param passengers how many got off; null when not said
 * @param isVoid whether it takes the message back
 */
public record TripNews(
        String siteId, String eventId, long eventTimeMillis, TripStatus status, Integer passengers, boolean isVoid) {

    private static final long MINUTE_MILLIS = 60_000;

    public static TripNews of(Received received) {
        return new TripNews(
                received.trip().siteId(),
                received.header().eventId(),
                received.header().eventTimeMillis(),
                received.trip().status(),
                received.trip().passengers(),
                received.header().isVoid());
    }

    /** Whether it is a copy of the other, or takes it back. */
    boolean isSameEvent(TripNews other) {
        return eventId.equals(other.eventId)
                && siteId.equals(other.siteId)
                && Math.floorDiv(eventTimeMillis, MINUTE_MILLIS) == Math.floorDiv(other.eventTimeMillis, MINUTE_MILLIS);
    }
}

package org.passflow.alert;

import org.passflow.event.Received;
import org.passflow.event.TripStatus;

/**
 * What was said about a trip to a hub, or taken back.
 *
 * @param scheduledMillis when it was due, epoch milliseconds UTC
 * @param eventTimeMillis when it was so, epoch milliseconds UTC
 * @param arrivalMillis when that was heard, epoch milliseconds UTC
 * @param isVoid whether it takes back what was said of that time
 */
public record TripNews(
        String tripId,
        TripStatus status,
        long scheduledMillis,
        long eventTimeMillis,
        long arrivalMillis,
        boolean isVoid) {

    /** Of an event about a trip. */
    public static TripNews of(Received received) {
        return new TripNews(
                received.trip().tripId(),
                received.trip().status(),
                received.trip().scheduledTimeMillis(),
                received.header().eventTimeMillis(),
                received.position().arrivalMillis(),
                received.header().isVoid());
    }

    /** Whether another is a repeat of this or takes it back: both carry the same time. */
    boolean isSameMessage(TripNews other) {
        return tripId.equals(other.tripId) && status == other.status && eventTimeMillis == other.eventTimeMillis;
    }
}

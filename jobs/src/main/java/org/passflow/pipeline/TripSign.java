package org.passflow.pipeline;

import org.passflow.event.Received;
import org.passflow.journey.TripNews;
import org.passflow.journey.TripTally;

/**
 * What changes a trip: a message on it, or a passenger's step.
 *
 * @param siteId the hub: the trip's, or the passenger's
 * @param arrivalMillis when it became known, epoch milliseconds UTC
 * @param news null of a step
 * @param change what a step adds to the trip's passengers
 * @param registeredAt when a passenger was registered; null where that has not changed
 * @param registrations how many registrations there are more at that time, 1 or −1
 */
public record TripSign(
        String tripId,
        String siteId,
        long arrivalMillis,
        TripNews news,
        TripTally change,
        Long registeredAt,
        int registrations) {

    static TripSign of(Received received) {
        return new TripSign(
                received.trip().tripId(),
                received.trip().siteId(),
                received.position().arrivalMillis(),
                TripNews.of(received),
                TripTally.NONE,
                null,
                0);
    }
}

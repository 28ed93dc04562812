package org.passflow.event;

/**
 * A train, flight or coach that is due at a hub, has arrived, or will not come. Nullable: passengers and originRegion.
 *
 * @param tripId unique per run and day
 * @param number of the train, flight or coach, as on the timetable
 * @param scheduledTimeMillis scheduled arrival, epoch milliseconds UTC
 * @param passengers how many got off, 0 to 100,000
 * @param originRegion division code: 2, 4, 6, 9 or 12 digits
 */
public record TripEvent(
        String siteId,
        String tripId,
        TripMode mode,
        String number,
        TripStatus status,
        long scheduledTimeMillis,
        Integer passengers,
        String originRegion) {}

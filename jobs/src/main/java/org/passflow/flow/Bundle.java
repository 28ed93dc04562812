package org.passflow.flow;

import java.util.Arrays;
import org.passflow.event.Identity;
import org.passflow.event.Position;
import org.passflow.event.Received;

/**
 * Events of one site and minute from one partition, packed for the way to the operator that counts them: one record, one
 * look-up, however many they are.
 *
 * @param siteId the site; for orders and alert actions, which are unique without one, a share of their topic
 * @param minuteStartMillis start of the minute, epoch milliseconds UTC
 * @param numbers six longs an event: identity high, identity low, facts, 1 for a void, offset, arrival in epoch
 *     milliseconds
 * @param details the texts of each event, null of one that has none
 */
public record Bundle(
        String siteId, long minuteStartMillis, String topic, int partition, long[] numbers, Details[] details) {

    private static final int STRIDE = 6;

    /** Into how many shares the events of a topic without sites fall. */
    private static final int SHARES = 64;

    /** Where an event counts: the same for all events of a bundle. */
    public record Place(String siteId, long minuteStartMillis, String topic, int partition) {
        public static Place of(Received received, Identity identity) {
            boolean belongsToASite = received.order() == null && received.alertAction() == null;
            String topic = received.position().topic();
            return new Place(
                    belongsToASite ? received.siteId() : topic + '/' + (identity.low() & (SHARES - 1)),
                    BusinessTime.minuteStart(received.header().eventTimeMillis()),
                    topic,
                    received.position().partition());
        }

        /** Written out, like the hash, because every event asks: see {@link Cell}. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Place place
                    && minuteStartMillis == place.minuteStartMillis
                    && partition == place.partition
                    && siteId.equals(place.siteId)
                    && topic.equals(place.topic);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * siteId.hashCode() + Long.hashCode(minuteStartMillis)) + partition;
        }
    }

    public int size() {
        return details.length;
    }

    /** What the earliest of its messages that show the site to be alive says; null if none does. */
    public Heard heard() {
        long earliest = Long.MAX_VALUE;
        for (int at = 0; at < numbers.length; at += STRIDE) {
            if (Facts.HEARD.isSet(numbers[at + 2])) {
                earliest = Math.min(earliest, numbers[at + 5]);
            }
        }
        return earliest == Long.MAX_VALUE ? null : new Heard(siteId, minuteStartMillis, earliest);
    }

    public Passage passage(int index) {
        int at = index * STRIDE;
        return new Passage(numbers[at], numbers[at + 1], numbers[at + 3] == 1, numbers[at + 2], details[index]);
    }

    public Position position(int index) {
        int at = index * STRIDE;
        return new Position(topic, partition, numbers[at + 4], numbers[at + 5]);
    }

    /** A bundle that is being filled. */
    public static final class Builder {
        private long[] numbers = new long[STRIDE];
        private Details[] details = new Details[1];
        private int size;

        /** Adds one event; {@code facts} as packed by {@link Facts}. */
        public void add(Received received, Identity identity, long facts) {
            if (size == details.length) {
                details = Arrays.copyOf(details, 2 * size);
                numbers = Arrays.copyOf(numbers, 2 * size * STRIDE);
            }
            int at = size * STRIDE;
            numbers[at] = identity.high();
            numbers[at + 1] = identity.low();
            numbers[at + 2] = facts;
            numbers[at + 3] = received.header().isVoid() ? 1 : 0;
            numbers[at + 4] = received.position().offset();
            numbers[at + 5] = received.position().arrivalMillis();
            details[size++] = Details.of(received);
        }

        public int size() {
            return size;
        }

        public Bundle build(Place place) {
            return new Bundle(
                    place.siteId(),
                    place.minuteStartMillis(),
                    place.topic(),
                    place.partition(),
                    Arrays.copyOf(numbers, size * STRIDE),
                    Arrays.copyOf(details, size));
        }
    }
}

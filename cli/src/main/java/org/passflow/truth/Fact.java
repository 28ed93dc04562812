package org.passflow.truth;

import java.time.Instant;

/**
 * A record that is an event and on time.
 *
 * @param isVoid whether it takes the event of the same identity back
 * @param count where the event counts; null when it counts nowhere
 */
record Fact(Position position, Identity identity, boolean isVoid, Count count) {

    /**
     * What an event shares with its repeats and its void. They carry the same event time; in another minute it is
     * another event.
     *
     * @param siteId null where event ids are unique in the whole topic
     */
    record Identity(String topic, String siteId, String eventId, Instant minute) {}

    /** What an event adds to a site's windows. */
    record Count(String siteId, String direction, Instant eventTime, Measures measures) {

        Count takenBack() {
            return new Count(siteId, direction, eventTime, measures.negated());
        }
    }
}

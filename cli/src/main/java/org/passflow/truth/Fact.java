package org.passflow.truth;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A record that is an event and on time. Its fields are read again when it is known to count: all of them together would
 * take too much memory.
 *
 * @param isVoid whether it takes the event of the same identity back
 */
record Fact(RawRecord record, Position position, Identity identity, boolean isVoid) {

    static Fact of(RawRecord record, Event event) {
        Identity identity = new Identity(
                event.topic(),
                EventFields.of(event.topic()).identifiesSite() ? event.siteId() : null,
                event.text("event_id"),
                event.time().truncatedTo(ChronoUnit.MINUTES));
        return new Fact(record, record.position(), identity, event.isVoid());
    }

    /**
     * What an event shares with its repeats and its void. They carry the same event time; in another minute it is
     * another event.
     *
     * @param siteId null where event ids are unique in the whole topic
     */
    record Identity(String topic, String siteId, String eventId, Instant minute) {}
}

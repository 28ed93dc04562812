package org.passflow.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A record that is an event and on time.
 *
 * @param isVoid whether it takes the event of the same identity back
 * @param count where the event counts; null when it counts nowhere
 */
record Fact(Position position, Identity identity, boolean isVoid, Count count) {

    static Fact of(Position position, JsonNode event, Instant eventTime) {
        boolean isPerSite = EventFields.of(position.topic()).identifiesSite();
        Identity identity = new Identity(
                position.topic(),
                isPerSite ? event.required("site_id").asText() : null,
                event.required("event_id").asText(),
                eventTime.truncatedTo(ChronoUnit.MINUTES));
        Count count = Passages.count(position.topic(), event, eventTime);
        return new Fact(position, identity, event.path("void").asBoolean(), count);
    }

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

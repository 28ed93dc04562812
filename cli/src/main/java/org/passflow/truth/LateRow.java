package org.passflow.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An expected row of {@code late_events}.
 *
 * @param siteId empty where the topic has no sites
 * @param eventTime not before 1900, where the column's type begins
 */
public record LateRow(
        String topic,
        int partition,
        long offset,
        String siteId,
        String eventId,
        Instant eventTime,
        Instant arrivalTime,
        boolean isVoid) {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    public LateRow {
        eventTime = eventTime.isBefore(EARLIEST) ? EARLIEST : eventTime;
    }

    static LateRow of(Position position, JsonNode event, Instant eventTime) {
        return new LateRow(
                position.topic(),
                position.partition(),
                position.offset(),
                event.path("site_id").asText(),
                event.required("event_id").asText(),
                eventTime,
                position.arrival(),
                event.path("void").asBoolean());
    }
}

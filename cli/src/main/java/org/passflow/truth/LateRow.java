package org.passflow.truth;

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

    static LateRow of(Position position, Event event) {
        return new LateRow(
                position.topic(),
                position.partition(),
                position.offset(),
                event.siteId(),
                event.text("event_id"),
                event.time(),
                position.arrival(),
                event.isVoid());
    }
}

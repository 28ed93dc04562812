package org.passflow.replay;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the rows of a CSV file become events.
 *
 * @param topic where the events go, without prefix
 * @param key the field that is the record's key
 * @param arrivalTime the column that says when the record arrived; null when arrival is event time + delay
 * @param arrivalDelay between event and arrival
 * @param fields name of the event's field and where it comes from, in the order in which they are written; without an
 *     {@code event_id} the id is file name and row number
 * @param published how somebody else's count of the same passages reads; null when there is none
 */
public record Mapping(
        String topic,
        String key,
        TimeSource eventTime,
        TimeSource arrivalTime,
        Duration arrivalDelay,
        Map<String, FieldSource> fields,
        Published published) {

    /**
     * A count for windows of some minutes.
     *
     * @param minutes length of a window
     * @param measure column of v_flow_1m that was counted
     */
    record Published(
            FieldSource siteId,
            FieldSource direction,
            TimeSource windowStart,
            int minutes,
            String measure,
            FieldSource count) {}

    /** All columns that a row must have. */
    Set<String> columns() {
        Set<String> columns = new TreeSet<>();
        columns.add(eventTime.column());
        if (arrivalTime != null) {
            columns.add(arrivalTime.column());
        }
        for (FieldSource field : fields.values()) {
            if (field.column() != null) {
                columns.add(field.column());
            }
        }
        return columns;
    }

    /** The same with arrival at event time + delay. */
    public Mapping arrivingAfter(Duration delay) {
        return new Mapping(topic, key, eventTime, null, delay, fields, published);
    }
}

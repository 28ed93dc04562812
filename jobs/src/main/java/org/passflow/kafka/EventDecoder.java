package org.passflow.kafka;

import java.util.Map;
import java.util.Set;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Topics;

/**
 * Turns the records of the event topics into events, ticks or rejects. Whatever a record holds, it becomes one of
 * these: nothing is thrown. Used by one thread at a time; holds buffers and repeated texts, some 300 KB.
 */
public final class EventDecoder {
    private final RecordReader reader = new RecordReader();
    private final Map<String, RecordFormat<Received>> formats = Map.of(
            Topics.CHECKPOINT_EVENTS, new CheckpointFormat(),
            Topics.HUB_EVENTS, new HubFormat(),
            Topics.TRIPS, new TripFormat(),
            Topics.SITE_STATUS, new SiteStatusFormat(),
            Topics.QUARANTINE_ORDERS, new QuarantineOrderFormat(),
            Topics.ALERT_ACTIONS, new AlertActionFormat(),
            Topics.TICKS, new TickFormat());

    public EventDecoder() {}

    /** Reads none but the fields of these names, event_time among them, in records that somebody else has judged. */
    EventDecoder(Set<String> needed) {
        formats.values().forEach(format -> format.readOnly(needed));
    }

    /**
     * Decodes one record.
     *
     * @param topic without the installation's prefix
     * @param arrivalMillis the record's timestamp, epoch milliseconds UTC
     * @param value the record's value, or null
     * @throws IllegalArgumentException if the topic is not one of events or ticks: a fault of the caller
     */
    public Received decode(String topic, int partition, long offset, long arrivalMillis, byte[] value) {
        RecordFormat<Received> format = formats.get(topic);
        if (format == null) {
            throw new IllegalArgumentException("not a topic of events: " + topic);
        }
        Position position = new Position(topic, partition, offset, arrivalMillis);
        reader.read(value, format);
        return reader.faults().none()
                ? format.make(position)
                : Received.rejected(position, reader.faults().reject(value));
    }
}

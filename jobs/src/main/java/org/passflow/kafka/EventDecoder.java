package org.passflow.kafka;

import java.util.Map;
import org.passflow.event.MaskedPayload;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Reject;

/**
 * Turns the records of the event topics into events, ticks or rejects. Whatever a record holds, it becomes one of
 * these: nothing is thrown. Used by one thread at a time; holds buffers and repeated texts, some 300 KB.
 */
public final class EventDecoder {
    private static final String TICKS = "ticks";

    private final RecordReader reader = new RecordReader();
    private final FieldTable noFields = new FieldTable();
    private final FieldValues noValues = new FieldValues(noFields);
    private final Map<String, Topic> topics = Map.of("checkpoint-events", new Topic(new CheckpointFormat()));

    /**
     * Decodes one record.
     *
     * @param topic without the installation's prefix
     * @param arrivalMillis the record's timestamp, epoch milliseconds UTC
     * @param value the record's value, or null
     * @throws IllegalArgumentException if the topic is not one of events or ticks: a fault of the caller
     */
    public Received decode(String topic, int partition, long offset, long arrivalMillis, byte[] value) {
        Position position = new Position(topic, partition, offset, arrivalMillis);
        if (topic.equals(TICKS)) {
            reader.read(value, noFields, noValues);
            return reader.faults().none() ? Received.tick(position) : rejected(position, value);
        }
        Topic known = topics.get(topic);
        if (known == null) {
            throw new IllegalArgumentException("not a topic of events: " + topic);
        }
        reader.read(value, known.format.fields(), known.values);
        if (reader.faults().none()) {
            known.format.judge(known.values, reader.faults());
        }
        return reader.faults().none() ? known.format.make(position, known.values) : rejected(position, value);
    }

    private Received rejected(Position position, byte[] value) {
        Faults faults = reader.faults();
        return Received.rejected(position, new Reject(faults.reason(), faults.detail(), MaskedPayload.of(value)));
    }

    /** The format of a topic with room for one record's values. */
    private static final class Topic {
        private final EventFormat format;
        private final FieldValues values;

        Topic(EventFormat format) {
            this.format = format;
            this.values = new FieldValues(format.fields());
        }
    }
}

package org.passflow.kafka;

import org.passflow.event.Header;
import org.passflow.event.Position;
import org.passflow.event.Received;

/** How the events of one topic are written: its fields, those of every event among them, and what they make. */
abstract class EventFormat {
    private static final int LONGEST_SOURCE = 256;

    private final FieldTable fields = new FieldTable();
    private final Field<String> eventId;
    private final Field<Long> eventTime;
    private final Field<Boolean> isVoid;
    private final Field<String> source;
    private final Field<String> recordRef;

    EventFormat() {
        fields.required("schema_version", FieldKinds::schemaVersion);
        eventId = fields.required("event_id", FieldKinds::id);
        eventTime = fields.required("event_time", FieldKinds::integer64);
        isVoid = fields.optional("void", FieldKinds::flag);
        source = fields.optional("source", FieldKinds.text(LONGEST_SOURCE));
        recordRef = fields.optional("record_ref", FieldKinds::recordRef);
    }

    /** The fields of the topic; a subclass adds its own in its constructor. */
    final FieldTable fields() {
        return fields;
    }

    /** Notes what is wrong between fields that are each right. */
    void judge(FieldValues values, Faults faults) {}

    /** Makes the event of values in which no fault was found. */
    abstract Received make(Position position, FieldValues values);

    final Header header(FieldValues values) {
        return new Header(
                values.get(eventId),
                values.get(eventTime),
                Boolean.TRUE.equals(values.get(isVoid)),
                values.get(source),
                values.get(recordRef));
    }
}

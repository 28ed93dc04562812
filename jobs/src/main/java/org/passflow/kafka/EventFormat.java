package org.passflow.kafka;

import org.passflow.event.Header;
import org.passflow.event.Received;

/** How the events of one topic are written: the fields of every event, to which a topic adds its own. */
abstract class EventFormat extends RecordFormat<Received> {
    /** Code points of a lane, shift, role or number. */
    static final int LONGEST_LABEL = 64;

    private static final int LONGEST_SOURCE = 256;

    private final Field<String> eventId;
    private final Field<Long> eventTime;
    private final Field<Boolean> isVoid;
    private final Field<String> source;
    private final Field<String> recordRef;

    EventFormat() {
        required("schema_version", FieldKinds::schemaVersion);
        eventId = required("event_id", TextKinds::id);
        eventTime = required("event_time", FieldKinds::integer64);
        isVoid = optional("void", FieldKinds::flag);
        source = optional("source", TextKinds.text(LONGEST_SOURCE));
        recordRef = optional("record_ref", TextKinds::recordRef);
    }

    final Header header() {
        return new Header(get(eventId), get(eventTime), Boolean.TRUE.equals(get(isVoid)), get(source), get(recordRef));
    }
}

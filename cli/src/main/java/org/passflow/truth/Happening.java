package org.passflow.truth;

import java.time.Instant;
import java.util.Comparator;

/**
 * An event that happened, whatever number of copies of it came.
 *
 * @param known arrival of the first copy
 * @param takenBack arrival of what took it back; null for nothing
 * @param isTakenBackFirst whether that came before the event
 */
record Happening(Event event, Instant known, Instant takenBack, boolean isTakenBackFirst) {

    /** By time, then site, then id: the order in which events are judged together. */
    static final Comparator<Happening> ORDER = Comparator.comparing(
                    (Happening one) -> one.event().time())
            .thenComparing(one -> one.event().siteId())
            .thenComparing(one -> one.event().text("event_id"));

    boolean isKnownAt(Instant time) {
        return !known.isAfter(time) && (takenBack == null || takenBack.isAfter(time));
    }

    /** A temperature was taken of a person: at a checkpoint, or at any step of a passenger. */
    boolean hasTemperature() {
        boolean isPassenger = event.topic().equals("hub-events");
        return event.has("temperature_c") && (isPassenger || event.isPerson());
    }

    long centidegrees() {
        return FieldType.hundredths(event.fields().get("temperature_c"));
    }

    boolean isTurnedBack() {
        return event.is("stage", "TURNED_BACK") || (event.isPerson() && event.is("disposition", "TURNED_BACK"));
    }

    /** The person by token, else the event itself. */
    String person() {
        return event.has("person_token") ? event.text("person_token") : event.siteId() + '/' + event.text("event_id");
    }
}

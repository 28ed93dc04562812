package org.passflow.truth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Records on their way into a model: control records go into a book, and of events those on that are good and on time. */
final class Intake {
    private static final Duration FUTURE = Duration.ofMinutes(5);

    private final RecordReader reader = new RecordReader();
    private final ControlBook control;
    private final Duration horizon;

    Intake(ControlBook control, TruthSettings settings) {
        this.control = control;
        this.horizon = settings.horizon();
    }

    /** The event that a record of an event topic holds, unless it is a reject, late, or ahead of its time. */
    Optional<Event> take(RawRecord record) {
        if (ControlBook.isKept(record.topic())) {
            control.add(record);
            return Optional.empty();
        }
        if (!EventFields.isKnown(record.topic())) {
            return Optional.empty();
        }
        Instant arrival = Instant.ofEpochMilli(record.arrivalMillis());
        return Optional.ofNullable(reader.read(record).event())
                .filter(event -> !event.time().isAfter(arrival.plus(FUTURE)))
                .filter(event -> !event.time().isBefore(arrival.minus(horizon)));
    }
}

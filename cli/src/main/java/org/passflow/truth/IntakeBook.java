package org.passflow.truth;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The book of what came in: one row per topic, partition and hour of arrival. */
final class IntakeBook {

    private record Key(String topic, int partition, Instant arrivalHour) {}

    private final BusinessDays calendar;
    private final Map<Key, IntakeRow> rows = new HashMap<>();

    IntakeBook(BusinessDays calendar) {
        this.calendar = calendar;
    }

    void enter(Position position, Outcome outcome) {
        Instant hour = calendar.hourOf(position.arrival());
        rows.merge(
                new Key(position.topic(), position.partition(), hour),
                IntakeRow.of(position, hour, outcome),
                IntakeRow::and);
    }

    IntakeBook copy() {
        IntakeBook copy = new IntakeBook(calendar);
        copy.rows.putAll(rows);
        return copy;
    }

    List<IntakeRow> rows() {
        return rows.values().stream()
                .sorted(Comparator.comparing(IntakeRow::topic)
                        .thenComparing(IntakeRow::partition)
                        .thenComparing(IntakeRow::arrivalHour))
                .toList();
    }
}

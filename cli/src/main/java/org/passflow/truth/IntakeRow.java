package org.passflow.truth;

import java.time.Instant;

/**
 * An expected row of {@code intake_1h}: what became of the records of one topic and partition that arrived in one hour.
 *
 * @param topic without the installation's prefix
 * @param arrivalHour start of the hour, itself inside
 * @param accepted events, also those that a void takes back
 * @param voids what takes an event back, whether the event was there before, came later or never
 */
public record IntakeRow(
        String topic,
        int partition,
        Instant arrivalHour,
        long firstOffset,
        long lastOffset,
        long accepted,
        long duplicates,
        long voids,
        long late,
        long rejected) {

    /** A row of one record. */
    static IntakeRow of(Position position, Instant arrivalHour, Outcome outcome) {
        return new IntakeRow(
                position.topic(),
                position.partition(),
                arrivalHour,
                position.offset(),
                position.offset(),
                outcome == Outcome.ACCEPTED ? 1 : 0,
                outcome == Outcome.DUPLICATE ? 1 : 0,
                outcome == Outcome.VOID ? 1 : 0,
                outcome == Outcome.LATE ? 1 : 0,
                outcome == Outcome.REJECTED ? 1 : 0);
    }

    /** Both together. */
    IntakeRow and(IntakeRow other) {
        return new IntakeRow(
                topic,
                partition,
                arrivalHour,
                Math.min(firstOffset, other.firstOffset),
                Math.max(lastOffset, other.lastOffset),
                accepted + other.accepted,
                duplicates + other.duplicates,
                voids + other.voids,
                late + other.late,
                rejected + other.rejected);
    }
}

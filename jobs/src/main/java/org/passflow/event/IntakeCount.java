package org.passflow.event;

/**
 * What became of the records of one topic and partition that arrived within one hour: the books in which nothing may be
 * missing. For a whole hour, last − first offset + 1 = accepted + duplicate + voided + late + rejected.
 *
 * @param hourStartMillis start of the local hour of arrival, epoch milliseconds UTC
 * @param firstOffset lowest offset seen
 * @param lastOffset highest offset seen
 * @param accepted events counted, those that a void took back later among them
 * @param duplicate repeats of a message
 * @param voided voids within the horizon, matched or waiting
 */
public record IntakeCount(
        String topic,
        int partition,
        long hourStartMillis,
        long firstOffset,
        long lastOffset,
        long accepted,
        long duplicate,
        long voided,
        long late,
        long rejected) {

    /** The class into which a record falls. */
    public enum Entry {
        ACCEPTED,
        DUPLICATE,
        VOID,
        LATE,
        REJECTED
    }

    /** One record in one class. */
    private static IntakeCount of(Position position, long hourStartMillis, Entry entry) {
        return new IntakeCount(
                position.topic(),
                position.partition(),
                hourStartMillis,
                position.offset(),
                position.offset(),
                entry == Entry.ACCEPTED ? 1 : 0,
                entry == Entry.DUPLICATE ? 1 : 0,
                entry == Entry.VOID ? 1 : 0,
                entry == Entry.LATE ? 1 : 0,
                entry == Entry.REJECTED ? 1 : 0);
    }

    /** A record that was entered as accepted before its class was known moves to {@code entry}. */
    public static IntakeCount moved(Position position, long hourStartMillis, Entry entry) {
        IntakeCount one = of(position, hourStartMillis, entry);
        return new IntakeCount(
                one.topic,
                one.partition,
                hourStartMillis,
                one.firstOffset,
                one.lastOffset,
                one.accepted - 1,
                one.duplicate,
                one.voided,
                one.late,
                one.rejected);
    }

    /** The sum of two counts of the same topic, partition and hour. */
    public IntakeCount plus(IntakeCount other) {
        return new IntakeCount(
                topic,
                partition,
                hourStartMillis,
                Math.min(firstOffset, other.firstOffset),
                Math.max(lastOffset, other.lastOffset),
                accepted + other.accepted,
                duplicate + other.duplicate,
                voided + other.voided,
                late + other.late,
                rejected + other.rejected);
    }

    /** How many records were entered: never changes when one moves to another class. */
    public long records() {
        return accepted + duplicate + voided + late + rejected;
    }
}

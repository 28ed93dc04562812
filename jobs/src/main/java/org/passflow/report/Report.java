package org.passflow.report;

import java.util.Comparator;
import org.passflow.event.Position;
import org.passflow.flow.BusinessTime;

/**
 * One daily report of a post. What was heard of it is kept apart from what was taken back, since either may come first.
 * Nullable: staff, shift, recordRef, and those that say so.
 *
 * @param eventTimeMillis when it was written, epoch milliseconds UTC
 * @param day the business day reported on, days since 1970-01-01
 * @param staff people on duty
 * @param recordRef its record in the post's own register
 * @param position where it was heard first; null when only its void was heard
 * @param voidMillis first arrival of its void, epoch milliseconds UTC; null when it was not taken back
 */
public record Report(
        String eventId,
        long eventTimeMillis,
        int day,
        Figures figures,
        Integer staff,
        String shift,
        String recordRef,
        Position position,
        Long voidMillis) {

    /** The one written last stands for the day. */
    static final Comparator<Report> ORDER =
            Comparator.comparingLong(Report::eventTimeMillis).thenComparing(Report::eventId);

    /** When it was heard first, epoch milliseconds UTC; only of one that was heard. */
    public long arrivalMillis() {
        return position.arrivalMillis();
    }

    public boolean isHeard() {
        return position != null;
    }

    /** Whether it stood by what had arrived before an instant. */
    boolean standsBy(long arrivedBefore) {
        return isHeard() && arrivalMillis() < arrivedBefore && (voidMillis == null || voidMillis >= arrivedBefore);
    }

    /** Whether another is a repeat of it or takes it back: of another minute it is another event. */
    boolean isSameEvent(Report other) {
        return eventId.equals(other.eventId)
                && BusinessTime.minuteStart(eventTimeMillis) == BusinessTime.minuteStart(other.eventTimeMillis);
    }

    /** What both say; of two copies the one that arrived first counts. */
    Report with(Report other) {
        boolean isOthersTurn = !isHeard() || (other.isHeard() && other.arrivalMillis() < arrivalMillis());
        Report said = isOthersTurn ? other : this;
        return new Report(
                eventId,
                said.eventTimeMillis,
                said.day,
                said.figures,
                said.staff,
                said.shift,
                said.recordRef,
                said.position,
                earlier(voidMillis, other.voidMillis));
    }

    private static Long earlier(Long one, Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return (Long) Math.min(one, other);
    }
}

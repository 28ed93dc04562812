package org.passflow.report;

import java.util.List;

/**
 * What is known at an instant of the report that a post owes of a business day: three facts, each by itself, whether it came
 * in time, what it says, and whether that can be. Nullable: firstArrivalMillis, current, counted, doubt.
 *
 * @param day days since 1970-01-01
 * @param judgedMillis the instant, epoch milliseconds UTC
 * @param dueMillis when it is due, epoch milliseconds UTC; what arrives from then on is late
 * @param isExpected whether the post owes one
 * @param reports how many reports of the day stand; each after the first is a correction
 * @param firstArrivalMillis when the first of them arrived, epoch milliseconds UTC
 * @param current the one that stands for the day, with number {@code reports}
 * @param counted what the gate had counted when it was written
 * @param doubt why it cannot be right
 */
public record DailyReport(
        String siteId,
        int day,
        long judgedMillis,
        long dueMillis,
        boolean isExpected,
        Delivery delivery,
        int reports,
        Long firstArrivalMillis,
        Report current,
        GateCount counted,
        Doubt doubt) {

    /** Of a day of which nothing stands. */
    public static DailyReport without(String siteId, int day, long judgedMillis, long dueMillis, boolean isExpected) {
        Delivery delivery = isExpected && judgedMillis >= dueMillis ? Delivery.MISSING : Delivery.AWAITED;
        return new DailyReport(siteId, day, judgedMillis, dueMillis, isExpected, delivery, 0, null, null, null, null);
    }

    /** The same with reports that stand, in the order in which they were written. */
    public DailyReport with(List<Report> standing, GateCount counts, Doubt why) {
        long first = standing.stream().mapToLong(Report::arrivalMillis).min().orElseThrow();
        return new DailyReport(
                siteId,
                day,
                judgedMillis,
                dueMillis,
                isExpected,
                first < dueMillis ? Delivery.ON_TIME : Delivery.LATE,
                standing.size(),
                first,
                standing.get(standing.size() - 1),
                counts,
                why);
    }

    public Content content() {
        return current == null ? Content.NONE : current.figures().content();
    }

    /** Whether there is anything to tell of the day. */
    public boolean isWorthTelling() {
        return isExpected || reports > 0;
    }

    /** Whether another says nothing else, whenever it was judged. */
    public boolean saysTheSameAs(DailyReport other) {
        return other != null && equals(other.judgedAt(judgedMillis));
    }

    private DailyReport judgedAt(long millis) {
        return new DailyReport(
                siteId,
                day,
                millis,
                dueMillis,
                isExpected,
                delivery,
                reports,
                firstArrivalMillis,
                current,
                counted,
                doubt);
    }
}

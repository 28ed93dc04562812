package org.passflow.flow;

/**
 * The windows in which an event of one minute counts; starts in epoch milliseconds UTC.
 *
 * @param minute start of the minute
 * @param hour start of the local hour
 * @param day start of the business day
 * @param heard start of the 60 minutes that {@code heard_1h} keeps in 64 bits; the local hour, unless a change of clocks
 *     makes it longer
 * @param halfHour start of the half hour, UTC
 * @param lastDayEnd end of the business day in which the last of these windows ends
 */
public record Windows(long minute, long hour, long day, long heard, long halfHour, long lastDayEnd) {

    /** Length of the windows that rules judge. */
    public static final long HALF_HOUR_MILLIS = 30 * BusinessTime.MINUTE_MILLIS;

    private static final long HEARD_MILLIS = 60 * BusinessTime.MINUTE_MILLIS;

    /** Of the minute that starts there. */
    public static Windows of(BusinessTime business, long minuteStart) {
        long hour = business.hourStart(minuteStart);
        long day = business.dayStart(business.day(minuteStart));
        long heard = minuteStart - (minuteStart - hour) % HEARD_MILLIS;
        long lastEnd = Math.max(business.hourEnd(hour), business.dayEnd(day));
        long lastDay = business.dayStart(business.day(lastEnd - 1));
        return new Windows(minuteStart, hour, day, heard, halfHourStart(minuteStart), business.dayEnd(lastDay));
    }

    /** Start of the half hour that holds the instant; epoch milliseconds. */
    public static long halfHourStart(long epochMillis) {
        return Math.floorDiv(epochMillis, HALF_HOUR_MILLIS) * HALF_HOUR_MILLIS;
    }

    /** Which minute of {@link #heard} it is, 0 to 59. */
    int minuteHeard() {
        return (int) ((minute - heard) / BusinessTime.MINUTE_MILLIS);
    }
}

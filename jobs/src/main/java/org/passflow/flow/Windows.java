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
 * @param hourEnd end of the local hour
 * @param dayEnd end of the business day
 */
public record Windows(long minute, long hour, long day, long heard, long halfHour, long hourEnd, long dayEnd) {

    /** Length of the windows that rules judge. */
    public static final long HALF_HOUR_MILLIS = 30 * BusinessTime.MINUTE_MILLIS;

    private static final long HEARD_MILLIS = 60 * BusinessTime.MINUTE_MILLIS;

    /** Of the minute that starts there. */
    public static Windows of(BusinessTime business, long minuteStart) {
        long hour = business.hourStart(minuteStart);
        long day = business.dayStart(business.day(minuteStart));
        long heard = minuteStart - (minuteStart - hour) % HEARD_MILLIS;
        return new Windows(
                minuteStart,
                hour,
                day,
                heard,
                halfHourStart(minuteStart),
                business.hourEnd(hour),
                business.dayEnd(day));
    }

    /** Start of the half hour that holds the instant; epoch milliseconds. */
    public static long halfHourStart(long epochMillis) {
        return Math.floorDiv(epochMillis, HALF_HOUR_MILLIS) * HALF_HOUR_MILLIS;
    }

    /** The last millisecond of the window of that table. */
    public long lastMillis(FlowTable table) {
        long end =
                switch (table) {
                    case FLOW_1M -> minute + BusinessTime.MINUTE_MILLIS;
                    case PROMPT_30M -> halfHour + HALF_HOUR_MILLIS;
                    case FLOW_1D, VISITS_1D -> dayEnd;
                    case FLOW_1H, FUNNEL_1H, TRIP_FLOW, OD_1H, DESK_1H, HEARD_1H -> hourEnd;
                };
        return end - 1;
    }

    /** Which minute of {@link #heard} it is, 0 to 59. */
    int minuteHeard() {
        return (int) ((minute - heard) / BusinessTime.MINUTE_MILLIS);
    }
}

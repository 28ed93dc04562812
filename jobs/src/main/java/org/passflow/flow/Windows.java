package org.passflow.flow;

import java.util.Map;
import java.util.TreeMap;

/**
 * What changed in the minutes of one site, summed up to the hours and business days that hold them.
 *
 * @param hours differences by measure and way, by start of the hour
 * @param days differences by measure and way, by start of the business day
 */
public record Windows(Map<Long, long[]> hours, Map<Long, long[]> days) {

    public static Windows empty() {
        return new Windows(new TreeMap<>(), new TreeMap<>());
    }

    /** Adds the change of the minute that starts there. */
    public void add(BusinessTime business, long minuteStart, long[] difference) {
        hours.merge(business.hourStart(minuteStart), difference, Windows::sum);
        days.merge(business.dayStart(business.day(minuteStart)), difference, Windows::sum);
    }

    /** The sum of two counts; the first may be null, or shorter where an older build kept fewer measures. */
    public static long[] sum(long[] counts, long[] difference) {
        long[] sum = difference.clone();
        for (int i = 0; counts != null && i < counts.length; i++) {
            sum[i] += counts[i];
        }
        return sum;
    }
}

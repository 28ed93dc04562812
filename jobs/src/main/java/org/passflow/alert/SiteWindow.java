package org.passflow.alert;

import org.passflow.flow.Measure;
import org.passflow.flow.Windows;

/**
 * What passed a site in one half hour, as it stood when the half hour ended.
 *
 * @param startMillis start of the half hour, epoch milliseconds UTC
 * @param counts by the ordinal of {@link Measure}, all directions together
 */
public record SiteWindow(String siteId, long startMillis, long[] counts) {

    /** A half hour in which nothing was counted. */
    public static SiteWindow empty(String siteId, long startMillis) {
        return new SiteWindow(siteId, startMillis, new long[Measure.COUNT]);
    }

    /** With the counts of one direction added. */
    public SiteWindow plus(long[] ofOneDirection) {
        long[] sum = counts.clone();
        for (int i = 0; i < ofOneDirection.length; i++) {
            sum[i] += ofOneDirection[i];
        }
        return new SiteWindow(siteId, startMillis, sum);
    }

    public long of(Measure measure) {
        return counts[measure.ordinal()];
    }

    /** Persons, vehicles and samplings. */
    public long passages() {
        return of(Measure.PERSONS) + of(Measure.VEHICLES) + of(Measure.SAMPLED);
    }

    public long endMillis() {
        return startMillis + Windows.HALF_HOUR_MILLIS;
    }
}

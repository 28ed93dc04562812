package org.passflow.flow;

import java.util.Arrays;

/**
 * The numbers of one {@link Cell} as Flink keeps them: what was last reported, how many things were applied, and the
 * measures of the table. Static, over an array, because the array is the state.
 */
public final class Tally {

    static final int APPLIED = 1;
    static final int MEASURES = 2;
    private static final int REPORTED = 0;

    private Tally() {}

    static long[] empty(FlowTable table) {
        return new long[MEASURES + table.measures().size()];
    }

    /**
     * Adds a change, in place where it can.
     *
     * @param tally null at first; shorter where an older build kept fewer measures
     * @return the sum
     */
    public static long[] add(FlowTable table, long[] tally, long[] change) {
        if (tally == null) {
            return change.clone();
        }
        long[] sum = tally.length == change.length ? tally : Arrays.copyOf(tally, change.length);
        if (table == FlowTable.HEARD_1H) {
            sum[MEASURES] |= change[MEASURES];
            sum[APPLIED] = Long.bitCount(sum[MEASURES]);
            return sum;
        }
        for (int i = APPLIED; i < sum.length; i++) {
            sum[i] += change[i];
        }
        return sum;
    }

    /** Whether something was applied since the last report. */
    public static boolean isChanged(long[] tally) {
        return tally[REPORTED] != tally[APPLIED];
    }

    /** Notes that all was reported. */
    public static void markReported(long[] tally) {
        tally[REPORTED] = tally[APPLIED];
    }
}

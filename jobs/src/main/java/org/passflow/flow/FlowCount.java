package org.passflow.flow;

/**
 * The counts of one site, way and window: a row of {@code flow_1m}, {@code flow_1h} or {@code flow_1d}.
 *
 * @param way {@link Way} by name
 * @param windowStartMillis start of the window, epoch milliseconds UTC
 * @param counts by {@link Measure}
 */
public record FlowCount(String siteId, String way, long windowStartMillis, long[] counts) {

    /** Generations take the upper 16 bits of a revision, events applied the lower 48. */
    private static final int GENERATION_SHIFT = 48;

    /** The row of one way, taken out of counts by measure and way; null where nothing was applied. */
    public static FlowCount of(String siteId, int way, long windowStartMillis, long[] countsByMeasureAndWay) {
        if (countsByMeasureAndWay[Facts.index(Measure.APPLIED, way)] == 0) {
            return null;
        }
        long[] counts = new long[Measure.COUNT];
        for (Measure measure : Measure.values()) {
            counts[measure.ordinal()] = countsByMeasureAndWay[Facts.index(measure, way)];
        }
        return new FlowCount(siteId, Way.at(way).name(), windowStartMillis, counts);
    }

    public long get(Measure measure) {
        return counts[measure.ordinal()];
    }

    /**
     * The version by which the row with all events replaces every other: the same in every replay, whatever fired in
     * between (DESIGN §4).
     */
    public long revision(int generation) {
        return revision(generation, get(Measure.APPLIED));
    }

    /** The version of a row into which {@code applied} things have gone. */
    public static long revision(int generation, long applied) {
        return ((long) generation << GENERATION_SHIFT) + applied;
    }
}

package org.passflow.flow;

/**
 * One row of a table of counts.
 *
 * @param applied events and matched voids applied so far; of {@code heard_1h} the minutes heard
 * @param counts in the order of {@link FlowTable#measures}
 */
public record FlowRow(String siteId, Cell cell, long applied, long[] counts) {

    /** Generations take the upper 16 bits of a revision, events applied the lower 48. */
    private static final int GENERATION_SHIFT = 48;

    /** The row of a cell whose numbers are {@code tally}, as {@link Tally} lays them out. */
    public static FlowRow of(String siteId, Cell cell, long[] tally) {
        long[] counts = new long[tally.length - Tally.MEASURES];
        System.arraycopy(tally, Tally.MEASURES, counts, 0, counts.length);
        return new FlowRow(siteId, cell, tally[Tally.APPLIED], counts);
    }

    /**
     * The version by which the row with all events replaces every other: the same in every replay, whatever fired in
     * between (DESIGN §4).
     */
    public long revision(int generation) {
        return revision(generation, applied);
    }

    /** The version of a row into which {@code applied} things have gone. */
    public static long revision(int generation, long applied) {
        return ((long) generation << GENERATION_SHIFT) + applied;
    }
}

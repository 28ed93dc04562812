package org.passflow.flow;

/**
 * One row of a table of counts at one site.
 *
 * @param windowStartMillis start of the window, epoch milliseconds UTC
 * @param first value of the table's first key column; empty if it has none
 * @param second value of its second key column; empty if it has none
 */
public record Cell(FlowTable table, long windowStartMillis, String first, String second) {

    /** The row of a minute and way. */
    public static Cell minute(long windowStartMillis, Way way) {
        return new Cell(FlowTable.FLOW_1M, windowStartMillis, way.name(), "");
    }

    /** The row of a half hour and way. */
    public static Cell halfHour(long windowStartMillis, Way way) {
        return new Cell(FlowTable.PROMPT_30M, windowStartMillis, way.name(), "");
    }

    /** Written out, like the hash: every event asks several times, and what records generate costs three times as much. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Cell cell
                && windowStartMillis == cell.windowStartMillis
                && table == cell.table
                && first.equals(cell.first)
                && second.equals(cell.second);
    }

    @Override
    public int hashCode() {
        int texts = 31 * first.hashCode() + second.hashCode();
        return 31 * (31 * texts + Long.hashCode(windowStartMillis)) + table.ordinal();
    }
}

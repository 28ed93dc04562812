package org.passflow.flow;

/**
 * One row of a table of counts at one site.
 *
 * @param windowStartMillis start of the window, epoch milliseconds UTC
 * @param first value of the table's first key column; empty if it has none
 * @param second value of its second key column; empty if it has none
 */
public record Cell(FlowTable table, long windowStartMillis, String first, String second) {}

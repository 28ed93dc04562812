package org.passflow.truth;

import java.util.List;
import java.util.Map;

/**
 * Every expected row, each table by site and window, or by position in Kafka.
 *
 * @param counts of every table of counts
 * @param intake exact only where one order of arrival is given; which of two copies is the duplicate depends on it
 */
public record Truth(
        Map<CountTable, List<CountRow>> counts,
        List<HeardRow> heard,
        List<LateRow> lateEvents,
        List<RejectRow> rejects,
        List<IntakeRow> intake) {

    public Truth {
        counts = Map.copyOf(counts);
        heard = List.copyOf(heard);
        lateEvents = List.copyOf(lateEvents);
        rejects = List.copyOf(rejects);
        intake = List.copyOf(intake);
    }

    public List<CountRow> rows(CountTable table) {
        return counts.get(table);
    }
}

package org.passflow.truth;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * An expected row of a table of counts.
 *
 * @param labels values of the key's other columns, as {@link CountTable#labelColumns()} names them
 * @param measures by column, without those that are zero
 * @param revision generation · 2^48 + events and voids applied
 */
public record CountRow(
        String siteId, Instant windowStart, List<String> labels, Map<String, Long> measures, long revision) {

    static final Comparator<CountRow> BY_KEY = Comparator.comparing(CountRow::siteId)
            .thenComparing(CountRow::windowStart)
            .thenComparing(row -> String.join("\0", row.labels()));

    public CountRow {
        labels = List.copyOf(labels);
        measures = Map.copyOf(measures);
    }

    public long measure(String column) {
        return measures.getOrDefault(column, 0L);
    }
}

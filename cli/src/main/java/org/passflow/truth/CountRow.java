package org.passflow.truth;

import java.util.Comparator;

/**
 * An expected row of a flow table.
 *
 * @param <W> how the table names its window: by the instant at which it starts, or by the business day
 * @param direction IN, OUT or NONE
 * @param revision generation · 2^48 + events applied
 */
public record CountRow<W extends Comparable<? super W>>(
        String siteId, String direction, W window, Measures measures, long revision) {

    static <W extends Comparable<? super W>> Comparator<CountRow<W>> byKey() {
        return Comparator.comparing((CountRow<W> row) -> row.siteId())
                .thenComparing(CountRow::window)
                .thenComparing(CountRow::direction);
    }

    /** The row with one event more. */
    CountRow<W> with(Measures event) {
        return new CountRow<>(siteId, direction, window, measures.plus(event), revision + 1);
    }
}

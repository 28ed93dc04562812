package org.passflow.truth;

import java.time.Instant;
import java.util.Comparator;

/**
 * An expected row of a flow table.
 *
 * @param direction IN, OUT or NONE
 * @param windowStart start of the window, itself inside
 * @param revision generation · 2^48 + events applied
 */
public record CountRow(String siteId, String direction, Instant windowStart, Measures measures, long revision) {

    static final Comparator<CountRow> BY_KEY = Comparator.comparing(CountRow::siteId)
            .thenComparing(CountRow::windowStart)
            .thenComparing(CountRow::direction);

    /** The row with one event more. */
    CountRow with(Measures event) {
        return new CountRow(siteId, direction, windowStart, measures.plus(event), revision + 1);
    }
}

package org.passflow.truth;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of one table of counts while they are added up. */
final class CountSheet {

    private final CountTable table;
    private final BusinessDays calendar;
    private final Map<Key, Sum> sums = new HashMap<>();

    private record Key(String siteId, Instant windowStart, List<String> labels) {}

    private static final class Sum {
        private final long[] measures;
        private long applied;

        private Sum(int columns) {
            measures = new long[columns];
        }
    }

    CountSheet(CountTable table, BusinessDays calendar) {
        this.table = table;
        this.calendar = calendar;
    }

    /** Adds an event; one that was taken back leaves nothing but two more things applied. */
    void add(Event event, boolean isTakenBack) {
        if (!table.counts(event)) {
            return;
        }
        Key key = new Key(event.siteId(), table.windowStart(event, calendar), table.labels(event));
        long[] amounts = table.measures(event);
        Sum sum = sums.computeIfAbsent(key, first -> new Sum(amounts.length));
        sum.applied += isTakenBack ? 2 : 1;
        if (!isTakenBack) {
            Arrays.setAll(sum.measures, i -> sum.measures[i] + amounts[i]);
        }
    }

    /** All rows by key. */
    List<CountRow> rows(long firstRevision) {
        List<String> columns = table.measureColumns();
        return sums.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), columns, firstRevision))
                .sorted(CountRow.BY_KEY)
                .toList();
    }

    private static CountRow row(Key key, Sum sum, List<String> columns, long firstRevision) {
        Map<String, Long> measures = new HashMap<>();
        for (int i = 0; i < sum.measures.length; i++) {
            if (sum.measures[i] != 0) {
                measures.put(columns.get(i), sum.measures[i]);
            }
        }
        return new CountRow(key.siteId(), key.windowStart(), key.labels(), measures, firstRevision + sum.applied);
    }
}

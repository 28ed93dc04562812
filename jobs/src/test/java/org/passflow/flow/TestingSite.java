package org.passflow.flow;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.passflow.event.Identity;
import org.passflow.event.Received;
import org.passflow.testing.TestingEvents;

/** The counts of one site without Flink: minutes and rows in maps. */
final class TestingSite {

    static final BusinessTime SHANGHAI = new BusinessTime(ZoneId.of("Asia/Shanghai"), LocalTime.of(4, 0));

    private final BusinessTime business;
    private final Map<Long, Minute> minutes = new TreeMap<>();
    private final Map<Cell, long[]> rows = new HashMap<>();

    TestingSite(BusinessTime business) {
        this.business = business;
    }

    Minute.Outcome apply(Received event) {
        long start = BusinessTime.minuteStart(event.header().eventTimeMillis());
        Minute minute = minutes.computeIfAbsent(start, any -> Minute.empty());
        Changes changes = new Changes(Windows.of(business, start));
        Minute.Outcome outcome = minute.apply(passage(event), changes);
        minutes.put(start, Minute.of(minute.state()));
        changes.byCell().forEach((cell, change) -> rows.compute(cell, (c, old) -> Tally.add(c.table(), old, change)));
        return outcome;
    }

    static Passage passage(Received event) {
        Identity identity = event.identity();
        long facts = Facts.of(event, TestingEvents.FEVER);
        return new Passage(identity.high(), identity.low(), event.header().isVoid(), facts, Details.of(event));
    }

    Minute minute(long start) {
        return minutes.get(start);
    }

    /** Rows by cell, as text that can be compared. */
    Map<Cell, List<Long>> rows() {
        Map<Cell, List<Long>> texts = new HashMap<>();
        rows.forEach(
                (cell, tally) -> texts.put(cell, Arrays.stream(tally).boxed().toList()));
        return texts;
    }

    /** The only row of a table with these key values, as its columns with a number other than zero, and {@code applied}. */
    Map<String, Long> row(FlowTable table, String first, String second) {
        List<Map.Entry<Cell, long[]>> found = rows.entrySet().stream()
                .filter(row -> row.getKey().table() == table)
                .filter(row -> row.getKey().first().equals(first))
                .filter(row -> row.getKey().second().equals(second))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " rows of " + table + " for " + first + ' ' + second);
        }
        FlowRow row = FlowRow.of("gate-1", found.get(0).getKey(), found.get(0).getValue());
        Map<String, Long> columns = new TreeMap<>(Map.of("applied", row.applied()));
        for (int i = 0; i < row.counts().length; i++) {
            if (row.counts()[i] != 0) {
                columns.put(table.measures().get(i), row.counts()[i]);
            }
        }
        return columns;
    }

    boolean hasRows(FlowTable table) {
        return rows.keySet().stream().anyMatch(cell -> cell.table() == table);
    }

    /** The sum of all rows of a table, over sites, windows and keys. */
    long[] total(FlowTable table) {
        return rows.entrySet().stream()
                .filter(row -> row.getKey().table() == table)
                .map(Map.Entry::getValue)
                .reduce(Tally.empty(table), (sum, row) -> Tally.add(table, sum, row));
    }
}

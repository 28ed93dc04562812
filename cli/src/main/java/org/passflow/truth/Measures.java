package org.passflow.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The columns of a table that add up, in the table's order, and what an event adds to each. */
record Measures(List<Measure> columns) {

    private record Measure(String column, ToLongFunction<Event> amount) {}

    static Measures none() {
        return new Measures(List.of());
    }

    /** One more column: how many events are such. */
    Measures count(String column, Predicate<Event> isSuch) {
        return sum(column, event -> isSuch.test(event) ? 1 : 0);
    }

    /** One more column: the sum of an amount. */
    Measures sum(String column, ToLongFunction<Event> amount) {
        List<Measure> more = new ArrayList<>(columns);
        more.add(new Measure(column, amount));
        return new Measures(List.copyOf(more));
    }

    List<String> names() {
        return columns.stream().map(Measure::column).toList();
    }

    /** What the event adds to each column. */
    long[] of(Event event) {
        return columns.stream()
                .mapToLong(measure -> measure.amount().applyAsLong(event))
                .toArray();
    }
}

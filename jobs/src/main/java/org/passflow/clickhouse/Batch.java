package org.passflow.clickhouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.function.SerializableFunction;

/** Rows that are written together. Of those that replace each other in the table only the last is kept. */
final class Batch<T> {

    private final SerializableFunction<T, Object> key;
    private final List<T> rows = new ArrayList<>();
    private final Map<Object, Integer> places = new HashMap<>();

    /** {@code key} gives what replaces each other the same value, and null to a row that stays beside all others. */
    Batch(SerializableFunction<T, Object> key) {
        this.key = key;
    }

    void add(T row) {
        Object identity = key.apply(row);
        Integer before = identity == null ? null : places.putIfAbsent(identity, rows.size());
        if (before == null) {
            rows.add(row);
        } else {
            rows.set(before, row);
        }
    }

    int size() {
        return rows.size();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    List<T> rows() {
        return rows;
    }

    void clear() {
        rows.clear();
        places.clear();
    }
}

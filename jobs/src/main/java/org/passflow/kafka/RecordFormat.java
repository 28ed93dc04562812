package org.passflow.kafka;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.passflow.event.Position;

/**
 * How the records of one topic are written: the fields it knows, with their values in the record at hand, and what they
 * make. Not thread-safe.
 */
abstract class RecordFormat<T> {
    /** The reader keeps the fields it has seen as bits of a long. */
    private static final int MAX_FIELDS = 64;

    private final Map<String, Field<?>> byName = new HashMap<>();
    private final List<Field<?>> inOrder = new ArrayList<>();
    private final Object[] values = new Object[MAX_FIELDS];

    /** Makes the record of values in which no fault was found. */
    abstract T make(Position position);

    /** Notes what is wrong between fields that are each right. */
    void judge(Faults faults) {}

    final <V> Field<V> required(String name, FieldKind<V> kind) {
        return add(new Field<>(name, inOrder.size(), true, kind));
    }

    final <V> Field<V> optional(String name, FieldKind<V> kind) {
        return add(new Field<>(name, inOrder.size(), false, kind));
    }

    /** The field of this name, or null. */
    final Field<?> find(String name) {
        return byName.get(name);
    }

    final List<Field<?>> inOrder() {
        return inOrder;
    }

    /** Null where the field is absent, explicitly null, or faulty. */
    @SuppressWarnings("unchecked")
    final <V> V get(Field<V> field) {
        return (V) values[field.index()];
    }

    final void set(Field<?> field, Object value) {
        values[field.index()] = value;
    }

    final void clear() {
        Arrays.fill(values, 0, inOrder.size(), null);
    }

    private <V> Field<V> add(Field<V> field) {
        if (inOrder.size() == MAX_FIELDS || byName.put(field.name(), field) != null) {
            throw new IllegalStateException("field declared twice, or one too many: " + field.name());
        }
        inOrder.add(field);
        return field;
    }
}

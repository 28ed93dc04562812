package org.passflow.kafka;

import com.fasterxml.jackson.core.io.SerializedString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final List<Field<?>> required = new ArrayList<>();
    /** By index of a field and one, the field that came behind it in the last record; at 0 what came first. */
    private final Field<?>[] following = new Field<?>[MAX_FIELDS + 1];

    private Object[] values;

    /** Makes the record of values in which no fault was found. */
    abstract T make(Position position);

    /** Notes what is wrong between fields that are each right. */
    void judge(Faults faults) {}

    final <V> Field<V> required(String name, FieldKind<V> kind) {
        Field<V> field = add(new Field<>(new SerializedString(name), inOrder.size(), true, kind));
        required.add(field);
        return field;
    }

    final <V> Field<V> optional(String name, FieldKind<V> kind) {
        return add(new Field<>(new SerializedString(name), inOrder.size(), false, kind));
    }

    /** Reads none but the fields of these names, in records that somebody else has judged. */
    final void readOnly(Set<String> needed) {
        byName.replaceAll((name, field) -> needed.contains(name) ? field : field.unread());
        required.removeIf(field -> !needed.contains(field.name()));
    }

    /** The field of this name, or null. */
    final Field<?> find(String name) {
        return byName.get(name);
    }

    /**
     * The field that came behind {@code previous} in the last record in which they stood: most records of a topic have
     * their fields in one order. Null if none is known to come; {@code previous} is null at the start and of a name that
     * is not known.
     */
    final Field<?> expectedAfter(Field<?> previous) {
        return following[previous == null ? 0 : previous.index() + 1];
    }

    /** Expects {@code field}, or nothing if null, behind {@code previous} in the next record. */
    final void expectAfter(Field<?> previous, Field<?> field) {
        following[previous == null ? 0 : previous.index() + 1] = field;
    }

    final List<Field<?>> required() {
        return required;
    }

    /** Null where the field is absent, explicitly null, or faulty. */
    @SuppressWarnings("unchecked")
    final <V> V get(Field<V> field) {
        return (V) values[field.index()];
    }

    final void set(Field<?> field, Object value) {
        values[field.index()] = value;
    }

    /** Forgets the last record. The array is a new one: what is written into an old object costs the collector more. */
    final void clear() {
        values = new Object[inOrder.size()];
    }

    private <V> Field<V> add(Field<V> field) {
        if (inOrder.size() == MAX_FIELDS || byName.put(field.name(), field) != null) {
            throw new IllegalStateException("field declared twice, or one too many: " + field.name());
        }
        inOrder.add(field);
        return field;
    }
}

package org.passflow.kafka;

import java.util.Arrays;

/** The values of one record's known fields. Used again for the next record. */
final class FieldValues {
    private final Object[] values;

    FieldValues(FieldTable fields) {
        values = new Object[fields.inOrder().size()];
    }

    /** Null where the field is absent, explicitly null, or faulty. */
    @SuppressWarnings("unchecked")
    <T> T get(Field<T> field) {
        return (T) values[field.index()];
    }

    void set(Field<?> field, Object value) {
        values[field.index()] = value;
    }

    void clear() {
        Arrays.fill(values, null);
    }
}

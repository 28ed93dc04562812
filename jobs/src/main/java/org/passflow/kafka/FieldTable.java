package org.passflow.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields that a topic knows, in the order in which they were declared. */
final class FieldTable {
    /** Seen fields are bits of a long. */
    private static final int MAX_FIELDS = 64;

    private final Map<String, Field<?>> byName = new HashMap<>();
    private final List<Field<?>> inOrder = new ArrayList<>();

    <T> Field<T> required(String name, FieldKind<T> kind) {
        return add(new Field<>(name, inOrder.size(), true, kind));
    }

    <T> Field<T> optional(String name, FieldKind<T> kind) {
        return add(new Field<>(name, inOrder.size(), false, kind));
    }

    /** The field of this name, or null. */
    Field<?> find(String name) {
        return byName.get(name);
    }

    List<Field<?>> inOrder() {
        return inOrder;
    }

    private <T> Field<T> add(Field<T> field) {
        if (inOrder.size() == MAX_FIELDS || byName.put(field.name(), field) != null) {
            throw new IllegalStateException("field declared twice, or one too many: " + field.name());
        }
        inOrder.add(field);
        return field;
    }
}

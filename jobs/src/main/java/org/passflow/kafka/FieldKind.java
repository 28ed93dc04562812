package org.passflow.kafka;

import java.io.IOException;

/** What a field may hold, and how that is read. */
@FunctionalInterface
interface FieldKind<T> {
    /**
     * Reads the value at hand, which is not null. A value of another kind or out of range is noted as a fault, and null
     * is returned; nested values are left to the reader, which goes over them.
     */
    T read(JsonValue value) throws IOException;
}

package org.passflow.kafka;

import com.fasterxml.jackson.core.io.SerializedString;

/**
 * One field of a topic.
 *
 * @param written its name, also in the bytes in which records hold it
 * @param index place among the values of a record, 0 to 63
 * @param kind null of a field that is not read
 */
record Field<T>(SerializedString written, int index, boolean required, FieldKind<T> kind) {

    String name() {
        return written.getValue();
    }

    /** The same field, whose values are gone over unread: neither judged nor kept. */
    Field<T> unread() {
        return new Field<>(written, index, false, null);
    }
}

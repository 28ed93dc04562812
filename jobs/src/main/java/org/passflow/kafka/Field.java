package org.passflow.kafka;

/**
 * One field of a topic.
 *
 * @param index place among the values of a record, 0 to 63
 */
record Field<T>(String name, int index, boolean required, FieldKind<T> kind) {}

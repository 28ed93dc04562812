package org.passflow.truth;

/** What becomes of a record. */
enum Outcome {
    ACCEPTED,
    DUPLICATE,
    VOID,
    LATE,
    REJECTED
}

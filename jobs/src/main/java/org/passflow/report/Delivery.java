package org.passflow.report;

/** Whether the report of a day came in time, by its arrival. */
public enum Delivery {
    /** Nothing stands, and nothing is due: not yet, or not at all. */
    AWAITED,
    ON_TIME,
    LATE,
    /** It was due, and nothing stands. */
    MISSING
}

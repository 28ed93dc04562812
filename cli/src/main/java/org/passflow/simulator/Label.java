package org.passflow.simulator;

/** What the simulator meant a record to be, where it is not an ordinary event. Written beside the truth. */
enum Label {
    /** Reported beyond the horizon. */
    LATE,
    /** Takes back an event that was late itself. */
    VOID_OF_LATE,
    /** Reported in the last millisecond within the horizon. */
    AT_HORIZON,
    /** The same event again. */
    DUPLICATE,
    /** The same event again, beyond the horizon. */
    LATE_DUPLICATE,
    /** Takes its event back. */
    VOID,
    /** Takes back what arrives later. */
    VOID_FIRST,
    /** Takes back what never arrives. */
    VOID_ALONE,
    /** Takes back what has been taken back. */
    SECOND_VOID,
    /** Beyond the horizon, so that its event stays counted. */
    LATE_VOID,
    /** The same event again after it was taken back. */
    REPEAT_AFTER_VOID,
    /** Dated further ahead than clocks may differ. */
    FUTURE,
    /** Dated as far ahead as clocks may differ. */
    AT_FUTURE_LIMIT,
    /** Breaks the contract. */
    MALFORMED
}

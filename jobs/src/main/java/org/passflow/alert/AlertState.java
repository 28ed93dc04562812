package org.passflow.alert;

/** How far an alert has come. */
public enum AlertState {
    /** Nobody has taken it up. */
    OPEN,
    ACKNOWLEDGED,
    /** Put aside for a while. */
    SHELVED,
    /** Ended by data, or by time. */
    RESOLVED,
    /** Ended by a person. */
    CLOSED
}

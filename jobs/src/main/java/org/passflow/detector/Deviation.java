package org.passflow.detector;

/** Whether more or fewer passed than expected. */
public enum Deviation {
    SURGE,
    DROP
}

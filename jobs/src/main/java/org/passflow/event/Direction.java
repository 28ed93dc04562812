package org.passflow.event;

/** Which way a passage went, seen from the place that the post guards. */
public enum Direction {
    IN,
    OUT
}

package org.passflow.event;

/** What people arrive with (DOMAIN H1, H2, H7). */
public enum TripMode {
    TRAIN,
    FLIGHT,
    COACH
}

package org.passflow.event;

/** Whether a person belongs to the place (DOMAIN C9). */
public enum Residency {
    LOCAL,
    OUTSIDER
}

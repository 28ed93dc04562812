package org.passflow.event;

/** What happened to a quarantine (DOMAIN D6, P10). */
public enum QuarantineAction {
    ORDERED,
    TEMPERATURE,
    RELEASED
}

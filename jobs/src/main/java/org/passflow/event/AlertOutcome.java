package org.passflow.event;

/** What an alert turned out to be. */
public enum AlertOutcome {
    HANDLED,
    FALSE_ALARM,
    DUPLICATE
}

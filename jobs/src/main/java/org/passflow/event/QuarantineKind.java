package org.passflow.event;

/** Where a person is quarantined (DOMAIN D4). */
public enum QuarantineKind {
    HOME,
    CENTRAL
}

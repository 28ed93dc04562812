package org.passflow.reference;

/** How urgent an alert is, the mildest first. */
public enum Severity {
    NOTICE,
    WARNING,
    CRITICAL
}

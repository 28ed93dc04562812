package org.passflow.bridge;

import java.util.Locale;

/** How grave an alert is, the least first. */
enum Severity {
    NOTICE,
    WARNING,
    CRITICAL;

    /** As routes of Alertmanager name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

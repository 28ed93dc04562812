package org.passflow.alert;

import org.passflow.event.AlertAction;
import org.passflow.event.AlertOutcome;

/**
 * What people did about an alert. Nullable: all.
 *
 * @param acknowledgedMillis when it was first taken up, epoch milliseconds UTC
 * @param acknowledgedBy the officer
 * @param shelvedUntilMillis until when it is put aside
 * @param closedBy the officer
 */
public record Handling(
        Long acknowledgedMillis,
        String acknowledgedBy,
        Long shelvedUntilMillis,
        String closedBy,
        AlertOutcome outcome) {

    static Handling none() {
        return new Handling(null, null, null, null, null);
    }

    Handling acknowledged(AlertAction action, long atMillis) {
        return acknowledgedMillis != null
                ? this
                : new Handling(atMillis, action.actor(), shelvedUntilMillis, closedBy, outcome);
    }

    Handling shelved(Long untilMillis) {
        return new Handling(acknowledgedMillis, acknowledgedBy, untilMillis, closedBy, outcome);
    }

    Handling closed(AlertAction action) {
        return new Handling(acknowledgedMillis, acknowledgedBy, null, action.actor(), action.outcome());
    }
}

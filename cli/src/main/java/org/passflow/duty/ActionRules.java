package org.passflow.duty;

import java.util.Optional;
import org.passflow.event.DutyAction;

/** Which actions make sense on an alert as it is; the job would ignore the others. */
final class ActionRules {
    private ActionRules() {}

    /** Why an action makes no sense, or empty. While another one waits to be applied, only the end of the alert counts. */
    static Optional<String> refusal(Alert alert, DutyAction action) {
        AlertState state = alert.handling().state();
        if (!alert.groupId().isEmpty() && action != DutyAction.COMMENT) {
            return Optional.of("it belongs to the group " + alert.groupId() + ", which speaks for it");
        }
        boolean saysHowItEnded =
                action == DutyAction.COMMENT || (action == DutyAction.CLOSE && state == AlertState.RESOLVED);
        if (state.hasEnded() && !saysHowItEnded) {
            return Optional.of("it has ended: " + state.words());
        }
        boolean mayBeShelved =
                state == AlertState.SHELVED || !alert.handling().pendingAction().isEmpty();
        if (action == DutyAction.UNSHELVE && !mayBeShelved) {
            return Optional.of("it is not shelved: " + state.words());
        }
        return Optional.empty();
    }
}

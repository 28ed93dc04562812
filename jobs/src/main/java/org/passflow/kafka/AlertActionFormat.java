package org.passflow.kafka;

import org.passflow.event.AlertAction;
import org.passflow.event.AlertOutcome;
import org.passflow.event.DutyAction;
import org.passflow.event.Position;
import org.passflow.event.Received;

/** How {@code alert-actions} are written. The officer is known by name; what he writes must not name a passenger. */
final class AlertActionFormat extends EventFormat {
    private static final int LONGEST_ALERT_ID = 256;
    private static final int LONGEST_COMMENT = 4096;

    private final Field<String> alertId = required("alert_id", TextKinds.id(LONGEST_ALERT_ID));
    private final Field<DutyAction> action = required("action", TextKinds.code(DutyAction.class));
    private final Field<String> actor = required("actor", TextKinds.officialText(LONGEST_LABEL));
    private final Field<AlertOutcome> outcome = optional("outcome", TextKinds.code(AlertOutcome.class));
    private final Field<Long> until = optional("until", FieldKinds::integer64);
    private final Field<String> text = optional("text", TextKinds.text(LONGEST_COMMENT));

    @Override
    Received make(Position position) {
        AlertAction taken = new AlertAction(get(alertId), get(action), get(actor), get(outcome), get(until), get(text));
        return Received.of(position, header(), taken);
    }
}

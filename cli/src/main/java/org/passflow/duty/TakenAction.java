package org.passflow.duty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.passflow.event.AlertAction;
import org.passflow.event.AlertOutcome;
import org.passflow.event.DutyAction;

/**
 * Something a person did about an alert, and whether it reached the job.
 *
 * @param takenAt when ClickHouse was told
 * @param lost whether the job was past that moment and had not read it: it must be done again
 */
public record TakenAction(AlertAction action, Instant takenAt, boolean lost) {

    static TakenAction of(JsonNode row) {
        String outcome = row.path("outcome").asText();
        Instant until = Alert.instant(row, "until");
        AlertAction action = new AlertAction(
                row.path("alert_id").asText(),
                DutyAction.valueOf(row.path("action").asText()),
                row.path("actor").asText(),
                outcome.isEmpty() ? null : AlertOutcome.valueOf(outcome),
                until == null ? null : until.toEpochMilli(),
                row.path("text").asText());
        return new TakenAction(
                action,
                Alert.instant(row, "taken_at"),
                row.path("delivery").asText().equals("LOST"));
    }
}

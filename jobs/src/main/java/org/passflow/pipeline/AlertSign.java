package org.passflow.pipeline;

import org.passflow.alert.AlertId;
import org.passflow.event.AlertAction;
import org.passflow.event.Received;
import org.passflow.finding.Finding;

/**
 * What can change an alert: a finding, or what a person did; or, when both are null, that an alert which was opened at once
 * has to be settled in.
 *
 * @param alertId the alert; of a finding the one it would open
 * @param atMillis time for which it waits: arrival, epoch milliseconds UTC
 * @param order tells signs of one time apart: event time, then id
 */
public record AlertSign(
        String alertId, Finding finding, AlertAction action, long atMillis, long eventTimeMillis, String order) {

    static AlertSign of(Finding finding) {
        String id = AlertId.of(finding);
        return new AlertSign(id, finding, null, finding.noticedMillis(), finding.sinceMillis(), id);
    }

    static AlertSign of(Received received) {
        AlertAction action = received.alertAction();
        return new AlertSign(
                action.alertId(),
                null,
                action,
                received.position().arrivalMillis(),
                received.header().eventTimeMillis(),
                received.header().eventId());
    }

    AlertSign settling() {
        return new AlertSign(alertId, null, null, atMillis, eventTimeMillis, order);
    }

    /** Alerts of one rule at one place are kept together. */
    String share() {
        return AlertId.share(alertId);
    }
}

package org.passflow.event;

/**
 * What the duty officer did about an alert. Nullable: outcome, untilMillis and text.
 *
 * @param actor the officer; a name is allowed here
 * @param untilMillis end of shelving, epoch milliseconds UTC
 */
public record AlertAction(
        String alertId, DutyAction action, String actor, AlertOutcome outcome, Long untilMillis, String text) {}

package org.passflow.duty;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.passflow.alert.Rule;
import org.passflow.event.AlertAction;
import org.passflow.event.AlertOutcome;
import org.passflow.event.DutyAction;
import org.passflow.finding.SubjectKind;

/**
 * The officers of a simulated district: they take up each alert, and close those that no change of the data ends, which are
 * about a person or an event. How long that takes follows from the alert's id alone.
 */
public record SimulatedDuty(DutyDesk desk) {
    static final String OFFICER = "模拟值班员 simulated officer";

    private static final Duration FIRST_ANSWER = Duration.ofMinutes(2);
    private static final int ANSWER_MINUTES = 12;
    private static final Duration FIRST_END = Duration.ofMinutes(20);
    private static final int END_MINUTES = 100;

    /** Of so many one was a false alarm. */
    private static final int FALSE_ALARMS = 12;

    private static final Set<SubjectKind> NEVER_ENDING = EnumSet.of(SubjectKind.EVENT, SubjectKind.PERSON);

    /** Does what is due by now. */
    public void attend(Instant now) throws IOException, InterruptedException {
        Map<Alert, AlertAction> due = new HashMap<>();
        for (Alert alert : desk.open()) {
            due(alert, now).ifPresent(action -> due.put(alert, action));
        }
        desk.take(due);
    }

    static Optional<AlertAction> due(Alert alert, Instant now) {
        int dice = alert.id().hashCode();
        Duration age = Duration.between(alert.noticedAt(), now);
        boolean isFree =
                alert.groupId().isEmpty() && alert.handling().pendingAction().isEmpty();
        boolean isTest = Rule.named(alert.rule()).isEmpty() || alert.rule().equals(Rule.WATCHDOG.ruleName());
        if (!isFree || isTest || alert.handling().state() == AlertState.SHELVED) {
            return Optional.empty();
        }
        if (endsByHand(alert) && age.compareTo(FIRST_END.plusMinutes(Math.floorMod(dice, END_MINUTES))) >= 0) {
            AlertOutcome outcome =
                    Math.floorMod(dice, FALSE_ALARMS) == 0 ? AlertOutcome.FALSE_ALARM : AlertOutcome.HANDLED;
            return Optional.of(action(alert, DutyAction.CLOSE, outcome));
        }
        boolean isOpen = alert.handling().state() == AlertState.OPEN;
        boolean isLong = age.compareTo(FIRST_ANSWER.plusMinutes(Math.floorMod(dice, ANSWER_MINUTES))) >= 0;
        return isOpen && isLong ? Optional.of(action(alert, DutyAction.ACK, null)) : Optional.empty();
    }

    private static boolean endsByHand(Alert alert) {
        return Rule.named(alert.rule())
                .filter(rule -> NEVER_ENDING.contains(rule.subjectKind()))
                .isPresent();
    }

    private static AlertAction action(Alert alert, DutyAction action, AlertOutcome outcome) {
        return new AlertAction(alert.id(), action, OFFICER, outcome, null, null);
    }
}

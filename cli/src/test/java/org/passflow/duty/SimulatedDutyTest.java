package org.passflow.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.passflow.event.AlertAction;
import org.passflow.event.AlertOutcome;
import org.passflow.event.DutyAction;

class SimulatedDutyTest {
    private static final Instant NOTICED = Instant.parse("2026-11-24T01:00:02Z");
    private static final Instant MINUTES_LATER = NOTICED.plus(Duration.ofMinutes(15));
    private static final Instant HOURS_LATER = NOTICED.plus(Duration.ofHours(3));

    @Test
    void newAlertIsLeftForAWhileThenTakenUp() {
        assertThat(SimulatedDuty.due(TestingAlerts.fever(), NOTICED)).isEmpty();
        assertThat(SimulatedDuty.due(TestingAlerts.fever(), MINUTES_LATER))
                .map(AlertAction::action)
                .contains(DutyAction.ACK);
        assertThat(SimulatedDuty.due(TestingAlerts.in(AlertState.ACKNOWLEDGED), MINUTES_LATER))
                .isEmpty();
    }

    @Test
    void personsAlertIsClosedWithAnOutcome() {
        assertThat(SimulatedDuty.due(TestingAlerts.in(AlertState.ACKNOWLEDGED), HOURS_LATER))
                .hasValueSatisfying(action -> {
                    assertThat(action.action()).isEqualTo(DutyAction.CLOSE);
                    assertThat(action.outcome()).isIn(AlertOutcome.HANDLED, AlertOutcome.FALSE_ALARM);
                });
    }

    @Test
    void whatTheDataEndsIsOnlyTakenUp() {
        assertThat(SimulatedDuty.due(TestingAlerts.fever("\"rule\": \"site-silent\""), HOURS_LATER))
                .map(AlertAction::action)
                .contains(DutyAction.ACK);
    }

    @Test
    void whatWaitsOrBelongsToAGroupOrIsATestIsLeftAlone() {
        assertThat(SimulatedDuty.due(TestingAlerts.fever("\"pending_action\": \"ACK\""), HOURS_LATER))
                .isEmpty();
        assertThat(SimulatedDuty.due(TestingAlerts.fever("\"group_id\": \"g\""), HOURS_LATER))
                .isEmpty();
        assertThat(SimulatedDuty.due(TestingAlerts.fever("\"rule\": \"watchdog\""), HOURS_LATER))
                .isEmpty();
    }
}

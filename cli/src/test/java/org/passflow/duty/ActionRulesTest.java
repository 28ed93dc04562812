package org.passflow.duty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passflow.event.DutyAction;

class ActionRulesTest {
    @ParameterizedTest
    @CsvSource({
        "OPEN, ACK",
        "OPEN, SHELVE",
        "OPEN, CLOSE",
        "ACKNOWLEDGED, ACK",
        "SHELVED, UNSHELVE",
        "SHELVED, SHELVE",
        "RESOLVED, CLOSE",
        "RESOLVED, COMMENT",
        "CLOSED, COMMENT"
    })
    void actionThatMakesSenseIsTaken(AlertState state, DutyAction action) {
        assertThat(ActionRules.refusal(TestingAlerts.in(state), action)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OPEN, UNSHELVE", "RESOLVED, ACK", "RESOLVED, SHELVE", "CLOSED, CLOSE", "CLOSED, UNSHELVE"})
    void actionThatMakesNoSenseIsRefusedWithTheStateOfTheAlert(AlertState state, DutyAction action) {
        assertThat(ActionRules.refusal(TestingAlerts.in(state), action))
                .hasValueSatisfying(reason -> assertThat(reason).contains(state.words()));
    }

    @Test
    void whatWaitsToBeShelvedMayBeTakenOffTheShelf() {
        Alert alert = TestingAlerts.fever("\"pending_action\": \"SHELVE\"");

        assertThat(ActionRules.refusal(alert, DutyAction.UNSHELVE)).isEmpty();
    }

    @Test
    void memberOfAGroupIsNotHandledByItself() {
        Alert member = TestingAlerts.fever("\"group_id\": \"0123456789abcdef-0000000000000001\"");

        assertThat(ActionRules.refusal(member, DutyAction.ACK))
                .hasValueSatisfying(reason -> assertThat(reason).contains("0123456789abcdef-0000000000000001"));
        assertThat(ActionRules.refusal(member, DutyAction.COMMENT)).isEmpty();
    }
}

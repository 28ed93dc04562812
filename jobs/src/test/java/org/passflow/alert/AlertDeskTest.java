package org.passflow.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passflow.event.AlertAction;
import org.passflow.event.AlertOutcome;
import org.passflow.event.DutyAction;
import org.passflow.finding.Finding;
import org.passflow.finding.Measured;
import org.passflow.finding.Step;
import org.passflow.finding.Subject;
import org.passflow.finding.SubjectKind;
import org.passflow.reference.Severity;
import org.passflow.testing.TestingRules;

/** The life of alerts, by scripts of findings, actions and time. */
class AlertDeskTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private TestingAlerts desk;

    @BeforeEach
    void openTheDesk() {
        desk = new TestingAlerts(TestingRules.knowing(
                TestingRules.version(TestingRules.gate("gate-1")),
                TestingRules.unit("unit-village", "unit-town"),
                TestingRules.unit("unit-town", "unit-county"),
                TestingRules.unit("unit-county", null)));
    }

    @Test
    void feverOpensAtOnceWithItsUnitAndCalls() {
        desk.event("fever", "e1", MORNING);

        Alert alert = desk.last();
        assertThat(alert.state()).isEqualTo(AlertState.OPEN);
        assertThat(alert.sequence()).isEqualTo(1);
        assertThat(alert.unit()).isEqualTo("unit-village");
        assertThat(alert.pages()).isTrue();
    }

    @Test
    void sameEventAgainChangesNothingAlsoAfterItWasClosed() {
        desk.event("fever", "e1", MORNING);
        desk.act(DutyAction.CLOSE, MORNING + MINUTE);
        desk.event("fever", "e1", MORNING + HOUR);

        assertThat(desk.told()).hasSize(2);
        assertThat(desk.last().state()).isEqualTo(AlertState.CLOSED);
    }

    @Test
    void eventThatWasTakenBackEndsItsAlertAndOneTakenBackBeforeItCameOpensNone() {
        desk.event("fever", "e1", MORNING);
        desk.find(desk.finding("fever", "e1", Step.END, MORNING + MINUTE, true));
        assertThat(desk.last().state()).isEqualTo(AlertState.RESOLVED);

        desk.find(desk.finding("fever", "e2", Step.END, MORNING + MINUTE, true));
        desk.event("fever", "e2", MORNING + 2 * MINUTE);

        assertThat(desk.told()).hasSize(2);
    }

    @Test
    void whatNobodyTakesUpGoesUpFromUnitToUnitAndStopsAtTheTop() {
        desk.event("fever", "e1", MORNING);
        desk.passTo(MORNING + 2 * HOUR);

        assertThat(desk.told()).extracting(Alert::unit).containsExactly("unit-village", "unit-town", "unit-county");
        assertThat(desk.told())
                .extracting(Alert::changedMillis)
                .containsExactly(MORNING, MORNING + 15 * MINUTE, MORNING + 30 * MINUTE);
    }

    @Test
    void acknowledgementStopsTheEscalation() {
        desk.event("fever", "e1", MORNING);
        desk.act(DutyAction.ACK, MORNING + 14 * MINUTE);
        desk.passTo(MORNING + 2 * HOUR);

        assertThat(desk.last().state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(desk.last().handling().acknowledgedBy()).isEqualTo("officer");
        assertThat(desk.told()).hasSize(2);
    }

    @Test
    void shelvedAlertComesBackByItself() {
        desk.event("fever", "e1", MORNING);
        desk.act(new AlertAction(desk.last().id(), DutyAction.SHELVE, "officer", null, MORNING + HOUR, null), MORNING);
        assertThat(desk.last().state()).isEqualTo(AlertState.SHELVED);

        desk.passTo(MORNING + HOUR);

        assertThat(desk.last().state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(desk.last().handling().shelvedUntilMillis()).isNull();
    }

    @Test
    void resolvedAlertCanStillBeGivenItsOutcome() {
        desk.find(desk.finding("surge", "gate-1", Step.RAISE, MORNING, false));
        desk.find(desk.finding("surge", "gate-1", Step.END, MORNING + HOUR, false));
        desk.act(
                new AlertAction(desk.last().id(), DutyAction.CLOSE, "officer", AlertOutcome.FALSE_ALARM, null, null),
                MORNING + 2 * HOUR);

        assertThat(desk.last().state()).isEqualTo(AlertState.CLOSED);
        assertThat(desk.last().handling().outcome()).isEqualTo(AlertOutcome.FALSE_ALARM);
        assertThat(desk.last().endedMillis()).isEqualTo(MORNING + HOUR);
    }

    @Test
    void oneAlertPerRuleAndSubjectWhichIsUpdated() {
        desk.find(desk.finding("surge", "gate-1", Step.RAISE, MORNING, false));
        desk.find(desk.measured("surge", "gate-1", 90, MORNING + HOUR));
        desk.find(desk.measured("surge", "gate-1", 90, MORNING + 2 * HOUR));

        assertThat(desk.now()).hasSize(1);
        assertThat(desk.told().stream().filter(alert -> alert.escalation() == 0))
                .hasSize(1);
        assertThat(desk.last().finding().measured().value()).isEqualTo(90);
        assertThat(desk.last().changedMillis()).as("the same again is no news").isEqualTo(MORNING + HOUR);
    }

    @Test
    void nextOccurrenceIsAnotherAlert() {
        desk.find(desk.finding("surge", "gate-1", Step.RAISE, MORNING, false));
        desk.find(desk.finding("surge", "gate-1", Step.END, MORNING + HOUR, false));
        desk.find(desk.finding("surge", "gate-1", Step.RAISE, MORNING + 3 * HOUR, false));

        assertThat(desk.now()).hasSize(2);
        assertThat(desk.last().state()).isEqualTo(AlertState.OPEN);
    }

    @Test
    void postThatFlapsEveryMinuteIsOneAlert() {
        for (int minute = 0; minute < 60; minute += 2) {
            desk.passTo(MORNING + minute * MINUTE);
            desk.find(desk.finding("site-silent", "gate-1", Step.RAISE, MORNING + minute * MINUTE, false));
            desk.find(desk.finding("site-silent", "gate-1", Step.END, MORNING + (minute + 1) * MINUTE, false));
        }
        desk.passTo(MORNING + 2 * HOUR);

        assertThat(desk.now()).hasSize(1);
        assertThat(desk.told()).hasSize(4).extracting(Alert::escalation).containsExactly(0, 1, 2, 2);
        assertThat(desk.last().state()).isEqualTo(AlertState.RESOLVED);
        assertThat(desk.last().endedMillis()).isEqualTo(MORNING + 59 * MINUTE);
    }

    @Test
    void tenThousandFeversInAMinuteAreFiveAlertsAndOneThatSpeaksForTheRest() {
        for (int i = 0; i < 10_000; i++) {
            desk.event("fever", "e" + i, MORNING + i * MINUTE / 10_000);
        }
        desk.passTo(MORNING + 2 * MINUTE);

        Map<String, Alert> now = desk.now();
        List<Alert> loud = now.values().stream().filter(Alert::pages).toList();
        Alert group = now.values().stream().filter(Alert::isGroup).findFirst().orElseThrow();
        assertThat(loud).hasSize(6);
        assertThat(group.members()).isEqualTo(9_995);
        assertThat(now.values().stream().filter(alert -> group.id().equals(alert.groupId())))
                .hasSize(9_995);
        assertThat(desk.told().stream().filter(Alert::isGroup).count())
                .as("a growing group is told every five seconds")
                .isLessThan(20);
    }

    @Test
    void closingAGroupClosesItsMembers() {
        for (int i = 0; i < 10; i++) {
            desk.event("fever", "e" + i, MORNING + i);
        }
        desk.passTo(MORNING + MINUTE);
        Alert group =
                desk.now().values().stream().filter(Alert::isGroup).findFirst().orElseThrow();

        desk.act(
                new AlertAction(group.id(), DutyAction.CLOSE, "officer", AlertOutcome.HANDLED, null, null),
                MORNING + 2 * MINUTE);

        assertThat(desk.now().values().stream().filter(alert -> alert.state() == AlertState.CLOSED))
                .hasSize(6);
    }

    @Test
    void groupEndsWithTheLastOfItsMembers() {
        for (int i = 0; i < 12; i++) {
            desk.find(desk.finding("site-silent", "post-" + i, Step.RAISE, MORNING + i, false));
        }
        desk.passTo(MORNING + MINUTE);
        for (int i = 0; i < 12; i++) {
            desk.find(desk.finding("site-silent", "post-" + i, Step.END, MORNING + HOUR + i, false));
        }
        desk.passTo(MORNING + 2 * HOUR);

        assertThat(desk.now().values()).hasSize(13).allMatch(alert -> alert.state() == AlertState.RESOLVED);
    }

    @Test
    void whatOpenedMoreThanAnHourBeforeItWasNoticedCallsNobody() {
        Finding late = desk.since("fever", "e1", MORNING - HOUR - 1, MORNING);
        Finding justInTime = desk.since("fever", "e2", MORNING - HOUR, MORNING);

        desk.find(late);
        assertThat(desk.last().pages()).isFalse();
        desk.find(justInTime);
        assertThat(desk.last().pages()).isTrue();
    }

    @Test
    void alertThatNobodyHandlesIsGivenUpAndForgottenInTheEnd() {
        desk.event("fever", "e1", MORNING);
        desk.passTo(MORNING + 30 * DAY);

        assertThat(desk.last().state()).isEqualTo(AlertState.RESOLVED);
        assertThat(desk.isEmpty()).isTrue();
    }

    @Test
    void actionOnAnAlertThatIsNotKnownChangesNothing() {
        desk.act(new AlertAction("no-such-alert", DutyAction.ACK, "officer", null, null, null), MORNING);

        assertThat(desk.told()).isEmpty();
    }

    @Test
    void idIsMadeOfRuleSubjectAndOpeningOnly() {
        Finding one = desk.finding("surge", "gate-1", Step.RAISE, MORNING, false);
        Finding other = new Finding(
                "surge",
                "surge-hubs",
                Severity.CRITICAL,
                Step.RAISE,
                new Subject(SubjectKind.SITE, "gate-1", "gate-1", TestingRules.VILLAGE),
                one.opening(),
                MORNING,
                MORNING + HOUR,
                false,
                Measured.of(1.0, 2.0),
                null,
                Map.of());

        assertThat(AlertId.of(other)).isEqualTo(AlertId.of(one)).hasSize(33);
        assertThat(AlertId.of(desk.finding("surge", "gate-2", Step.RAISE, MORNING, false)))
                .isNotEqualTo(AlertId.of(one));
    }
}

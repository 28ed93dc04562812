package org.passflow.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;
import static org.passflow.testing.TestingEvents.person;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passflow.alert.Alert;
import org.passflow.alert.AlertState;
import org.passflow.event.AlertAction;
import org.passflow.event.AlertOutcome;
import org.passflow.event.DutyAction;
import org.passflow.event.Header;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Topics;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.RiskLevel;
import org.passflow.testing.TestingEvents;
import org.passflow.testing.TestingRules;

/**
 * The life of the rules on persons and of what posts say, event by event: raised, quiet just below, updated, ended by who or
 * what can end it, and once however often it is said.
 */
class PersonRulesTest {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final String VILLAGE_AT_RISK = "140902104200";
    private static final String TRAVELLER = "0123456789abcdef";

    private TestingJudges judges;
    private int events;

    @BeforeEach
    void watchThreeGates() throws Exception {
        List<ReferenceVersion> known = new ArrayList<>();
        known.add(TestingRules.version(TestingRules.gate("gate-1")));
        known.add(TestingRules.version(TestingRules.gate("gate-2")));
        known.add(TestingRules.version(TestingRules.site("in-another-county", "141023100", null, null)));
        known.add(TestingRules.rule("turn-back", "policy-breach", Map.of("turn_back_outsiders", "true")));
        judges = new TestingJudges(known, MORNING - 1);
    }

    @Test
    void feverIsRaisedAtItsLimitAndEndsWhenAPersonClosesIt() throws Exception {
        read(MORNING, person("cool", MORNING, "temperature_c", 37.29));
        assertThat(judges.alerts("fever")).isEmpty();

        read(MORNING, person("warm", MORNING, "temperature_c", 37.3));
        read(MORNING + MINUTE, person("warm", MORNING, "temperature_c", 37.3));
        judges.until(MORNING + DAY);
        assertThat(only("fever").finding().measured().value()).isEqualTo(37.3);
        assertThat(only("fever").state()).isEqualTo(AlertState.OPEN);

        close("fever", MORNING + DAY + MINUTE);
        read(MORNING + DAY + 2 * MINUTE, person("warm", MORNING, "temperature_c", 37.3));
        judges.until(MORNING + DAY + 3 * MINUTE);
        assertThat(only("fever").state()).isEqualTo(AlertState.CLOSED);
    }

    @Test
    void feverThatIsTakenBackEnds() throws Exception {
        Received fever = person("warm", MORNING, "temperature_c", 38);
        read(MORNING, fever);
        read(MORNING + MINUTE, TestingEvents.takenBack(fever));

        judges.until(MORNING + 2 * MINUTE);

        assertThat(only("fever").state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void arrivalFromAnAreaIsRaisedOnceWhenTheAreaComesOnTheListHoweverOftenTheListIsSent() throws Exception {
        read(MORNING, person("e1", MORNING, "origin_region", VILLAGE_AT_RISK));
        read(MORNING, person("e2", MORNING, "origin_region", "140902104201"));
        judges.until(MORNING + DAY);
        assertThat(judges.alerts("risk-arrival")).isEmpty();

        judges.learn(TestingRules.riskArea(VILLAGE_AT_RISK, RiskLevel.HIGH, MORNING + DAY + MINUTE, null));
        judges.learn(TestingRules.riskArea(VILLAGE_AT_RISK, RiskLevel.HIGH, MORNING + DAY + 2 * MINUTE, null));
        judges.until(MORNING + DAY + 3 * MINUTE);

        assertThat(only("risk-arrival").finding().sinceMillis()).isEqualTo(MORNING + DAY + MINUTE);
        assertThat(only("risk-arrival").finding().evidence().eventId()).isEqualTo("e1");
        close("risk-arrival", MORNING + DAY + 4 * MINUTE);
        assertThat(only("risk-arrival").state()).isEqualTo(AlertState.CLOSED);
    }

    @Test
    void arrivalOfLongerAgoThanTheDaysThatCountIsNotClassifiedAgain() throws Exception {
        read(MORNING, person("e1", MORNING, "origin_region", VILLAGE_AT_RISK));
        read(MORNING + 2 * MINUTE, person("e2", MORNING + 2 * MINUTE, "origin_region", VILLAGE_AT_RISK));

        long change = MORNING + 14 * DAY + MINUTE;
        judges.learn(TestingRules.riskArea(VILLAGE_AT_RISK, RiskLevel.HIGH, change, null));
        judges.until(change + MINUTE);

        assertThat(only("risk-arrival").finding().evidence().eventId()).isEqualTo("e2");
    }

    @Test
    void outsiderLetInIsABreachAndALocalOrOneTurnedBackIsNone() throws Exception {
        read(MORNING, person("local", MORNING, "residency", "LOCAL"));
        read(MORNING, person("back", MORNING, "residency", "OUTSIDER", "disposition", "TURNED_BACK"));
        read(MORNING, person("out", MORNING, "residency", "OUTSIDER", "direction", "OUT"));
        assertThat(judges.alerts("policy-breach")).isEmpty();

        read(MORNING, person("in", MORNING, "residency", "OUTSIDER"));

        assertThat(only("policy-breach").finding().details()).containsEntry("breach", "outsider");
        close("policy-breach", MORNING + MINUTE);
        assertThat(only("policy-breach").state()).isEqualTo(AlertState.CLOSED);
    }

    @Test
    void travellerTurnedBackTwiceAtOneGateIsNothingAndAtAnotherIsRaisedAndUpdatedByAThird() throws Exception {
        turnedBack("gate-1", MORNING);
        turnedBack("gate-1", MORNING + MINUTE);
        judges.until(MORNING + 5 * MINUTE);
        assertThat(judges.alerts("repeat-turn-back")).isEmpty();

        turnedBack("gate-2", MORNING + 10 * MINUTE);
        judges.until(MORNING + 11 * MINUTE);
        assertThat(only("repeat-turn-back").finding().measured().value()).isEqualTo(2);

        turnedBack("in-another-county", MORNING + 20 * MINUTE);
        turnedBack("gate-1", MORNING + 21 * MINUTE);
        judges.until(MORNING + 22 * MINUTE);
        assertThat(only("repeat-turn-back").finding().measured().value()).isEqualTo(3);
        close("repeat-turn-back", MORNING + 30 * MINUTE);
        assertThat(only("repeat-turn-back").state()).isEqualTo(AlertState.CLOSED);
    }

    @Test
    void thirdFeverWithinAnHourIsAClusterThatGrowsAndEndsAfterAQuietHour() throws Exception {
        fever(MORNING);
        fever(MORNING + 10 * MINUTE);
        fever(MORNING + 70 * MINUTE + MINUTE);
        judges.until(MORNING + 75 * MINUTE);
        assertThat(judges.alerts("fever-cluster"))
                .as("three, but never within an hour")
                .isEmpty();

        fever(MORNING + 80 * MINUTE);
        fever(MORNING + 90 * MINUTE);
        judges.until(MORNING + 91 * MINUTE);
        assertThat(only("fever-cluster").finding().measured().value()).isEqualTo(3);
        fever(MORNING + 100 * MINUTE);
        judges.until(MORNING + 101 * MINUTE);
        assertThat(only("fever-cluster").finding().measured().value()).isEqualTo(4);

        judges.until(MORNING + 159 * MINUTE);
        assertThat(only("fever-cluster").state()).isEqualTo(AlertState.OPEN);
        judges.until(MORNING + 161 * MINUTE);
        assertThat(only("fever-cluster").state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void immediateReportIsRaisedOnceAndADailyReportIsNone() throws Exception {
        read(MORNING, TestingEvents.heartbeat("r0", MORNING, "status", "DAILY_REPORT", "text", "nothing"));
        assertThat(judges.alerts("immediate-report")).isEmpty();

        Received report = TestingEvents.heartbeat("r1", MORNING, "status", "IMMEDIATE_REPORT", "text", "two returnees");
        read(MORNING, report);
        read(MORNING + MINUTE, report);

        assertThat(only("immediate-report").finding().details()).containsEntry("report", "two returnees");
        close("immediate-report", MORNING + 2 * MINUTE);
        assertThat(only("immediate-report").state()).isEqualTo(AlertState.CLOSED);
    }

    @Test
    void whatIsReadHoursAfterItHappenedIsAnAlertAndCallsNobody() throws Exception {
        for (int i = 0; i < 20; i++) {
            read(MORNING + 90 * MINUTE, person("old-" + i, MORNING + i, "temperature_c", 38));
        }
        judges.until(MORNING + 95 * MINUTE);

        assertThat(judges.alerts("fever").stream().filter(alert -> !alert.isGroup()))
                .hasSize(20);
        assertThat(judges.alerts("fever")).noneMatch(Alert::pages);
    }

    private void turnedBack(String site, long timeMillis) throws Exception {
        read(
                timeMillis,
                person(
                        "t" + events,
                        timeMillis,
                        "site_id",
                        site,
                        "disposition",
                        "TURNED_BACK",
                        "person_token",
                        TRAVELLER));
    }

    private void fever(long timeMillis) throws Exception {
        read(timeMillis, person("f" + events, timeMillis, "temperature_c", 38));
    }

    private void close(String rule, long timeMillis) throws Exception {
        Header header = new Header("action-" + events, timeMillis, false, null, null);
        Position position = new Position(Topics.ALERT_ACTIONS, 0, events++, timeMillis);
        AlertAction close =
                new AlertAction(only(rule).id(), DutyAction.CLOSE, "officer", AlertOutcome.HANDLED, null, null);
        judges.read(Received.of(position, header, close));
        judges.until(timeMillis + MINUTE);
    }

    private void read(long timeMillis, Received event) throws Exception {
        Position position = new Position(Topics.CHECKPOINT_EVENTS, 0, events++, timeMillis + 1_000);
        judges.read(TestingEvents.at(position, event));
    }

    private Alert only(String rule) {
        assertThat(judges.alerts(rule)).hasSize(1);
        return judges.alerts(rule).get(0);
    }
}

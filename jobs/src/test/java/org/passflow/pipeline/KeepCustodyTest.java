package org.passflow.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.passflow.testing.TestingEvents.MORNING;
import static org.passflow.testing.TestingEvents.person;
import static org.passflow.testing.TestingEvents.quarantine;
import static org.passflow.testing.TestingEvents.step;
import static org.passflow.testing.TestingEvents.takenBack;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passflow.custody.QuarantineRow;
import org.passflow.event.Received;
import org.passflow.finding.Finding;
import org.passflow.finding.Step;
import org.passflow.reference.AlertRule;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Site;
import org.passflow.reference.SiteKind;
import org.passflow.testing.TestingRules;

/** Rules on quarantine: when each raises, stays quiet, tells news and ends. */
class KeepCustodyTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long DUE = MORNING + 14 * DAY;

    /** Four hours after the order, which begins at eight. */
    private static final long CUSTODY = MORNING + 4 * HOUR;

    private static final String TOKEN = "0123456789abcdef";

    private TestingCustody custody;

    @BeforeEach
    void open() throws Exception {
        custody = new TestingCustody(
                TestingRules.version(TestingRules.gate("gate-1")),
                TestingRules.version(kind("sampling-1", SiteKind.SAMPLING_SITE)),
                TestingRules.version(kind("clinic-1", SiteKind.FEVER_CLINIC)));
    }

    @AfterEach
    void close() throws Exception {
        custody.close();
    }

    @Test
    void personInQuarantineSeenAtAGateIsABreachAtOnce() throws Exception {
        custody.event(order());

        custody.event(seen("s1", CUSTODY - 1));
        assertThat(custody.said()).isEmpty();
        custody.event(seen("s2", CUSTODY));

        Finding breach = only(custody.said());
        assertThat(breach.rule()).isEqualTo("quarantine-breach");
        assertThat(breach.atOnce()).isTrue();
        assertThat(breach.subject().id()).isEqualTo("gate-1/s2");
        assertThat(breach.subject().siteId()).isEqualTo("gate-1");
        assertThat(breach.sinceMillis()).isEqualTo(CUSTODY);
        assertThat(breach.noticedMillis()).isEqualTo(CUSTODY + 1_000);
        assertThat(breach.evidence().personToken()).isEqualTo(TOKEN);
        assertThat(breach.evidence().position().topic()).isEqualTo("checkpoint-events");
    }

    @Test
    void orderThatArrivesAfterTheSightingShowsTheSameBreach() throws Exception {
        custody.event(seen("s2", CUSTODY));
        custody.passTo(CUSTODY + HOUR);
        assertThat(custody.said()).isEmpty();

        custody.eventAt(order(), CUSTODY + 2 * HOUR);

        Finding breach = only(custody.said());
        assertThat(breach.subject().id()).isEqualTo("gate-1/s2");
        assertThat(breach.opening()).isEmpty();
        assertThat(breach.sinceMillis()).isEqualTo(CUSTODY);
        assertThat(breach.noticedMillis()).isEqualTo(CUSTODY + 2 * HOUR);
    }

    @Test
    void arrivalAtHomeEndsTheGrace() throws Exception {
        custody.event(order());
        custody.event(step("h", MORNING + HOUR, "HOME_ARRIVED"));

        custody.event(seen("s1", MORNING + 2 * HOUR));

        assertThat(custody.said()).hasSize(1);
        assertThat(custody.rows())
                .last()
                .extracting(QuarantineRow::custodyFromMillis)
                .isEqualTo(MORNING + HOUR);
    }

    @Test
    void samplingClinicAndTransferAreNoBreachAndArrivalAtAHubIs() throws Exception {
        custody.event(order());
        long later = CUSTODY + HOUR;

        custody.event(seen("s1", later, "site_id", "sampling-1"));
        custody.event(seen("s2", later, "site_id", "clinic-1"));
        custody.event(seen("s3", later, "disposition", "TRANSFERRED"));
        custody.event(seen("s4", later, "direction", null));
        custody.event(step("s5", later, "REGISTERED"));
        assertThat(custody.said()).isEmpty();
        custody.event(step("s6", later, "ARRIVED"));

        assertThat(only(custody.said()).subject().id()).isEqualTo("gate-1/s6");
    }

    @Test
    void breachEndsWithAVoidOfEitherAndIsNotRaisedTwice() throws Exception {
        custody.event(order());
        custody.event(seen("s1", CUSTODY));
        custody.event(seen("s1", CUSTODY));
        custody.event(seen("s2", CUSTODY));
        assertThat(custody.said(CUSTODY)).containsExactly("quarantine-breach RAISE 0", "quarantine-breach RAISE 0");

        custody.eventAt(takenBack(seen("s1", CUSTODY)), CUSTODY + HOUR);
        assertThat(custody.said(CUSTODY)).containsExactly("quarantine-breach END 60");
        custody.eventAt(takenBack(order()), CUSTODY + 2 * HOUR);
        assertThat(custody.said(CUSTODY)).containsExactly("quarantine-breach END 120");
    }

    @Test
    void voidThatComesBeforeItsSightingLetsItRaiseNothing() throws Exception {
        custody.event(order());

        custody.event(takenBack(seen("s1", CUSTODY)));
        custody.event(seen("s1", CUSTODY));

        assertThat(custody.said()).isEmpty();
    }

    @Test
    void releaseThatArrivesLateShowsThatItWasNoBreachUntilItIsTakenBack() throws Exception {
        Received release = quarantine("r", DUE, "RELEASED");
        custody.event(order());
        custody.event(seen("s1", DUE + HOUR));
        assertThat(custody.said()).hasSize(1);

        custody.eventAt(release, DUE + 3 * HOUR);
        assertThat(only(custody.said()).step()).isEqualTo(Step.END);
        custody.eventAt(takenBack(release), DUE + 4 * HOUR);

        Finding again = only(custody.said());
        assertThat(again.step()).isEqualTo(Step.RAISE);
        assertThat(again.opening()).isEqualTo("again-r");
    }

    @Test
    void quarantineThatNobodyEndsIsToldHalfADayAfterItWasDue() throws Exception {
        custody.event(order());
        measureDaily();
        custody.said();

        custody.passTo(DUE + 12 * HOUR - 1);
        assertThat(custody.said()).isEmpty();
        custody.passTo(DUE + 12 * HOUR);
        Finding due = only(custody.said());
        custody.passTo(DUE + 20 * HOUR);
        assertThat(custody.said()).as("told once").isEmpty();
        custody.event(quarantine("r", DUE + 20 * HOUR, "RELEASED"));
        custody.passTo(DUE + 21 * HOUR);

        assertThat(due.rule()).isEqualTo("quarantine-due");
        assertThat(due.sinceMillis()).isEqualTo(DUE + 12 * HOUR);
        assertThat(due.subject().id()).startsWith("o/").doesNotContain(TOKEN);
        assertThat(due.subject().region()).isEqualTo(TestingRules.VILLAGE);
        assertThat(only(custody.said()).step()).isEqualTo(Step.END);
    }

    @Test
    void releaseInTimeLetsNothingBeDueAlsoWhenItIsReadAheadOfTime() throws Exception {
        custody.event(order());
        measureDaily();
        custody.said();
        custody.event(quarantine("r", DUE + HOUR, "RELEASED"));

        custody.passTo(DUE + 10 * DAY);

        assertThat(custody.said()).isEmpty();
    }

    @Test
    void releaseThatWasReadAheadButArrivedTooLateRaisesAndEnds() throws Exception {
        custody.event(order());
        measureDaily();
        custody.said();
        custody.event(quarantine("r", DUE + 13 * HOUR, "RELEASED"));

        custody.passTo(DUE + DAY);

        assertThat(custody.said(DUE)).containsExactly("quarantine-due RAISE 720", "quarantine-due END 780");
    }

    @Test
    void deadlineIsThatOfTheVersionInForceThen() throws Exception {
        custody.event(order());
        measureDaily();
        custody.said();
        custody.passTo(DUE + HOUR);
        custody.version(version("quarantine-due", "grace_minutes", "180", DUE + 2 * HOUR));
        custody.passTo(DUE + 3 * HOUR - 1);
        assertThat(custody.said()).isEmpty();

        custody.passTo(DUE + 3 * HOUR);

        assertThat(custody.said(DUE)).containsExactly("quarantine-due RAISE 180");
    }

    @Test
    void limitMadeShorterThanWhatHasPassedIsReachedWhenItTakesEffect() throws Exception {
        custody.event(order());
        measureDaily();
        custody.said();
        custody.passTo(DUE + 5 * HOUR);
        custody.version(version("quarantine-due", "grace_minutes", "60", DUE + 6 * HOUR + MINUTE));

        custody.passTo(DUE + 7 * HOUR);

        Finding due = only(custody.said());
        assertThat(due.sinceMillis()).isEqualTo(DUE + 6 * HOUR + MINUTE);
        assertThat(due.noticedMillis()).as("the next look").isEqualTo(DUE + 6 * HOUR + 5 * MINUTE);
    }

    @Test
    void limitMadeLongerInTimePutsTheDeadlineOff() throws Exception {
        custody.event(order());
        measureDaily();
        custody.said();
        custody.version(version("quarantine-due", "grace_minutes", "1440", DUE + 6 * HOUR));

        custody.passTo(DUE + DAY - 1);
        assertThat(custody.said()).isEmpty();
        custody.passTo(DUE + DAY);

        assertThat(custody.said(DUE)).containsExactly("quarantine-due RAISE 1440");
    }

    @Test
    void releaseMoreThanHalfADayEarlyIsToldAtOnceWhicheverComesFirst() throws Exception {
        custody.eventAt(quarantine("r", DUE - 12 * HOUR - 1, "RELEASED", "record_ref", "R-9"), MORNING + 1_000);
        assertThat(custody.said()).isEmpty();
        custody.eventAt(order(), MORNING + 2_000);

        Finding early = only(custody.said());
        assertThat(early.rule()).isEqualTo("early-release");
        assertThat(early.subject().id()).isEqualTo("r");
        assertThat(early.sinceMillis()).isEqualTo(DUE - 12 * HOUR - 1);
        assertThat(early.evidence().recordRef()).isEqualTo("R-9");

        custody.eventAt(takenBack(quarantine("r", DUE - 12 * HOUR - 1, "RELEASED")), MORNING + 3_000);
        assertThat(only(custody.said()).step()).isEqualTo(Step.END);
    }

    @Test
    void releaseHalfADayEarlyIsInTime() throws Exception {
        custody.event(order());
        measureDaily();
        custody.said();

        custody.event(quarantine("r", DUE - 12 * HOUR, "RELEASED"));
        custody.passTo(DUE + 5 * DAY);

        assertThat(custody.said()).isEmpty();
    }

    @Test
    void dayWithoutTemperatureIsToldTwoHoursAfterItsEndAndGrowsAndEnds() throws Exception {
        long firstEnd = MORNING + DAY - 4 * HOUR + DAY;
        custody.event(order());

        custody.passTo(firstEnd + 2 * HOUR - 1);
        assertThat(custody.said()).as("the day of the order is not whole").isEmpty();
        custody.passTo(firstEnd + 2 * HOUR);
        Finding first = only(custody.said());
        custody.passTo(firstEnd + DAY + 2 * HOUR);
        Finding second = only(custody.said());
        custody.event(temperature("t", firstEnd + DAY + 4 * HOUR));
        custody.passTo(firstEnd + DAY + 5 * HOUR);

        assertThat(first.rule()).isEqualTo("temperature-missed");
        assertThat(first.opening()).isEqualTo(Long.toString(firstEnd - DAY));
        assertThat(first.sinceMillis()).isEqualTo(firstEnd + 2 * HOUR);
        assertThat(second.step()).isEqualTo(Step.UPDATE);
        assertThat(second.measured().value()).isEqualTo(2);
        assertThat(second.sinceMillis()).isEqualTo(first.sinceMillis());
        assertThat(only(custody.said()).step()).isEqualTo(Step.END);
    }

    @Test
    void dailyTemperatureLetsNothingBeMissedAndOneTimerWaits() throws Exception {
        custody.event(order());
        measureDaily();

        custody.passTo(DUE + HOUR);

        assertThat(custody.said()).isEmpty();
        assertThat(custody.timers()).isEqualTo(1);
    }

    @Test
    void temperatureThatArrivesAfterTheDeadlineEndsWhatWasRaised() throws Exception {
        long firstEnd = MORNING + DAY - 4 * HOUR + DAY;
        custody.event(order());
        custody.eventAt(temperature("t", firstEnd - 4 * HOUR), firstEnd + 3 * HOUR);

        custody.passTo(firstEnd + 4 * HOUR);

        assertThat(custody.said(firstEnd))
                .containsExactly("temperature-missed RAISE 120", "temperature-missed END 180");
    }

    @Test
    void endOfCustodyEndsWhatWasMissed() throws Exception {
        custody.event(order());
        custody.passTo(MORNING + 3 * DAY);
        assertThat(custody.said()).isNotEmpty();

        custody.event(order("o2", MORNING + 3 * DAY));
        custody.passTo(MORNING + 3 * DAY + HOUR);

        assertThat(custody.said(MORNING)).containsExactly("temperature-missed END " + (3 * DAY / MINUTE + 1 - 1));
    }

    @Test
    void rowsTellTheOrderAsItStands() throws Exception {
        custody.event(order());
        custody.event(temperature("t", MORNING + DAY, "temperature_c", 37.5));
        custody.event(temperature("t", MORNING + DAY, "temperature_c", 37.5));
        custody.event(quarantine("r", DUE, "RELEASED"));

        List<QuarantineRow> rows = custody.rows();

        assertThat(rows).extracting(QuarantineRow::applied).containsExactly(1, 2, 3);
        QuarantineRow last = rows.get(2);
        assertThat(last.releasedMillis()).isEqualTo(DUE);
        assertThat(last.temperatures()).isEqualTo(1);
        assertThat(last.feverReadings()).isEqualTo(1);
        assertThat(last.lastCentidegrees()).isEqualTo(3750);
    }

    @Test
    void whatArrivesAfterAnOrderIsForgottenDoesNotCountInItsRowAlsoWhenReadAhead() throws Exception {
        Received order = quarantine("o", MORNING, "ORDERED", "from_time", MORNING, "kind", "HOME");
        custody.event(order);
        custody.event(takenBack(order));
        custody.event(quarantine("c", MORNING, "ORDERED", "from_time", MORNING, "kind", "HOME"));
        custody.event(temperature("t", MORNING + 2 * DAY));
        custody.event(step("h", MORNING + HOUR, "HOME_ARRIVED"));

        List<QuarantineRow> rows = custody.rows();

        assertThat(rows.stream().filter(row -> row.orderId().equals("o")).toList())
                .last()
                .extracting(QuarantineRow::applied, QuarantineRow::custodyFromMillis)
                .containsExactly(4, MORNING + HOUR);
        assertThat(rows.stream().filter(row -> row.orderId().equals("c")).toList())
                .last()
                .extracting(QuarantineRow::applied)
                .isEqualTo(5);
    }

    @Test
    void orderThatBeganDaysBeforeItArrivesEndsTheOneThatWasOpen() throws Exception {
        custody.event(order());
        long arrives = MORNING + 6 * DAY;
        custody.passTo(arrives);

        custody.event(quarantine("late", arrives, "ORDERED", "from_time", MORNING + 2 * DAY, "kind", "CENTRAL"));

        assertThat(custody.rows())
                .filteredOn(row -> !row.orderId().equals("late"))
                .last()
                .extracting(QuarantineRow::supersededMillis)
                .isEqualTo(MORNING + 2 * DAY);
    }

    @Test
    void stayIsThatOfItsArrivalWhicheverOfOrderAndSignIsReadFirst() throws Exception {
        Received order = quarantine(
                "o", MORNING, "ORDERED", "from_time", MORNING, "days", 14, "kind", "CENTRAL", "site_id", "q-1");
        long orderArrives = MORNING + 20 * MINUTE;

        custody.eventAt(order, orderArrives);
        custody.eventAt(step("t", MORNING + 5 * MINUTE, "TRANSFER_ARRIVED"), MORNING + 10 * MINUTE);

        assertThat(custody.stays())
                .extracting(QuarantineRow::arrivalMillis, QuarantineRow::custodyFromMillis)
                .as("nobody knew of an order when the sign arrived, and the order was never known without the sign")
                .last()
                .isEqualTo(tuple(orderArrives, MORNING + 5 * MINUTE));
        assertThat(custody.stays()).extracting(QuarantineRow::arrivalMillis).containsOnly(orderArrives);
    }

    @Test
    void stayThatWasTakenBackIsSoAtEachLaterArrival() throws Exception {
        Received order = quarantine(
                "o", MORNING, "ORDERED", "from_time", MORNING, "days", 14, "kind", "CENTRAL", "site_id", "q-1");
        custody.eventAt(order, MORNING + MINUTE);
        custody.eventAt(temperature("t", MORNING + 30 * MINUTE), MORNING + 40 * MINUTE);

        custody.eventAt(takenBack(order), MORNING + 10 * MINUTE);

        List<QuarantineRow> stays = custody.stays();
        assertThat(stays.subList(stays.size() - 2, stays.size()))
                .extracting(QuarantineRow::arrivalMillis, QuarantineRow::isVoided)
                .containsExactly(tuple(MORNING + 10 * MINUTE, true), tuple(MORNING + 40 * MINUTE, true));
    }

    @Test
    void nothingIsLeftWhenAllIsOver() throws Exception {
        custody.event(order());
        custody.event(step("h", MORNING + HOUR, "HOME_ARRIVED"));
        for (int day = 0; day < 14; day++) {
            custody.event(seen("s" + day, MORNING + day * DAY + 9 * HOUR));
            custody.event(takenBack(temperature("never" + day, MORNING + day * DAY + HOUR)));
            custody.event(temperature("t" + day, MORNING + day * DAY + HOUR));
            custody.passTo(MORNING + day * DAY + 10 * HOUR);
        }
        custody.event(quarantine("r", DUE, "RELEASED"));
        custody.passTo(DUE + 6 * HOUR);
        custody.event(takenBack(seen("alone", DUE + 6 * HOUR)));
        assertThat(custody.isEmpty()).isFalse();

        custody.passTo(DUE + 2 * DAY + 8 * HOUR);

        assertThat(custody.isEmpty()).isTrue();
    }

    @Test
    void orderThatNobodyEndedIsGivenUpAfterAMonth() throws Exception {
        custody.event(order());

        custody.passTo(DUE + 30 * DAY - 1);
        assertThat(custody.isEmpty()).isFalse();
        custody.passTo(DUE + 30 * DAY);

        assertThat(custody.isEmpty()).isTrue();
    }

    @Test
    void sightingsOfOnePersonAreForgottenWithOneTimer() throws Exception {
        for (int minute = 0; minute < 50; minute++) {
            custody.event(seen("s" + minute, MORNING + minute * MINUTE));
        }

        assertThat(custody.timers()).isEqualTo(1);
        custody.passTo(MORNING + 26 * HOUR);
        assertThat(custody.isEmpty()).isTrue();
    }

    @Test
    void restoredStateStillKnowsOrdersSightingsAndTimers() throws Exception {
        custody.event(order());
        custody.event(seen("s1", CUSTODY));
        custody.said();
        custody.restart();

        custody.event(seen("s1", CUSTODY));
        custody.event(seen("s2", CUSTODY));
        custody.passTo(MORNING + 4 * DAY);

        assertThat(custody.said())
                .extracting(Finding::rule)
                .contains("quarantine-breach", "temperature-missed")
                .filteredOn("quarantine-breach"::equals)
                .hasSize(1);
    }

    private static Received order() throws Exception {
        return order("o", MORNING);
    }

    private static Received order(String id, long timeMillis) {
        return quarantine(id, timeMillis, "ORDERED", "from_time", timeMillis, "days", 14);
    }

    private static Received temperature(String id, long timeMillis, Object... fields) {
        return quarantine(
                id, timeMillis, "TEMPERATURE", fields.length == 0 ? new Object[] {"temperature_c", 36.5} : fields);
    }

    private static Received seen(String id, long timeMillis, Object... fields) {
        Object[] all = new Object[fields.length + 2];
        all[0] = "person_token";
        all[1] = TOKEN;
        System.arraycopy(fields, 0, all, 2, fields.length);
        return person(id, timeMillis, all);
    }

    /** At nine each morning until the quarantine is due, and time goes with it. */
    private void measureDaily() throws Exception {
        for (int day = 1; day <= 13; day++) {
            custody.event(temperature("day" + day, MORNING + day * DAY + HOUR));
            custody.passTo(MORNING + day * DAY + 2 * HOUR);
        }
    }

    private static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static ReferenceVersion version(String rule, String setting, String value, long fromMillis) {
        return TestingRules.rule(
                new AlertRule(rule, rule, Map.of(setting, value), null, null, null, null, null, null, null, null),
                fromMillis);
    }

    private static Site kind(String siteId, SiteKind kind) {
        Site gate = TestingRules.gate(siteId);
        return new Site(
                siteId,
                kind,
                gate.nameZh(),
                gate.nameEn(),
                gate.region(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}

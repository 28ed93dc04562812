package org.passflow.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;
import static org.passflow.testing.TestingEvents.heartbeat;
import static org.passflow.testing.TestingEvents.takenBack;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Topics;
import org.passflow.finding.Finding;
import org.passflow.flow.Measure;
import org.passflow.reference.AlertRule;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Site;
import org.passflow.reference.Validity;
import org.passflow.report.Content;
import org.passflow.report.DailyReport;
import org.passflow.report.Delivery;
import org.passflow.report.Doubt;
import org.passflow.report.GateCount;
import org.passflow.testing.TestingRules;

/** Daily reports by a script of time: what is told of each day, and when each rule raises, tells news and ends. */
class KeepReportsTest {

    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** Monday, 2 November 2026. */
    private static final int MONDAY = (int) LocalDate.of(2026, 11, 2).toEpochDay();

    private static final long START = MORNING - 4 * HOUR;
    private static final long DUE = MORNING + 12 * HOUR;

    private TestingReports post;

    @BeforeEach
    void open() throws Exception {
        post = new TestingReports(roster(TestingRules.gate("gate-1"), null));
        post.passTo(START);
    }

    @AfterEach
    void close() throws Exception {
        post.close();
    }

    @Test
    void silentPostIsMissingAtTheInstantAtWhichItsReportIsDue() throws Exception {
        assertThat(post.days().get(MONDAY).delivery()).isEqualTo(Delivery.AWAITED);

        post.passTo(DUE - 1);
        assertThat(post.said()).isEmpty();
        assertThat(post.told()).hasSize(1);
        post.passTo(DUE);

        DailyReport day = post.days().get(MONDAY);
        assertThat(day.delivery()).isEqualTo(Delivery.MISSING);
        assertThat(day.content()).isEqualTo(Content.NONE);
        assertThat(day.isExpected()).isTrue();
        assertThat(day.dueMillis()).isEqualTo(DUE);
        assertThat(day.judgedMillis()).isEqualTo(DUE);
        Finding missing = only();
        assertThat(missing.rule()).isEqualTo("report-missing");
        assertThat(missing.sinceMillis()).isEqualTo(DUE);
        assertThat(missing.noticedMillis()).isEqualTo(DUE);
        assertThat(missing.subject().id()).isEqualTo("gate-1");
        assertThat(missing.subject().region()).isEqualTo(TestingRules.VILLAGE);
        assertThat(missing.measured().value()).isEqualTo(1);
        assertThat(missing.measured().fromMillis()).isEqualTo(START);
    }

    @Test
    void reportThatArrivesInTimeIsOnTimeAlsoWhenMuchIsReadAtOnce() throws Exception {
        post.event(report("r", DUE - HOUR, "returnees", 2));

        post.passTo(START + DAY);

        DailyReport day = post.days().get(MONDAY);
        assertThat(day.delivery()).isEqualTo(Delivery.ON_TIME);
        assertThat(day.content()).isEqualTo(Content.FIGURES);
        assertThat(day.reports()).isEqualTo(1);
        assertThat(day.firstArrivalMillis()).isEqualTo(DUE - HOUR);
        assertThat(day.current().figures().returnees()).isEqualTo(2);
        assertThat(day.doubt()).isNull();
        assertThat(post.said()).isEmpty();
    }

    @Test
    void arrivalDecidesAndNotWhenTheReportWasWritten() throws Exception {
        post.eventAt(report("r", DUE - HOUR), DUE - 1);
        post.eventAt(report("s", DUE + DAY - HOUR), DUE + DAY);

        post.passTo(DUE + DAY + HOUR);

        assertThat(post.days().get(MONDAY).delivery()).isEqualTo(Delivery.ON_TIME);
        assertThat(post.days().get(MONDAY + 1).delivery()).isEqualTo(Delivery.LATE);
        assertThat(post.said(DUE + DAY)).containsExactly("report-late RAISE 0");
    }

    @Test
    void lateReportEndsWhatWasMissingAndIsToldAsLate() throws Exception {
        post.event(report("r", DUE + HOUR));

        post.passTo(DUE + 2 * HOUR);

        assertThat(post.told())
                .extracting(DailyReport::delivery)
                .containsExactly(Delivery.AWAITED, Delivery.MISSING, Delivery.LATE);
        List<Finding> said = post.said();
        assertThat(said).extracting(Finding::rule).containsExactly("report-missing", "report-missing", "report-late");
        Finding late = said.get(2);
        assertThat(late.subject().id()).isEqualTo("gate-1/2026-11-02");
        assertThat(late.measured().value()).isEqualTo(60);
        assertThat(late.sinceMillis()).isEqualTo(DUE + HOUR);
    }

    @Test
    void zeroReportIsZeroAndOneWithoutFiguresSaysNothing() throws Exception {
        post.event(report("r", DUE - HOUR));
        post.event(heartbeat("s", DUE + DAY - HOUR, "status", "DAILY_REPORT"));

        post.passTo(DUE + DAY);

        assertThat(post.days().get(MONDAY).content()).isEqualTo(Content.ZERO);
        DailyReport empty = post.days().get(MONDAY + 1);
        assertThat(empty.content()).isEqualTo(Content.NONE);
        assertThat(empty.delivery()).isEqualTo(Delivery.ON_TIME);
    }

    @Test
    void correctionsAreNumberedAndTheFirstDecidesWhetherItWasInTime() throws Exception {
        post.event(report("r1", DUE - HOUR, "returnees", 1));
        post.event(report("r2", DUE + HOUR, "returnees", 2, "business_day", "2026-11-02"));
        post.event(report("r3", DUE + DAY - 2 * HOUR, "returnees", 3, "business_day", "2026-11-02"));
        post.event(report("r3", DUE + DAY - 2 * HOUR, "returnees", 3, "business_day", "2026-11-02"));

        post.passTo(DUE + DAY - HOUR);

        DailyReport day = post.days().get(MONDAY);
        assertThat(day.reports()).isEqualTo(3);
        assertThat(day.current().eventId()).isEqualTo("r3");
        assertThat(day.delivery()).isEqualTo(Delivery.ON_TIME);
        assertThat(post.versions())
                .extracting(version -> version.report().eventId())
                .containsExactly("r1", "r2", "r3");
        assertThat(post.days().get(MONDAY + 1).delivery()).isEqualTo(Delivery.AWAITED);
    }

    @Test
    void reportThatIsTakenBackLeavesTheDayWithoutOne() throws Exception {
        Received first = report("r1", DUE - 3 * HOUR);
        Received second = report("r2", DUE + HOUR);
        post.event(first);
        post.eventAt(takenBack(first), DUE - HOUR);
        post.event(second);
        post.eventAt(takenBack(second), DUE + 2 * HOUR);

        post.passTo(DUE + 3 * HOUR);

        assertThat(post.told())
                .extracting(DailyReport::delivery)
                .containsExactly(
                        Delivery.AWAITED,
                        Delivery.ON_TIME,
                        Delivery.AWAITED,
                        Delivery.MISSING,
                        Delivery.LATE,
                        Delivery.MISSING);
        assertThat(post.said(DUE))
                .containsExactly(
                        "report-missing RAISE 0",
                        "report-missing END 60",
                        "report-late RAISE 60",
                        "report-late END 120",
                        "report-missing RAISE 0");
    }

    @Test
    void whatTakesBackAReportThatWasNotHeardIsNoReasonToLook() throws Exception {
        long before = DUE - HOUR;
        post.eventAt(takenBack(report("r1", before)), before + 200);
        post.eventAt(report("r2", before), before + 1200);
        post.passTo(before + SECOND);
        assertThat(post.told()).hasSize(1);

        post.passTo(before + 2 * SECOND);

        assertThat(post.days().get(MONDAY).judgedMillis()).isEqualTo(before + 2 * SECOND);
    }

    @Test
    void daysWithoutAReportInARowAreOneAlertUntilThereIsOne() throws Exception {
        post.passTo(DUE + 6 * DAY);

        assertThat(post.said(DUE))
                .startsWith("report-missing RAISE 0", "report-missing UPDATE 1440")
                .hasSize(7);
        post.event(report("r", DUE + 6 * DAY + HOUR));
        post.passTo(DUE + 7 * DAY - HOUR);

        List<Finding> said = post.said();
        assertThat(said.get(0).measured().value()).isEqualTo(7);
        assertThat(said.get(0).opening()).isEqualTo("gate-1/2026-11-02");
        assertThat(said).extracting(Finding::rule).containsExactly("report-missing", "report-late");
    }

    @Test
    void reportOfTodayEndsTheRunAndWhatIsMissingStaysInTheTable() throws Exception {
        post.passTo(DUE);
        post.event(report("r", DUE + DAY - HOUR));
        post.passTo(DUE + DAY);

        assertThat(post.said(DUE)).containsExactly("report-missing RAISE 0", "report-missing END 1380");
        assertThat(post.days().get(MONDAY).delivery()).isEqualTo(Delivery.MISSING);
    }

    @Test
    void zeroReportAgainstACountIsInDoubtUntilItIsCorrected() throws Exception {
        post.passed(MORNING, Map.of(Measure.PURPOSE_RETURN_HOME, 2L, Measure.PURPOSE_RETURN_WORK, 1L));
        post.event(report("r1", DUE - 2 * HOUR));
        post.passTo(DUE - HOUR - 1);

        DailyReport doubtful = post.days().get(MONDAY);
        assertThat(doubtful.doubt()).isEqualTo(new Doubt(Doubt.Kind.FALSE_ZERO, Doubt.Figure.RETURNEES, 0, 3));
        assertThat(doubtful.counted()).isEqualTo(new GateCount(3, 0));
        Finding suspect = only();
        assertThat(suspect.rule()).isEqualTo("report-suspect");
        assertThat(suspect.subject().id()).isEqualTo("gate-1/2026-11-02");
        assertThat(suspect.opening()).isEqualTo("r1");
        assertThat(suspect.measured().value()).isZero();
        assertThat(suspect.measured().expected()).isEqualTo(3);
        assertThat(suspect.details()).containsEntry("figure", "RETURNEES").containsEntry("doubt", "FALSE_ZERO");

        post.event(report("r2", DUE - HOUR, "returnees", 3));
        post.passTo(DUE);

        assertThat(post.said(DUE)).containsExactly("report-suspect END -60");
        assertThat(post.days().get(MONDAY).doubt()).isNull();
    }

    @Test
    void whoWasTurnedBackDidNotComeIn() throws Exception {
        post.passed(
                MORNING,
                Map.of(Measure.PERSONS_OUTSIDER, 9L, Measure.PURPOSE_RETURN_WORK, 9L, Measure.PERSONS_TURNED_BACK, 9L));
        post.event(report("r", DUE - HOUR));

        post.passTo(DUE);

        assertThat(post.said()).isEmpty();
    }

    @Test
    void figuresFarBelowTheCountAreInDoubt() throws Exception {
        post.passed(MORNING, Map.of(Measure.PERSONS_OUTSIDER, 20L));
        post.passed(MORNING + HOUR, Map.of(Measure.PERSONS_OUTSIDER, 10L));
        post.event(report("r", DUE - HOUR, "outsiders", 14));

        post.passTo(DUE);

        assertThat(post.days().get(MONDAY).doubt())
                .isEqualTo(new Doubt(Doubt.Kind.FAR_BELOW, Doubt.Figure.OUTSIDERS, 14, 30));
        assertThat(post.said()).extracting(Finding::rule).containsExactly("report-suspect");
    }

    @Test
    void whoCameAfterTheReportWasWrittenOrOnAnotherDayIsNotHeldAgainstIt() throws Exception {
        post.passed(START, Map.of(Measure.PERSONS_OUTSIDER, 1L));
        post.passed(DUE - HOUR - 30 * MINUTE, Map.of(Measure.PERSONS_OUTSIDER, 50L));
        post.event(report("r", DUE - HOUR - MINUTE, "outsiders", 1));
        post.passed(START + DAY, Map.of(Measure.PERSONS_OUTSIDER, 50L));
        post.event(report("s", DUE + HOUR + DAY, "outsiders", 50));

        post.passTo(DUE + 2 * DAY - HOUR);

        assertThat(post.days().get(MONDAY).counted()).isEqualTo(new GateCount(0, 1));
        assertThat(post.days().get(MONDAY + 1).counted()).isEqualTo(new GateCount(0, 50));
        assertThat(post.days().values()).extracting(DailyReport::doubt).containsOnlyNulls();
    }

    @Test
    void postThatNeedNotReportOwesNothingAndIsHeardAllTheSame() throws Exception {
        post.close();
        post = new TestingReports(roster(withoutReports("gate-1"), null));
        post.passTo(DUE);
        assertThat(post.told()).isEmpty();

        post.event(report("r", DUE + HOUR, "returnees", 2));
        post.passTo(DUE + 2 * HOUR);

        assertThat(post.days().get(MONDAY).isExpected()).isFalse();
        assertThat(post.days().get(MONDAY).delivery()).isEqualTo(Delivery.LATE);
        assertThat(post.said()).isEmpty();
    }

    @Test
    void otherDueTimeHoldsFromTheNextBusinessDayOn() throws Exception {
        post.passTo(MORNING);
        post.version(due("18:00", MORNING + HOUR));
        post.passTo(DUE - 1);
        assertThat(post.said()).isEmpty();
        post.passTo(DUE);
        assertThat(post.said()).hasSize(1);

        post.passTo(DUE + DAY - 2 * HOUR - 1);
        assertThat(post.said()).isEmpty();
        post.passTo(DUE + DAY - 2 * HOUR);

        assertThat(post.said(DUE)).containsExactly("report-missing UPDATE 1320");
    }

    @Test
    void dueTimeBeforeTheCutIsThatOfTheNextDate() throws Exception {
        post.version(due("02:00", START - DAY));
        post.passTo(START + DAY);
        post.passTo(START + 2 * DAY - 2 * HOUR);

        assertThat(post.days().get(MONDAY + 1).dueMillis()).isEqualTo(START + 2 * DAY - 2 * HOUR);
        assertThat(post.days().get(MONDAY + 1).delivery()).isEqualTo(Delivery.MISSING);
    }

    @Test
    void daysThatHaveNotBegunOrAreSettledCannotBeReportedOn() throws Exception {
        post.passTo(MORNING);
        post.event(report("r1", MORNING + HOUR, "business_day", "2026-11-03"));
        post.passTo(START + 4 * DAY);
        post.said();
        int told = post.told().size();

        post.event(report("r2", START + 4 * DAY, "business_day", "2026-11-02"));
        post.passTo(START + 4 * DAY + HOUR);

        assertThat(post.versions()).isEmpty();
        assertThat(post.told()).hasSize(told);
    }

    @Test
    void missingDayCanBeMadeUpForUntilItIsSettled() throws Exception {
        post.event(report("r", START + 4 * DAY - MINUTE, "business_day", "2026-11-02"));

        post.passTo(START + 4 * DAY);

        assertThat(post.days().get(MONDAY).delivery()).isEqualTo(Delivery.LATE);
        assertThat(post.days().get(MONDAY + 1).delivery()).isEqualTo(Delivery.MISSING);
    }

    @Test
    void restartChangesNothing() throws Exception {
        post.passed(MORNING, Map.of(Measure.PERSONS_OUTSIDER, 20L));
        post.passTo(DUE);
        assertThat(post.said()).hasSize(1);

        post.restart();
        post.event(report("r", DUE + HOUR, "outsiders", 3));
        post.passTo(DUE + 2 * HOUR);

        assertThat(post.said(DUE))
                .containsExactly("report-missing END 60", "report-late RAISE 60", "report-suspect RAISE 60");
    }

    @Test
    void nothingIsLeftOfAPostThatIsGone() throws Exception {
        post.close();
        post = new TestingReports(roster(TestingRules.gate("gate-1"), START + DAY + HOUR));
        post.passed(MORNING, Map.of(Measure.PERSONS_OUTSIDER, 20L));
        post.passTo(DUE);
        assertThat(post.said(DUE)).containsExactly("report-missing RAISE 0");

        post.passTo(START + 10 * DAY);

        assertThat(post.said()).extracting(Finding::step).hasSize(1);
        assertThat(post.days().get(MONDAY + 1).isExpected()).isFalse();
        assertThat(post.days().get(MONDAY + 1).delivery()).isEqualTo(Delivery.AWAITED);
        assertThat(post.days()).doesNotContainKey(MONDAY + 2);
        assertThat(post.isEmpty()).isTrue();
    }

    @Test
    void ruleThatIsSwitchedOffRaisesNothingAndTheFactsStay() throws Exception {
        AlertRule off = new AlertRule(
                "report-missing", "report-missing", null, null, null, null, null, null, false, null, null);
        post.version(TestingRules.rule(off, START));

        post.passTo(DUE);

        assertThat(post.said()).isEmpty();
        assertThat(post.days().get(MONDAY).delivery()).isEqualTo(Delivery.MISSING);
    }

    private Finding only() {
        List<Finding> said = post.said();
        assertThat(said).hasSize(1);
        return said.get(0);
    }

    /** A zero report of the day in which it was written; {@code fields} differ. */
    private static Received report(String eventId, long eventTimeMillis, Object... fields) {
        Object[] zero = {
            "status", "DAILY_REPORT", "returnees", 0, "outsiders", 0, "key_persons", 0, "key_persons_fever", 0
        };
        Object[] all = Arrays.copyOf(zero, zero.length + fields.length);
        System.arraycopy(fields, 0, all, zero.length, fields.length);
        return heartbeat(eventId, eventTimeMillis, all);
    }

    /** In the roster from the beginning of Monday on. */
    private static ReferenceVersion roster(Site site, Long toMillis) {
        return ReferenceVersion.of(new Position(Topics.SITES, 0, 0, START), new Validity(0, toMillis), site);
    }

    private static ReferenceVersion due(String time, long fromMillis) {
        return TestingRules.rule(
                new AlertRule(
                        "report-missing",
                        "report-missing",
                        Map.of("report_due", time),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                fromMillis);
    }

    private static Site withoutReports(String siteId) {
        Site gate = TestingRules.gate(siteId);
        return new Site(
                siteId,
                gate.kind(),
                gate.nameZh(),
                gate.nameEn(),
                gate.region(),
                null,
                null,
                null,
                gate.inletOf(),
                gate.unit(),
                gate.capacityPerHour(),
                null,
                gate.lanes(),
                null,
                gate.heartbeatMinutes(),
                false,
                gate.disinfectionsPerDay(),
                gate.requiredStaff(),
                false);
    }
}

package org.passflow.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;
import static org.passflow.testing.TestingEvents.takenBack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Topics;
import org.passflow.finding.Finding;
import org.passflow.finding.Step;
import org.passflow.journey.JourneyRow;
import org.passflow.journey.Outcome;
import org.passflow.journey.TripTally;
import org.passflow.reference.AlertRule;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Severity;
import org.passflow.testing.TestingEvents;
import org.passflow.testing.TestingRules;
import org.passflow.testing.TestingTime;

/** One passenger at a hub, with arrivals as scripted: the rules on journeys, and what is kept of them. */
class KeepJourneysTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final List<String> FIVE =
            List.of("township-cadre", "village-cadre", "medical-worker", "police-officer", "grid-member");

    private KeyedTwoInputStreamOperatorTestHarness<String, JourneySign, ReferenceVersion, Finding> operator;

    @BeforeEach
    void open() throws Exception {
        operator = harness();
        operator.open();
        watermark(MORNING - HOUR);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void holdTooLongIsAWarningThenCriticalAndEndsWithThePush() throws Exception {
        step("ARRIVED", 0);
        watermark(MORNING + 120 * MINUTE - 1);
        assertThat(findings()).isEmpty();

        watermark(MORNING + 179 * MINUTE);
        step("PUSHED", 200);
        watermark(MORNING + 201 * MINUTE);

        List<Finding> hold = findings("hold-overtime");
        assertThat(hold).extracting(Finding::step).containsExactly(Step.RAISE, Step.UPDATE, Step.END);
        assertThat(hold)
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING, Severity.CRITICAL, Severity.CRITICAL);
        assertThat(hold).extracting(Finding::sinceMillis).containsOnly(MORNING + 120 * MINUTE);
        assertThat(hold.get(0).noticedMillis()).isEqualTo(MORNING + 120 * MINUTE);
        assertThat(hold.get(0).measured().value()).isEqualTo(120);
        assertThat(hold.get(1).measured().value()).isEqualTo(180);
        assertThat(hold.get(0).subject().id()).startsWith("T1/").doesNotContain("0123456789abcdef");
        assertThat(hold.get(0).details()).containsEntry("phase", "QUEUE").containsEntry("trip", "T1");
        assertThat(hold.get(0).evidence().personToken()).isEqualTo("0123456789abcdef");
    }

    @Test
    void holdJustWithinTheLimitIsQuiet() throws Exception {
        step("ARRIVED", 0);
        step("PUSHED", 120 - 1.0 / 60);
        watermark(MORNING + 4 * HOUR);

        assertThat(findings("hold-overtime")).isEmpty();
    }

    /** Known at an instant is what arrived less than the bound after it. */
    @Test
    void whatArrivesWithinTheBoundAfterTheDeadlineIsInTime() throws Exception {
        step("ARRIVED", 0);
        arrive("PUSHED", 119, MORNING + 120 * MINUTE + 1_999);
        watermark(MORNING + 4 * HOUR);
        assertThat(findings("hold-overtime")).isEmpty();

        token = "fedcba9876543210";
        step("ARRIVED", 300);
        arrive("PUSHED", 419, MORNING + 420 * MINUTE + 2_000);
        watermark(MORNING + 8 * HOUR);
        assertThat(findings("hold-overtime")).extracting(Finding::step).containsExactly(Step.RAISE, Step.END);
    }

    @Test
    void whatWasReadAheadIsJudgedAsItWasKnown() throws Exception {
        step("ARRIVED", 0);
        step("REGISTERED", 10);
        step("CLASSIFIED", 20);
        step("PUSHED", 150);

        watermark(MORNING + 4 * HOUR);

        assertThat(findings("hold-overtime")).extracting(Finding::step).containsExactly(Step.RAISE, Step.END);
        assertThat(findings("push-slow")).extracting(Finding::step).containsExactly(Step.RAISE, Step.END);
        assertThat(findings("push-slow").get(0).sinceMillis()).isEqualTo(MORNING + 50 * MINUTE);
    }

    @Test
    void slowPushIsNoticedOnceReadyAndNotUnderObservation() throws Exception {
        step("ARRIVED", 0);
        step("REGISTERED", 5);
        step("CLASSIFIED", 10);
        step("HELD", 15);
        step("RELEASED", 70);
        step("PUSHED", 99.9);
        watermark(MORNING + 3 * HOUR);
        assertThat(findings("push-slow")).isEmpty();

        token = "fedcba9876543210";
        step("ARRIVED", 200);
        step("REGISTERED", 205);
        step("CLASSIFIED", 210);
        watermark(MORNING + 240 * MINUTE);
        step("EXEMPT", 250);
        watermark(MORNING + 5 * HOUR);

        assertThat(findings("push-slow")).extracting(Finding::step).containsExactly(Step.RAISE, Step.END);
    }

    @Test
    void handoffWaitsForFiveRolesAndUpdatesAsTheyAcknowledge() throws Exception {
        step("PUSHED", 0);
        ack(FIVE.get(0), 10);
        ack(FIVE.get(0), 20);
        ack("passer-by", 30);
        watermark(MORNING + 240 * MINUTE);
        for (int i = 1; i < FIVE.size(); i++) {
            ack(FIVE.get(i), 240 + 10 * i);
        }
        watermark(MORNING + 5 * HOUR);

        List<Finding> handoff = findings("handoff-unacknowledged");
        assertThat(handoff)
                .extracting(Finding::step)
                .containsExactly(Step.RAISE, Step.UPDATE, Step.UPDATE, Step.UPDATE, Step.END);
        assertThat(handoff.get(0).measured().value()).isEqualTo(1);
        assertThat(handoff.get(0).measured().expected()).isEqualTo(5);
        assertThat(handoff.get(0).details())
                .containsEntry("missing", "grid-member,medical-worker,police-officer,village-cadre");
    }

    @Test
    void handoffInTimeIsQuiet() throws Exception {
        step("PUSHED", 0);
        for (String role : FIVE) {
            ack(role, 239);
        }
        watermark(MORNING + 6 * HOUR);

        assertThat(findings("handoff-unacknowledged")).isEmpty();
    }

    @Test
    void rolesThatNeedNotBeNamedMayBeAny() throws Exception {
        version("handoff-unacknowledged", Map.of("roles", "1", "role_names", "any"), MORNING - DAY);
        step("PUSHED", 0);
        ack("passer-by", 30);
        watermark(MORNING + 6 * HOUR);

        assertThat(findings("handoff-unacknowledged")).isEmpty();
    }

    @Test
    void transferThatDoesNotArriveIsOverdue() throws Exception {
        step("TRANSFER_DEPARTED", 0, "to_site", "quarantine-1");
        watermark(MORNING + 120 * MINUTE);
        step("TRANSFER_ARRIVED", 130);
        watermark(MORNING + 3 * HOUR);

        List<Finding> overdue = findings("transfer-overdue");
        assertThat(overdue).extracting(Finding::step).containsExactly(Step.RAISE, Step.END);
        assertThat(overdue.get(0).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(overdue.get(0).details()).containsEntry("to_site", "quarantine-1");
    }

    @Test
    void illegalStepIsToldAfterTheWaitUnlessItsPredecessorComesLate() throws Exception {
        step("ARRIVED", 0);
        step("CLASSIFIED", 10);
        arrive("REGISTERED", 5, MORNING + 60 * MINUTE);
        step("PUSHED", 15);
        step("HOME_ARRIVED", 30);
        watermark(MORNING + 2 * HOUR);
        assertThat(findings("illegal-transition")).isEmpty();

        token = "fedcba9876543210";
        step("ARRIVED", 200);
        step("PUSHED", 210);
        step("RECEIVED", 205);
        watermark(MORNING + 205 * MINUTE + HOUR);
        List<Finding> illegal = findings("illegal-transition");
        assertThat(illegal).extracting(Finding::step).containsExactly(Step.RAISE);
        assertThat(illegal.get(0).opening()).isEqualTo("RECEIVED-205.0");
        assertThat(illegal.get(0).sinceMillis()).isEqualTo(MORNING + 205 * MINUTE);
        assertThat(illegal.get(0).measured().value()).isEqualTo(2);
    }

    @Test
    void illegalStepTakenBackEndsTheAlert() throws Exception {
        step("ARRIVED", 0);
        Received wrong = event("EXEMPT", 5);
        send(wrong, MORNING + 5 * MINUTE);
        watermark(MORNING + 65 * MINUTE);
        send(takenBack(wrong), MORNING + 70 * MINUTE);
        watermark(MORNING + 71 * MINUTE);

        assertThat(findings("illegal-transition")).extracting(Finding::step).containsExactly(Step.RAISE, Step.END);
    }

    @Test
    void arrivalThatComesLateIsJudgedWhenItIsKnownBySinceWhenItIsTrue() throws Exception {
        watermark(MORNING + 5 * HOUR);
        arrive("ARRIVED", 0, MORNING + 5 * HOUR + 500);
        watermark(MORNING + 6 * HOUR);

        Finding hold = findings("hold-overtime").get(0);
        assertThat(hold.sinceMillis()).isEqualTo(MORNING + 2 * HOUR);
        assertThat(hold.noticedMillis()).isEqualTo(MORNING + 5 * HOUR + 1_000);
        assertThat(hold.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void shorterLimitHoldsForThoseUnderWayFromItsTimeOn() throws Exception {
        step("ARRIVED", 0);
        watermark(MORNING + 70 * MINUTE);
        version("hold-overtime", Map.of("minutes", "60"), MORNING + 90 * MINUTE);
        watermark(MORNING + 90 * MINUTE - 1);
        assertThat(findings()).isEmpty();

        watermark(MORNING + 90 * MINUTE);

        Finding hold = findings("hold-overtime").get(0);
        assertThat(hold.sinceMillis()).isEqualTo(MORNING + 90 * MINUTE);
        assertThat(hold.measured().value()).isEqualTo(90);
        assertThat(hold.measured().expected()).isEqualTo(60);
    }

    @Test
    void longerLimitThatHoldsBeforeTheDeadlinePutsItOff() throws Exception {
        step("ARRIVED", 0);
        watermark(MORNING + 70 * MINUTE);
        version("hold-overtime", Map.of("minutes", "150"), MORNING + 120 * MINUTE);
        watermark(MORNING + 150 * MINUTE - 1);
        assertThat(findings()).isEmpty();

        watermark(MORNING + 150 * MINUTE);

        assertThat(findings("hold-overtime").get(0).sinceMillis()).isEqualTo(MORNING + 150 * MINUTE);
    }

    @Test
    void longerLimitThatComesAfterTheDeadlineUndoesNothing() throws Exception {
        step("ARRIVED", 0);
        watermark(MORNING + 121 * MINUTE);
        version("hold-overtime", Map.of("minutes", "170"), MORNING + 125 * MINUTE);
        watermark(MORNING + 160 * MINUTE);

        assertThat(findings("hold-overtime")).extracting(Finding::step).containsExactly(Step.RAISE);
    }

    @Test
    void versionReadLateNeitherEndsNorRaisesAnythingAgain() throws Exception {
        step("ARRIVED", 0);
        watermark(MORNING + 125 * MINUTE);

        version("hold-overtime", Map.of("minutes", "119", "critical_minutes", "180"), MORNING - DAY);
        watermark(MORNING + 150 * MINUTE);

        assertThat(findings("hold-overtime")).extracting(Finding::step).containsExactly(Step.RAISE, Step.UPDATE);
    }

    @Test
    void fewerRolesEndWhatWaitedForMore() throws Exception {
        step("PUSHED", 0);
        ack(FIVE.get(0), 10);
        watermark(MORNING + 250 * MINUTE);
        version("handoff-unacknowledged", Map.of("roles", "1"), MORNING + 255 * MINUTE);
        watermark(MORNING + 256 * MINUTE);

        assertThat(findings("handoff-unacknowledged")).extracting(Finding::step).containsExactly(Step.RAISE, Step.END);
    }

    @Test
    void eachEventGivesTheJourneyAsItIsAndRepeatsGiveNothing() throws Exception {
        step("ARRIVED", 0);
        step("ARRIVED", 0);
        step("EXEMPT", 5);

        List<JourneyRow> rows = side(KeepJourneys.ROWS);
        assertThat(rows).extracting(JourneyRow::applied).containsExactly(1L, 2L);
        assertThat(rows.get(1).journey().outcome()).isEqualTo(Outcome.EXEMPT);
    }

    @Test
    void tripHearsOfEachChangeOnce() throws Exception {
        Received registered = event("REGISTERED", 5);
        step("ARRIVED", 0);
        send(registered, MORNING + 5 * MINUTE);
        step("PUSHED", 9);
        send(takenBack(registered), MORNING + 10 * MINUTE);

        TripTally sum = side(KeepJourneys.TRIPS).stream().map(TripSign::change).reduce(TripTally.NONE, TripTally::plus);
        assertThat(sum).isEqualTo(new TripTally(1, 0, 0));
        assertThat(side(KeepJourneys.TRIPS)).extracting(TripSign::registrations).containsExactly(0, 1, 0, -1, 0);
    }

    @Test
    void restoredStateStillKnowsItsStepsAndItsDeadlines() throws Exception {
        step("ARRIVED", 0);
        OperatorSubtaskState snapshot = operator.snapshot(1, 1);
        operator.close();
        operator = harness();
        operator.initializeState(snapshot);
        operator.open();

        step("ARRIVED", 0);
        watermark(MORNING + 120 * MINUTE);

        assertThat(findings("hold-overtime")).hasSize(1);
        assertThat(side(KeepJourneys.ROWS)).isEmpty();
    }

    @Test
    void nothingIsLeftWhenAllJourneysHaveEnded() throws Exception {
        for (int i = 0; i < 200; i++) {
            token = "0123456789abcdef" + i;
            step("ARRIVED", i);
            step("REGISTERED", i + 5);
            step(i % 3 == 0 ? "EXEMPT" : i % 3 == 1 ? "HOME_ARRIVED" : "CLASSIFIED", i + 200);
            if (i % 10 == 0) {
                send(takenBack(event("ARRIVED", i)), MORNING + (i + 300) * MINUTE);
            }
            watermark(MORNING + i * MINUTE);
        }

        watermark(MORNING + 400 * MINUTE + 4 * DAY + 20 * MINUTE);

        assertThat(operator.numKeyedStateEntries()).isZero();
        assertThat(operator.numEventTimeTimers()).isZero();
    }

    @Test
    void whatArrivesWhenAllIsOverBeginsAfreshWhetherOrNotTimeHasPassed() throws Exception {
        step("ARRIVED", 0);
        step("EXEMPT", 10);
        long over = MORNING + 10 * MINUTE + DAY + 20 * MINUTE;
        arrive("RECEIVED", 24 * 60 + 20, over - 1);
        arrive("ACKED", 24 * 60 + 21, over);

        List<JourneyRow> rows = side(KeepJourneys.ROWS);
        assertThat(rows).extracting(JourneyRow::applied).containsExactly(1L, 2L, 3L, 1L);
    }

    private String token = "0123456789abcdef";

    private void step(String stage, double minute, Object... fields) throws Exception {
        Received event = event(stage, minute, fields);
        send(event, event.header().eventTimeMillis());
    }

    private void arrive(String stage, double minute, long arrivalMillis) throws Exception {
        send(event(stage, minute), arrivalMillis);
    }

    private void ack(String role, double minute) throws Exception {
        step("ACKED", minute, "acked_by", role, "event_id", "ACKED-" + role + minute);
    }

    private Received event(String stage, double minute, Object... fields) {
        List<Object> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("person_token", token));
        return TestingEvents.step(stage + "-" + minute, MORNING + Math.round(minute * MINUTE), stage, all.toArray());
    }

    private void send(Received event, long arrivalMillis) throws Exception {
        Received arrived = TestingEvents.at(new Position(Topics.HUB_EVENTS, 0, 0, arrivalMillis), event);
        operator.processElement1(
                new StreamRecord<>(JourneySign.of(arrived), event.header().eventTimeMillis()));
    }

    private void version(String rule, Map<String, String> thresholds, long fromMillis) throws Exception {
        AlertRule version = new AlertRule(rule, rule, thresholds, null, null, null, null, null, null, null, null);
        operator.processElement2(new StreamRecord<>(TestingRules.rule(version, fromMillis)));
    }

    private void watermark(long millis) throws Exception {
        operator.processBothWatermarks(new Watermark(millis));
    }

    private List<Finding> findings() {
        return operator.extractOutputValues();
    }

    private List<Finding> findings(String rule) {
        return findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    private <T> List<T> side(OutputTag<T> tag) {
        List<T> values = new ArrayList<>();
        Queue<StreamRecord<T>> records = operator.getSideOutput(tag);
        if (records != null) {
            records.forEach(record -> values.add(record.getValue()));
        }
        return values;
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, JourneySign, ReferenceVersion, Finding> harness()
            throws Exception {
        Beginning beginning = new Beginning(
                List.of(TestingRules.version(TestingRules.gate("gate-1"))), TestingRules.shipped(), Map.of(), Map.of());
        KeepJourneys keep = new KeepJourneys(JourneyTime.of(TestingTime.SHANGHAI), beginning);
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new ReplanningOperator<>(keep, beginning, KeepJourneys.STEPS), JourneySign::key, null, Types.STRING);
    }
}

package org.passflow.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;

import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passflow.event.TripStatus;
import org.passflow.finding.Finding;
import org.passflow.finding.Step;
import org.passflow.journey.TripNews;
import org.passflow.journey.TripTally;
import org.passflow.reference.AlertRule;
import org.passflow.reference.ReferenceVersion;
import org.passflow.testing.TestingRules;
import org.passflow.testing.TestingTime;

/** One trip at one hub: whether its passengers add up, and whether they will be cleared in time. */
class TripRulesTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final TripTally ARRIVED = new TripTally(1, 0, 0);
    private static final TripTally REGISTERED = new TripTally(0, 1, 1);
    private static final TripTally LEFT = new TripTally(0, 0, -1);

    private KeyedTwoInputStreamOperatorTestHarness<String, TripSign, ReferenceVersion, Finding> trips;
    private KeyedTwoInputStreamOperatorTestHarness<String, TripSign, ReferenceVersion, Finding> hubs;

    @BeforeEach
    void open() throws Exception {
        Beginning beginning = new Beginning(
                List.of(TestingRules.version(TestingRules.gate("hub"))), TestingRules.shipped(), Map.of(), Map.of());
        JourneyTime time = JourneyTime.of(TestingTime.SHANGHAI);
        trips = new KeyedTwoInputStreamOperatorTestHarness<>(
                new ReplanningOperator<>(new JudgeTrips(time, beginning), beginning, JudgeTrips.TRIP),
                TripSign::tripId,
                null,
                Types.STRING);
        hubs = new KeyedTwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(new JudgeHubs(time, beginning), List.of(Judging.VERSIONS)),
                TripSign::siteId,
                null,
                Types.STRING);
        trips.open();
        hubs.open();
        pass(MORNING - HOUR);
    }

    @AfterEach
    void close() throws Exception {
        trips.close();
        hubs.close();
    }

    @Test
    void tripThatAddsUpWhenItsGraceIsOverIsQuiet() throws Exception {
        said(TripStatus.ARRIVED, 0, 2);
        passenger(1, 10, 20);
        passenger(2, 10, 89);
        said(TripStatus.CLOSED, 60, 2);
        pass(MORNING + 10 * HOUR);

        assertThat(trips.extractOutputValues()).isEmpty();
    }

    @Test
    void tripThatDoesNotAddUpIsToldHalfAnHourAfterItClosedAndEndsWhenItDoes() throws Exception {
        said(TripStatus.ARRIVED, 0, 3);
        passenger(1, 10, 20);
        step(2, ARRIVED);
        said(TripStatus.CLOSED, 60, 3);
        pass(MORNING + 90 * MINUTE - 1);
        assertThat(trips.extractOutputValues()).isEmpty();
        pass(MORNING + 90 * MINUTE);

        passenger(95, 96, 97);
        step(100, new TripTally(0, 1, 0));
        pass(MORNING + 2 * HOUR);

        List<Finding> found = trips.extractOutputValues();
        assertThat(found.get(0).step()).isEqualTo(Step.RAISE);
        assertThat(found.get(0).sinceMillis()).isEqualTo(MORNING + 90 * MINUTE);
        assertThat(found.get(0).details())
                .containsEntry("announced", "3")
                .containsEntry("arrived", "2")
                .containsEntry("unregistered", "1");
        assertThat(found.get(found.size() - 1).step()).isEqualTo(Step.END);
        assertThat(found.subList(1, found.size() - 1)).extracting(Finding::step).containsOnly(Step.UPDATE);
    }

    @Test
    void whatComesAfterTheEndIsJudgedAtTheSecondItIsKnown() throws Exception {
        said(TripStatus.ARRIVED, 0, 1);
        passenger(1, 2, 3);
        said(TripStatus.CLOSED, 10, 1);
        trips.processElement1(
                new StreamRecord<>(new TripSign("T1", "hub", MORNING + HOUR + 300, null, ARRIVED, null, 0)));
        pass(MORNING + 2 * HOUR);

        Finding found = trips.extractOutputValues().get(0);
        assertThat(found.sinceMillis()).isEqualTo(MORNING + HOUR + 1_000);
    }

    @Test
    void tripThatNobodyClosesIsOverAfterSixHours() throws Exception {
        said(TripStatus.ARRIVED, 0, 1);
        pass(MORNING + 390 * MINUTE);

        assertThat(trips.extractOutputValues())
                .extracting(Finding::sinceMillis)
                .containsExactly(MORNING + 390 * MINUTE);
    }

    @Test
    void newVersionMovesTheEndOfTripsUnderWay() throws Exception {
        said(TripStatus.ARRIVED, 0, 1);
        pass(MORNING + HOUR);
        AlertRule sooner = new AlertRule(
                "trip-mismatch",
                "trip-mismatch",
                Map.of("after_minutes", "60"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        trips.processElement2(new StreamRecord<>(TestingRules.rule(sooner, MORNING + 2 * HOUR)));
        pass(MORNING + 2 * HOUR);

        assertThat(trips.extractOutputValues()).extracting(Finding::sinceMillis).containsExactly(MORNING + 2 * HOUR);
    }

    @Test
    void tripThatDoesNotComeIsNotJudged() throws Exception {
        said(TripStatus.ARRIVED, 0, 5);
        said(TripStatus.CANCELLED, 1, null);
        pass(MORNING + 10 * HOUR);

        assertThat(trips.extractOutputValues()).isEmpty();
        assertThat(hubs.extractOutputValues()).isEmpty();
    }

    /** 60 wait; 9 a quarter of an hour clear them 115 minutes after arrival, 7 do not in 120. */
    @Test
    void overrunIsForeseenByTheRateOfTheLastQuarterOfAnHourAtTheHub() throws Exception {
        said(TripStatus.ARRIVED, 0, 69);
        register("T1", 9, 1);
        pass(MORNING + 19 * MINUTE);
        assertThat(hubs.extractOutputValues()).isEmpty();
        said(TripStatus.ARRIVED, 0, 69);
        register("T1", 5, 16);
        pass(MORNING + 20 * MINUTE);

        List<Finding> found = hubs.extractOutputValues();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).sinceMillis()).isEqualTo(MORNING + 20 * MINUTE);
        assertThat(found.get(0).details()).containsEntry("waiting", "55").containsEntry("registered", "5");
        assertThat(found.get(0).measured().value()).isEqualTo(185);
    }

    @Test
    void overrunEndsWhenTheRateGrowsOrTheTripIsClosed() throws Exception {
        said(TripStatus.ARRIVED, 0, 40);
        pass(MORNING + 15 * MINUTE);
        assertThat(hubs.extractOutputValues()).extracting(Finding::step).containsExactly(Step.RAISE);

        register("T2", 30, 18);
        pass(MORNING + 20 * MINUTE);
        assertThat(hubs.extractOutputValues()).extracting(Finding::step).containsExactly(Step.RAISE, Step.END);

        pass(MORNING + 35 * MINUTE);
        said(TripStatus.CLOSED, 36, 40);
        pass(MORNING + 40 * MINUTE);
        assertThat(hubs.extractOutputValues())
                .extracting(Finding::step)
                .containsExactly(Step.RAISE, Step.END, Step.RAISE, Step.END);
    }

    @Test
    void nothingIsLeftOfTripsThatAreOver() throws Exception {
        for (int i = 0; i < 30; i++) {
            said(TripStatus.ARRIVED, i, 20);
            register("T1", 20, i + 1);
            said(TripStatus.CLOSED, i + 30, 20);
        }
        pass(MORNING + 61 * MINUTE + 4 * DAY + 30 * MINUTE);

        assertThat(trips.numKeyedStateEntries()).isZero();
        assertThat(trips.numEventTimeTimers()).isZero();
        assertThat(hubs.numKeyedStateEntries()).isZero();
        assertThat(hubs.numEventTimeTimers()).isZero();
    }

    private void said(TripStatus status, long minute, Integer passengers) throws Exception {
        long at = MORNING + minute * MINUTE;
        TripNews news = new TripNews("hub", status + "-" + minute, at, status, passengers, false);
        send(new TripSign("T1", "hub", at, news, TripTally.NONE, null, 0));
    }

    /** Arrived, registered and left at these minutes. */
    private void passenger(long arrived, long registered, long left) throws Exception {
        step(arrived, ARRIVED);
        step(registered, REGISTERED);
        step(left, LEFT);
    }

    private void step(long minute, TripTally change) throws Exception {
        send(new TripSign("T1", "hub", MORNING + minute * MINUTE, null, change, null, 0));
    }

    private void register(String trip, int persons, long minute) throws Exception {
        long at = MORNING + minute * MINUTE;
        for (int i = 0; i < persons; i++) {
            send(new TripSign(trip, "hub", at, null, new TripTally(1, 1, 0), at, 1));
        }
    }

    private void send(TripSign sign) throws Exception {
        trips.processElement1(new StreamRecord<>(sign));
        hubs.processElement1(new StreamRecord<>(sign));
    }

    private void pass(long millis) throws Exception {
        trips.processBothWatermarks(new Watermark(millis));
        hubs.processBothWatermarks(new Watermark(millis));
    }
}

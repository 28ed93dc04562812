package org.passflow.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;
import static org.passflow.testing.TestingEvents.person;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passflow.event.Identity;
import org.passflow.event.Received;
import org.passflow.event.RejectReason;
import org.passflow.flow.Bundle;
import org.passflow.flow.Facts;
import org.passflow.flow.FlowRow;
import org.passflow.flow.FlowTable;
import org.passflow.flow.Measure;
import org.passflow.testing.TestingTime;

class CountFlowTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long HORIZON = 24 * HOUR;

    private KeyedOneInputStreamOperatorTestHarness<String, Bundle, FlowRow> operator;

    @BeforeEach
    void open() throws Exception {
        start(TestingTime.SHANGHAI);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void runningMinuteIsReportedOnceWithinTheTimeOfARefresh() throws Exception {
        operator.processWatermark(MORNING);
        event("a", MORNING + 1_000);
        assertThat(minutes()).isEmpty();

        operator.processWatermark(MORNING + 5_000);
        assertThat(minutes()).containsExactly(row(MORNING, 1));

        operator.processWatermark(MORNING + 10_000);
        assertThat(minutes()).hasSize(1);
    }

    @Test
    void eachSiteIsReportedAtAnInstantOfItsOwn() throws Exception {
        operator.processWatermark(MORNING);
        for (int site = 0; site < 1_000; site++) {
            count(person("a", MORNING, "site_id", "gate-" + site));
        }
        int most = 0;
        for (int reported = 0, until = 200; until <= 5_000; until += 200) {
            operator.processWatermark(MORNING + until);
            most = Math.max(most, minutes().size() - reported);
            reported = minutes().size();
        }

        assertThat(minutes()).hasSize(1_000);
        assertThat(most).isLessThan(100);
    }

    @Test
    void eventWithinHorizonCorrectsItsMinuteItsHourAndItsDay() throws Exception {
        event("a", MORNING);
        operator.processWatermark(MORNING + 23 * HOUR);
        event("b", MORNING + 1);
        operator.processWatermark(MORNING + HORIZON);

        assertThat(minutes()).containsExactly(row(MORNING, 1), row(MORNING, 2));
        assertThat(side(FlowTable.FLOW_1H)).containsExactly(row(MORNING, 1), row(MORNING, 2));
        assertThat(side(FlowTable.FLOW_1D)).containsExactly(row(MORNING - 4 * HOUR, 1), row(MORNING - 4 * HOUR, 2));
        assertThat(missed()).isEmpty();
    }

    @Test
    void hourAndDayAddUpManyMinutes() throws Exception {
        for (int i = 0; i < 180; i++) {
            event("e" + i, MORNING + i * MINUTE);
        }
        operator.processWatermark(MORNING + 4 * HOUR);

        assertThat(minutes()).hasSize(180);
        assertThat(side(FlowTable.FLOW_1H))
                .containsExactly(row(MORNING, 60), row(MORNING + HOUR, 60), row(MORNING + 2 * HOUR, 60));
        assertThat(side(FlowTable.FLOW_1D)).containsExactly(row(MORNING - 4 * HOUR, 180));
    }

    @Test
    void nothingIsReportedTwiceWithoutAChange() throws Exception {
        event("a", MORNING);
        event("a", MORNING);
        operator.processWatermark(MORNING + MINUTE);
        event("a", MORNING);
        operator.processWatermark(MORNING + HOUR);

        assertThat(minutes()).containsExactly(row(MORNING, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "Asia/Kolkata", "Asia/Kathmandu"})
    void rowsLeaveWithTheirHourNotWithTheirDay(String zone) throws Exception {
        operator.close();
        start(TestingTime.in(ZoneId.of(zone)));
        long midnight = MORNING - 8 * HOUR;
        eachMinute(midnight, midnight + 30 * HOUR);
        long morning = stateBytes();

        eachMinute(midnight + 30 * HOUR, midnight + 48 * HOUR);

        assertThat(stateBytes()).isLessThan(morning + morning / 10);
    }

    private void eachMinute(long from, long to) throws Exception {
        for (long minute = from; minute < to; minute += MINUTE) {
            event("e" + minute, minute);
            operator.processWatermark(minute);
        }
    }

    private long stateBytes() throws Exception {
        return operator.snapshot(1, 1).getManagedKeyedState().stream()
                .mapToLong(KeyedStateHandle::getStateSize)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "Asia/Kolkata", "Australia/Lord_Howe"})
    void nothingIsLeftWhenTheHorizonHasPassed(String zone) throws Exception {
        operator.close();
        start(TestingTime.in(ZoneId.of(zone)));
        for (int i = 0; i < 1_000; i++) {
            event("e" + i, MORNING + 7L * i * MINUTE);
            operator.processWatermark(MORNING + 7L * i * MINUTE);
        }

        operator.processWatermark(MORNING + 7_000 * MINUTE + 2 * HORIZON + HOUR);

        assertThat(operator.numKeyedStateEntries()).isZero();
        assertThat(operator.numEventTimeTimers()).isZero();
    }

    @Test
    void eventWhoseMinuteIsGoneIsKeptAsMissedAndCountsNowhere() throws Exception {
        operator.processWatermark(MORNING + HOUR + HORIZON + 10 * MINUTE - 1);
        event("a", MORNING);
        operator.processWatermark(MORNING + HOUR + HORIZON + 10 * MINUTE);
        event("b", MORNING);

        assertThat(minutes()).containsExactly(row(MORNING, 1));
        assertThat(missed()).containsExactly(RejectReason.MISSED);
    }

    @Test
    void restoredStateStillKnowsItsEventsAndItsTimers() throws Exception {
        event("a", MORNING);
        OperatorSubtaskState snapshot = operator.snapshot(1, 1);
        operator.close();
        operator = harness(TestingTime.SHANGHAI);
        operator.initializeState(snapshot);
        operator.open();

        event("a", MORNING);
        event("b", MORNING);
        operator.processWatermark(MORNING + MINUTE);

        assertThat(minutes()).containsExactly(row(MORNING, 2));
    }

    private void start(TimeSettings time) throws Exception {
        operator = harness(time);
        operator.open();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Bundle, FlowRow> harness(TimeSettings time)
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new CountFlow(time)), Bundle::siteId, Types.STRING);
    }

    private void event(String id, long eventTimeMillis) throws Exception {
        count(person(id, eventTimeMillis));
    }

    private void count(Received event) throws Exception {
        Identity identity = event.identity();
        Bundle.Builder bundle = new Bundle.Builder();
        bundle.add(event, identity, Facts.of(event, 3730));
        operator.processElement(
                bundle.build(Bundle.Place.of(event, identity)), event.header().eventTimeMillis());
    }

    /** What the tests look at: window, persons and revision. */
    private record Row(long windowStartMillis, long persons, long revision) {}

    private static Row row(long windowStartMillis, long persons) {
        return new Row(windowStartMillis, persons, persons);
    }

    private static Row row(FlowRow count) {
        return new Row(count.cell().windowStartMillis(), count.counts()[Measure.PERSONS.ordinal()], count.revision(0));
    }

    private List<Row> minutes() {
        return operator.extractOutputValues().stream().map(CountFlowTest::row).toList();
    }

    private List<Row> side(FlowTable table) {
        return values(operator.getSideOutput(CountFlow.TABLES.get(table))).stream()
                .map(CountFlowTest::row)
                .toList();
    }

    private List<RejectReason> missed() {
        return values(operator.getSideOutput(CountFlow.MISSED)).stream()
                .map(received -> received.reject().reason())
                .toList();
    }

    private static <T> List<T> values(Queue<StreamRecord<T>> records) {
        List<T> values = new ArrayList<>();
        if (records != null) {
            records.forEach(record -> values.add(record.getValue()));
        }
        return values;
    }
}

package org.passflow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepSumsTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long MORNING = EventGenerator.START_MILLIS;

    private KeyedOneInputStreamOperatorTestHarness<String, BareRow, BareRow> operator;

    @BeforeEach
    void open() throws Exception {
        operator = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new KeepSums(Graph.TIME)), BareRow::siteId, Types.STRING);
        operator.open();
        operator.processWatermark(MORNING);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void sumsOfOneMinuteAreReportedTogetherAtTheNextRefresh() throws Exception {
        persons(MORNING, 2);
        persons(MORNING, 3);
        operator.processWatermark(MORNING + 5_000);

        assertThat(operator.extractOutputValues())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(row(MORNING, 5));
    }

    @Test
    void whatChangesWithinTheHorizonIsReportedOnceMore() throws Exception {
        persons(MORNING, 2);
        operator.processWatermark(MORNING + HOUR);
        persons(MORNING, 1);
        operator.processWatermark(MORNING + HOUR + 5_000);

        assertThat(operator.extractOutputValues())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(row(MORNING, 2), row(MORNING, 3));
    }

    @Test
    void nothingIsLeftBehindOnceTheHorizonHasPassed() throws Exception {
        persons(MORNING, 2);
        persons(MORNING + MINUTE, 2);
        operator.processWatermark(MORNING + 2 * HOUR + 10 * MINUTE);

        assertThat(operator.numKeyedStateEntries()).isZero();
        assertThat(operator.numEventTimeTimers()).isZero();
    }

    private void persons(long minuteStart, long count) throws Exception {
        operator.processElement(new StreamRecord<>(row(minuteStart, count)));
    }

    private static BareRow row(long minuteStart, long persons) {
        long[] sums = new long[BareSum.MEASURES];
        sums[BareSum.PERSONS] = persons;
        return new BareRow("gate-1", minuteStart, 0, sums);
    }
}

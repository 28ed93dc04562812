package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.passflow.custody.QuarantineRow;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.finding.Finding;
import org.passflow.finding.Step;
import org.passflow.reference.ReferenceVersion;
import org.passflow.testing.TestingEvents;
import org.passflow.testing.TestingRules;
import org.passflow.testing.TestingTime;

/** The keeper of custody in Flink's harness, fed with events and with time. */
final class TestingCustody {

    private final Beginning beginning;
    private KeyedTwoInputStreamOperatorTestHarness<String, CustodySign, ReferenceVersion, Finding> operator;
    private long offset;
    private int read;

    TestingCustody(ReferenceVersion... known) throws Exception {
        beginning = new Beginning(List.of(known), TestingRules.shipped(), Map.of(), Map.of());
        operator = harness();
        operator.open();
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, CustodySign, ReferenceVersion, Finding> harness()
            throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new KeepCustody(TestingTime.SHANGHAI, beginning), List.of(Judging.VERSIONS)),
                CustodySign::token,
                null,
                Types.STRING);
    }

    /** An event that arrives a second after it happened. */
    void event(Received event) throws Exception {
        eventAt(event, event.header().eventTimeMillis() + 1_000);
    }

    void eventAt(Received event, long arrivalMillis) throws Exception {
        Position position = new Position(event.position().topic(), 0, offset++, arrivalMillis);
        CustodySign sign = CustodySign.of(TestingEvents.at(position, event));
        if (sign != null) {
            operator.processElement1(sign, event.header().eventTimeMillis());
        }
    }

    void version(ReferenceVersion version) throws Exception {
        operator.processElement2(version, 0);
    }

    /** Lets time pass: all that arrived by then has been read. */
    void passTo(long millis) throws Exception {
        operator.processWatermark1(new Watermark(millis));
        operator.processWatermark2(new Watermark(millis));
    }

    void restart() throws Exception {
        OperatorSubtaskState snapshot = operator.snapshot(1, 1);
        operator.close();
        operator = harness();
        operator.initializeState(snapshot);
        operator.open();
        read = 0;
    }

    /** What was said since it was asked last. */
    List<Finding> said() {
        List<Finding> all = new ArrayList<>();
        for (Object each : operator.getOutput()) {
            if (each instanceof StreamRecord<?> record) {
                all.add((Finding) record.getValue());
            }
        }
        List<Finding> fresh = all.subList(read, all.size());
        read = all.size();
        return fresh;
    }

    /** What was said of a rule since it was asked last, as rule, step and minutes since a time. */
    List<String> said(long sinceMillis) {
        return said().stream()
                .map(finding -> finding.rule()
                        + ' '
                        + finding.step()
                        + ' '
                        + ((finding.step() == Step.RAISE ? finding.sinceMillis() : finding.noticedMillis())
                                        - sinceMillis)
                                / 60_000)
                .toList();
    }

    List<QuarantineRow> rows() {
        return side(KeepCustody.ROWS);
    }

    List<QuarantineRow> stays() {
        return side(KeepCustody.STAYS);
    }

    private List<QuarantineRow> side(OutputTag<QuarantineRow> tag) {
        Queue<StreamRecord<QuarantineRow>> rows = operator.getSideOutput(tag);
        return rows == null
                ? List.of()
                : rows.stream().map(StreamRecord::getValue).toList();
    }

    boolean isEmpty() {
        return operator.numKeyedStateEntries() == 0 && operator.numEventTimeTimers() == 0;
    }

    int timers() {
        return operator.numEventTimeTimers();
    }

    void close() throws Exception {
        operator.close();
    }
}

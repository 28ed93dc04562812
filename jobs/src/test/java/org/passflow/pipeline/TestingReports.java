package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.finding.Finding;
import org.passflow.finding.Step;
import org.passflow.flow.Cell;
import org.passflow.flow.FlowRow;
import org.passflow.flow.Measure;
import org.passflow.flow.Way;
import org.passflow.reference.ReferenceVersion;
import org.passflow.report.DailyReport;
import org.passflow.report.ReportVersion;
import org.passflow.testing.TestingEvents;
import org.passflow.testing.TestingRules;
import org.passflow.testing.TestingTime;

/** The keeper of reports in Flink's harness, fed with events and with time. */
final class TestingReports {

    private static final long HALF_HOUR = 30 * 60_000;

    private final Beginning beginning;
    private KeyedTwoInputStreamOperatorTestHarness<String, ReportSign, ReferenceVersion, Finding> operator;
    private long offset;
    private int read;

    TestingReports(ReferenceVersion... known) throws Exception {
        beginning = new Beginning(List.of(known), TestingRules.shipped(), Map.of(), Map.of());
        operator = harness();
        operator.open();
        for (ReferenceVersion version : known) {
            operator.processElement1(ReportSign.of(version), 0);
        }
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, ReportSign, ReferenceVersion, Finding> harness()
            throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new KeepReports(TestingTime.SHANGHAI, beginning), List.of(Judging.VERSIONS)),
                ReportSign::siteId,
                null,
                Types.STRING);
    }

    /** An event that arrives when it happened. */
    void event(Received event) throws Exception {
        eventAt(event, event.header().eventTimeMillis());
    }

    void eventAt(Received event, long arrivalMillis) throws Exception {
        Position position = new Position(event.position().topic(), 0, offset++, arrivalMillis);
        ReportSign sign = ReportSign.of(TestingEvents.at(position, event), TestingTime.SHANGHAI.business());
        if (sign != null) {
            operator.processElement1(sign, event.header().eventTimeMillis());
        }
    }

    /** Who passed gate-1 inwards in a half hour, told when it ends: time passes its end. */
    void passed(long startMillis, Map<Measure, Long> measured) throws Exception {
        long[] counts = new long[Measure.COUNT];
        measured.forEach((measure, count) -> counts[measure.ordinal()] = count);
        passTo(startMillis + HALF_HOUR - 1);
        ReportSign sign = ReportSign.of(new FlowRow("gate-1", Cell.halfHour(startMillis, Way.IN), 1, counts));
        if (sign != null) {
            operator.processElement1(sign, startMillis + HALF_HOUR);
        }
        passTo(startMillis + HALF_HOUR);
    }

    void version(ReferenceVersion version) throws Exception {
        operator.processElement2(version, 0);
        if (version.site() != null) {
            operator.processElement1(ReportSign.of(version), 0);
        }
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
        List<Finding> fresh = List.copyOf(all.subList(read, all.size()));
        read = all.size();
        return fresh;
    }

    /** The same as rule, step and minutes since a time. */
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

    /** Each day as it was told last. */
    Map<Integer, DailyReport> days() {
        Map<Integer, DailyReport> last = new LinkedHashMap<>();
        told().forEach(day -> last.put(day.day(), day));
        return last;
    }

    /** All that was told of days. */
    List<DailyReport> told() {
        return side(KeepReports.DAYS);
    }

    List<ReportVersion> versions() {
        return side(KeepReports.VERSIONS_OF_REPORTS);
    }

    private <T> List<T> side(OutputTag<T> tag) {
        Queue<StreamRecord<T>> rows = operator.getSideOutput(tag);
        return rows == null
                ? List.of()
                : rows.stream().map(StreamRecord::getValue).toList();
    }

    boolean isEmpty() {
        return operator.numKeyedStateEntries() == 0 && operator.numEventTimeTimers() == 0;
    }

    void close() throws Exception {
        operator.close();
    }
}

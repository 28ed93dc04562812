package org.passflow.pipeline;

import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.passflow.alert.Rule;
import org.passflow.finding.Finding;
import org.passflow.finding.Measured;
import org.passflow.finding.Step;
import org.passflow.finding.Subject;
import org.passflow.finding.SubjectKind;
import org.passflow.flow.BusinessTime;
import org.passflow.reference.Severity;

/**
 * Says at each minute that time has passed for all who find something: an alert that is always there while the chain works.
 * Parallelism 1, so that it goes only as far as the slowest judge.
 */
final class KeepWatchdog extends AbstractStreamOperator<Finding> implements OneInputStreamOperator<Finding, Finding> {

    private static final long serialVersionUID = 1;

    private transient long saidMillis;

    @Override
    public void open() throws Exception {
        super.open();
        saidMillis = Long.MIN_VALUE;
    }

    @Override
    public void processElement(StreamRecord<Finding> finding) {
        // Only time is followed here.
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        long minute = BusinessTime.minuteStart(mark.getTimestamp());
        if (minute > saidMillis && mark.getTimestamp() != Long.MAX_VALUE) {
            saidMillis = minute;
            output.collect(new StreamRecord<>(alive(minute)));
        }
        super.processWatermark(mark);
    }

    private static Finding alive(long minuteMillis) {
        String rule = Rule.WATCHDOG.ruleName();
        return new Finding(
                rule,
                rule,
                Severity.NOTICE,
                Step.RAISE,
                new Subject(SubjectKind.SYSTEM, "passflow", null, null),
                "",
                minuteMillis,
                minuteMillis,
                false,
                Measured.of((double) minuteMillis, null),
                null,
                Map.of());
    }
}

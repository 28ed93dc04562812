package org.passflow.pipeline;

import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.passflow.flow.Progress;

/** Reports each watermark that reaches it: when one does, every operator before it has reported up to there. */
final class ReportProgress<T> extends AbstractStreamOperator<Progress> implements OneInputStreamOperator<T, Progress> {

    private static final long serialVersionUID = 1;

    private static final long NONE = Long.MIN_VALUE;

    private final String job;
    private transient volatile long watermarkMillis;

    ReportProgress(String job) {
        this.job = job;
    }

    @Override
    public void open() throws Exception {
        super.open();
        watermarkMillis = NONE;
        Metrics.of(getMetricGroup()).gauge(Metrics.WATERMARK_LAG, (Gauge<Long>) this::lagMillis);
    }

    private long lagMillis() {
        long reached = watermarkMillis;
        return reached == NONE ? -1 : getProcessingTimeService().getCurrentProcessingTime() - reached;
    }

    @Override
    public void processElement(StreamRecord<T> element) {
        // Only time counts here.
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() != Long.MAX_VALUE) {
            watermarkMillis = mark.getTimestamp();
            output.collect(new StreamRecord<>(new Progress(job, mark.getTimestamp()), mark.getTimestamp()));
        }
        super.processWatermark(mark);
    }
}

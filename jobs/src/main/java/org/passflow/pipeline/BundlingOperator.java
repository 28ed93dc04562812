package org.passflow.pipeline;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.passflow.event.Received;

/**
 * Gathers records in the chain of the source, and hands on what it has gathered at each watermark, before each
 * checkpoint's barrier and at the end: so it needs no state.
 */
abstract class BundlingOperator<T> extends AbstractStreamOperator<T>
        implements OneInputStreamOperator<Received, T>, BoundedOneInput {

    private static final long serialVersionUID = 1;

    /** Sends out all that was gathered, and forgets it. */
    abstract void handOn();

    @Override
    public final void processWatermark(Watermark mark) throws Exception {
        handOn();
        super.processWatermark(mark);
    }

    @Override
    public final void prepareSnapshotPreBarrier(long checkpointId) {
        handOn();
    }

    @Override
    public final void endInput() {
        handOn();
    }
}

package org.passflow.kafka;

import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.passflow.event.Received;

/**
 * Flink's output, with a note taken of each record that passes.
 *
 * @param noteOf who takes note of the records of a split
 */
record NotedOutput(ReaderOutput<Received> flink, Function<String, Consumer<Received>> noteOf)
        implements ReaderOutput<Received> {

    boolean isOver(ReaderOutput<Received> other) {
        return flink == other;
    }

    @Override
    public SourceOutput<Received> createOutputForSplit(String splitId) {
        return new NotedSplit(flink.createOutputForSplit(splitId), noteOf.apply(splitId));
    }

    @Override
    public void releaseOutputForSplit(String splitId) {
        flink.releaseOutputForSplit(splitId);
    }

    @Override
    public void collect(Received received) {
        flink.collect(received);
    }

    @Override
    public void collect(Received received, long timestamp) {
        flink.collect(received, timestamp);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        flink.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
        flink.markIdle();
    }

    @Override
    public void markActive() {
        flink.markActive();
    }

    private record NotedSplit(SourceOutput<Received> flink, Consumer<Received> note) implements SourceOutput<Received> {

        @Override
        public void collect(Received received) {
            note.accept(received);
            flink.collect(received);
        }

        @Override
        public void collect(Received received, long timestamp) {
            note.accept(received);
            flink.collect(received, timestamp);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            flink.emitWatermark(watermark);
        }

        @Override
        public void markIdle() {
            flink.markIdle();
        }

        @Override
        public void markActive() {
            flink.markActive();
        }
    }
}

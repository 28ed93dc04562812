package org.passflow.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.util.clock.Clock;
import org.passflow.event.Received;

/**
 * Reads partitions through the connector's reader, and lets a silent one follow the ticks as far as the broker vouches
 * that nothing of it is left to read.
 */
@SuppressWarnings("try") // Flink's interface lets close() throw anything.
final class CaughtUpReader implements SourceReader<Received, KafkaPartitionSplit> {

    /** After that long without a partition there is none for this reader: there are more readers than partitions. */
    private static final long UNASSIGNED_MILLIS = 30_000;

    /** How many records are read between two looks at the clock, which cost as much as a good part of decoding. */
    private static final int POLLS_A_LOOK = 64;

    private final SourceReader<Received, KafkaPartitionSplit> reader;
    private final PartitionEnds ends;
    private final long idleMillis;
    private final long boundMillis;
    private final Clock clock;
    private final long startedMillis;
    private final Map<String, PartitionSilence> partitions = new HashMap<>();
    private NotedOutput output;
    private long nextCheckMillis;
    private long nowMillis;
    private int polls;

    CaughtUpReader(
            SourceReader<Received, KafkaPartitionSplit> reader,
            PartitionEnds ends,
            Duration idle,
            Duration bound,
            Clock clock) {
        this.reader = reader;
        this.ends = ends;
        this.idleMillis = idle.toMillis();
        this.boundMillis = bound.toMillis();
        this.clock = clock;
        this.startedMillis = clock.relativeTimeMillis();
        this.nowMillis = startedMillis;
    }

    @Override
    public void start() {
        reader.start();
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {
        for (KafkaPartitionSplit split : splits) {
            partitions.put(
                    split.splitId(),
                    new PartitionSilence(
                            split.getTopicPartition(), split.getStartingOffset(), clock.relativeTimeMillis()));
        }
        reader.addSplits(splits);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Received> flink) throws Exception {
        if (output == null || !output.isOver(flink)) {
            output = new NotedOutput(flink, this::noteOf);
        }
        InputStatus status = reader.pollNext(output);
        polls++;
        if (status != InputStatus.MORE_AVAILABLE || polls % POLLS_A_LOOK == 0) {
            look();
        }
        return status;
    }

    private void look() {
        nowMillis = clock.relativeTimeMillis();
        if (nowMillis >= nextCheckMillis) {
            nextCheckMillis = nowMillis + checkMillis();
            tellTime(nowMillis);
        }
    }

    private Consumer<Received> noteOf(String splitId) {
        PartitionSilence partition = partitions.get(splitId);
        return received -> partition.read(received.position().offset(), nowMillis);
    }

    private void tellTime(long now) {
        if (partitions.isEmpty() && now - startedMillis > UNASSIGNED_MILLIS) {
            output.markIdle();
        }
        partitions.forEach((splitId, partition) -> partition
                .knownUntil(now, idleMillis, ends)
                .ifPresent(millis ->
                        output.createOutputForSplit(splitId).emitWatermark(new Watermark(millis - boundMillis))));
        ends.send();
    }

    private long checkMillis() {
        return Math.max(1, idleMillis / 4);
    }

    /** Also comes true when it is time to look after silent partitions: without records nobody else would wake this reader. */
    @Override
    public CompletableFuture<Void> isAvailable() {
        CompletableFuture<Void> records = reader.isAvailable();
        if (records.isDone()) {
            return records;
        }
        CompletableFuture<Void> check =
                new CompletableFuture<Void>().completeOnTimeout(null, checkMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.anyOf(records, check).thenAccept(whichever -> {});
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
        return reader.snapshotState(checkpointId);
    }

    @Override
    public void notifyNoMoreSplits() {
        reader.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        reader.handleSourceEvents(event);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        reader.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        reader.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
        reader.pauseOrResumeSplits(toPause, toResume);
    }

    @Override
    public void close() throws Exception {
        ends.close();
        reader.close();
    }
}

package org.passflow.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.util.clock.Clock;
import org.passflow.event.Received;

/**
 * Reads partitions through the connector's reader, and marks one as idle when it has been silent for a while and the
 * broker says that nothing is left to read. The partition of the ticks never is.
 */
@SuppressWarnings("try") // Flink's interface lets close() throw anything.
final class CaughtUpReader implements SourceReader<Received, KafkaPartitionSplit> {

    private final SourceReader<Received, KafkaPartitionSplit> reader;
    private final PartitionEnds ends;
    private final String ticksTopic;
    private final long idleMillis;
    private final Clock clock;
    private final Map<String, PartitionSilence> partitions = new HashMap<>();
    private NotedOutput output;
    private long nextCheckMillis;

    CaughtUpReader(
            SourceReader<Received, KafkaPartitionSplit> reader,
            PartitionEnds ends,
            String ticksTopic,
            Duration idle,
            Clock clock) {
        this.reader = reader;
        this.ends = ends;
        this.ticksTopic = ticksTopic;
        this.idleMillis = idle.toMillis();
        this.clock = clock;
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
            output = new NotedOutput(flink, this::note);
        }
        InputStatus status = reader.pollNext(output);
        long now = clock.relativeTimeMillis();
        if (now >= nextCheckMillis) {
            nextCheckMillis = now + checkMillis();
            markIdle(now);
        }
        return status;
    }

    private void note(String splitId, Received received) {
        partitions.get(splitId).read(received.position().offset(), clock.relativeTimeMillis());
    }

    private void markIdle(long now) {
        if (partitions.isEmpty()) {
            output.markIdle();
        }
        partitions.forEach((splitId, partition) -> {
            if (!partition.topic().equals(ticksTopic) && partition.isNewlyOver(now, idleMillis, ends)) {
                output.createOutputForSplit(splitId).markIdle();
            }
        });
    }

    private long checkMillis() {
        return Math.max(1, idleMillis / 4);
    }

    /** Also comes true when it is time to look for idle partitions: without records nobody else would wake this reader. */
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

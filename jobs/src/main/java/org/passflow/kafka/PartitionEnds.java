package org.passflow.kafka;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker where partitions end, and which tick was there before. Connects at the first question. */
class PartitionEnds implements AutoCloseable {

    private final Properties connection;
    private final TopicPartition ticks;
    private Admin admin;

    /** The topic of the ticks has one partition. */
    PartitionEnds(Properties connection, String ticksTopic) {
        this.connection = connection;
        this.ticks = new TopicPartition(ticksTopic, 0);
    }

    /**
     * What the broker said of a partition.
     *
     * @param first offset of the first record
     * @param end offset behind the last record; equal to {@code first} when there is none
     * @param tickMillis arrival of the latest tick that was stored before the partition was asked for its end, epoch
     *     milliseconds; negative when there is no tick
     */
    record Span(long first, long end, long tickMillis) {}

    /** Answers later, on a thread of the client; fails when the broker cannot be asked. First the tick, then the end. */
    CompletableFuture<Span> span(TopicPartition partition) {
        if (admin == null) {
            admin = Admin.create(connection);
        }
        return offset(ticks, OffsetSpec.maxTimestamp()).thenCompose(tick -> offset(partition, OffsetSpec.earliest())
                .thenCombine(
                        offset(partition, OffsetSpec.latest()),
                        (first, end) -> new Span(first.offset(), end.offset(), tick.timestamp())));
    }

    private CompletableFuture<ListOffsetsResultInfo> offset(TopicPartition partition, OffsetSpec spec) {
        return admin.listOffsets(Map.of(partition, spec))
                .partitionResult(partition)
                .toCompletionStage()
                .toCompletableFuture();
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close();
        }
    }
}

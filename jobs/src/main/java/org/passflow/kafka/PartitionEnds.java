package org.passflow.kafka;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker where partitions begin and end. Connects at the first question. */
class PartitionEnds implements AutoCloseable {

    private final Properties connection;
    private Admin admin;

    PartitionEnds(Properties connection) {
        this.connection = connection;
    }

    /** Offsets of the first record and behind the last; equal when there is none. */
    record Span(long first, long end) {}

    /** Answers later, on a thread of the client; fails when the broker cannot be asked. */
    CompletableFuture<Span> span(TopicPartition partition) {
        if (admin == null) {
            admin = Admin.create(connection);
        }
        return offset(partition, OffsetSpec.earliest()).thenCombine(offset(partition, OffsetSpec.latest()), Span::new);
    }

    private CompletableFuture<Long> offset(TopicPartition partition, OffsetSpec spec) {
        return admin.listOffsets(Map.of(partition, spec))
                .partitionResult(partition)
                .toCompletionStage()
                .toCompletableFuture()
                .thenApply(result -> result.offset());
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close();
        }
    }
}

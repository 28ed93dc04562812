package org.passflow.kafka;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;

/** How long one partition has been silent, and whether anything of it is left to read. Used by one thread. */
final class PartitionSilence {

    private final TopicPartition partition;
    private long nextOffset;
    private long lastReadMillis;
    private CompletableFuture<PartitionEnds.Span> question;
    private boolean isOver;

    /**
     * A partition that was just assigned.
     *
     * @param nextOffset of the first record to read; negative for the first that there is
     */
    PartitionSilence(TopicPartition partition, long nextOffset, long nowMillis) {
        this.partition = partition;
        this.nextOffset = nextOffset;
        this.lastReadMillis = nowMillis;
    }

    String topic() {
        return partition.topic();
    }

    /** A record was read, which makes whatever the broker answers meanwhile out of date. */
    void read(long offset, long nowMillis) {
        nextOffset = offset + 1;
        lastReadMillis = nowMillis;
        question = null;
        isOver = false;
    }

    /** Whether it has just turned out that it was silent for that long and has been read to its end. */
    boolean isNewlyOver(long nowMillis, long idleMillis, PartitionEnds ends) {
        if (isOver || nowMillis - lastReadMillis < idleMillis) {
            return false;
        }
        if (question == null) {
            question = ends.span(partition);
            return false;
        }
        if (!question.isDone()) {
            return false;
        }
        if (question.isCompletedExceptionally()) {
            question = null;
            return false;
        }
        PartitionEnds.Span span = question.join();
        question = null;
        isOver = Math.max(nextOffset, span.first()) >= span.end();
        return isOver;
    }
}

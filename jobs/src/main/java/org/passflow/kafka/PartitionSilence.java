package org.passflow.kafka;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;

/** How long one partition has been silent, and whether anything of it is left to read. Used by one thread. */
final class PartitionSilence {

    private final TopicPartition partition;
    private long nextOffset;
    private long lastReadMillis;
    private CompletableFuture<PartitionEnds.Span> question;

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

    /** A record was read, which makes whatever the broker answers meanwhile out of date. */
    void read(long offset, long nowMillis) {
        nextOffset = offset + 1;
        lastReadMillis = nowMillis;
        question = null;
    }

    /**
     * The time to which it is known to have nothing more to say: that of a tick stored before the broker was asked for the
     * partition's end, when that end has been read. Whatever is stored later arrives later. Empty while it is not silent
     * for long, while the answer is under way, and while records wait to be read.
     */
    OptionalLong knownUntil(long nowMillis, long idleMillis, PartitionEnds ends) {
        if (nowMillis - lastReadMillis < idleMillis) {
            return OptionalLong.empty();
        }
        CompletableFuture<PartitionEnds.Span> asked = question;
        if (asked != null && !asked.isDone()) {
            return OptionalLong.empty();
        }
        question = ends.span(partition);
        if (asked == null || asked.isCompletedExceptionally()) {
            return OptionalLong.empty();
        }
        PartitionEnds.Span span = asked.join();
        boolean isRead = Math.max(nextOffset, span.first()) >= span.end();
        return isRead && span.tickMillis() >= 0 ? OptionalLong.of(span.tickMillis()) : OptionalLong.empty();
    }
}

package org.passflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionSilenceTest {

    private static final TopicPartition PARTITION = new TopicPartition("checkpoint-events", 0);
    private static final long IDLE = 10_000;
    private static final long FROM_THE_FIRST = -2;

    private final TestingEnds ends = new TestingEnds();

    @Test
    void partitionWithUnreadRecordsIsNeverOverHoweverLongItIsSilent() {
        PartitionSilence partition = new PartitionSilence(PARTITION, FROM_THE_FIRST, 0);
        ends.span = new PartitionEnds.Span(0, 5);

        assertThat(isOverAfterAsking(partition, 1_000_000)).isFalse();
    }

    @Test
    void partitionThatNeverHadARecordIsOver() {
        PartitionSilence partition = new PartitionSilence(PARTITION, FROM_THE_FIRST, 0);
        ends.span = new PartitionEnds.Span(0, 0);

        assertThat(isOverAfterAsking(partition, IDLE)).isTrue();
    }

    @Test
    void partitionReadToItsEndIsOverOnceAndAgainAfterItsNextRecord() {
        PartitionSilence partition = new PartitionSilence(PARTITION, 3, 0);
        partition.read(4, 1_000);
        ends.span = new PartitionEnds.Span(0, 5);

        assertThat(isOverAfterAsking(partition, IDLE)).isFalse();
        assertThat(isOverAfterAsking(partition, 1_000 + IDLE)).isTrue();
        assertThat(isOverAfterAsking(partition, 2 * IDLE)).isFalse();

        partition.read(5, 3 * IDLE);
        ends.span = new PartitionEnds.Span(0, 6);
        assertThat(isOverAfterAsking(partition, 4 * IDLE)).isTrue();
    }

    @Test
    void recordReadSinceTheQuestionMakesItsAnswerWorthless() {
        PartitionSilence partition = new PartitionSilence(PARTITION, 0, 0);
        ends.span = new PartitionEnds.Span(0, 0);
        partition.isNewlyOver(IDLE, IDLE, ends);

        partition.read(0, IDLE);

        assertThat(partition.isNewlyOver(IDLE + 1, IDLE, ends)).isFalse();
    }

    @Test
    void brokerThatCannotBeAskedIsAskedAgain() {
        PartitionSilence partition = new PartitionSilence(PARTITION, 0, 0);

        assertThat(isOverAfterAsking(partition, IDLE)).isFalse();
        ends.span = new PartitionEnds.Span(0, 0);
        assertThat(isOverAfterAsking(partition, IDLE)).isTrue();
    }

    /** The first look asks, the second hears the answer. */
    private boolean isOverAfterAsking(PartitionSilence partition, long nowMillis) {
        boolean isOver = partition.isNewlyOver(nowMillis, IDLE, ends);
        isOver |= partition.isNewlyOver(nowMillis, IDLE, ends);
        return isOver;
    }

    /** Knows the answer at once, or fails. */
    private static final class TestingEnds extends PartitionEnds {

        private Span span;

        TestingEnds() {
            super(new Properties());
        }

        @Override
        CompletableFuture<Span> span(TopicPartition partition) {
            return span == null
                    ? CompletableFuture.failedFuture(new IllegalStateException("no broker"))
                    : CompletableFuture.completedFuture(span);
        }
    }
}

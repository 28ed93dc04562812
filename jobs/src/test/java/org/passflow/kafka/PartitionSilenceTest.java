package org.passflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionSilenceTest {

    private static final TopicPartition PARTITION = new TopicPartition("checkpoint-events", 0);
    private static final long IDLE = 10_000;
    private static final long FROM_THE_FIRST = -2;
    private static final long TICK = 1_793_577_600_000L;

    private final TestingEnds ends = new TestingEnds();

    @Test
    void partitionWithUnreadRecordsHoldsTimeBackHoweverLongItIsSilent() {
        PartitionSilence partition = new PartitionSilence(PARTITION, FROM_THE_FIRST, 0);
        ends.span = new PartitionEnds.Span(0, 5, TICK);

        assertThat(afterAsking(partition, 1_000_000)).isEmpty();
    }

    @Test
    void partitionThatNeverHadARecordFollowsTheTicks() {
        PartitionSilence partition = new PartitionSilence(PARTITION, FROM_THE_FIRST, 0);
        ends.span = new PartitionEnds.Span(0, 0, TICK);

        assertThat(afterAsking(partition, IDLE)).hasValue(TICK);
    }

    @Test
    void partitionReadToItsEndFollowsTheTicksOnceItWasSilentForLong() {
        PartitionSilence partition = new PartitionSilence(PARTITION, 3, 0);
        partition.read(4, 1_000);
        ends.span = new PartitionEnds.Span(0, 5, TICK);

        assertThat(afterAsking(partition, IDLE)).isEmpty();
        assertThat(afterAsking(partition, 1_000 + IDLE)).hasValue(TICK);
    }

    @Test
    void noTickMeansNoTime() {
        PartitionSilence partition = new PartitionSilence(PARTITION, 0, 0);
        ends.span = new PartitionEnds.Span(0, 0, -1);

        assertThat(afterAsking(partition, IDLE)).isEmpty();
    }

    @Test
    void recordReadSinceTheQuestionMakesItsAnswerWorthless() {
        PartitionSilence partition = new PartitionSilence(PARTITION, 0, 0);
        ends.span = new PartitionEnds.Span(0, 0, TICK);
        partition.knownUntil(IDLE, IDLE, ends);

        partition.read(0, IDLE);

        assertThat(partition.knownUntil(2 * IDLE, IDLE, ends)).isEmpty();
    }

    @Test
    void brokerThatCannotBeAskedIsAskedAgain() {
        PartitionSilence partition = new PartitionSilence(PARTITION, 0, 0);

        assertThat(afterAsking(partition, IDLE)).isEmpty();
        ends.span = new PartitionEnds.Span(0, 0, TICK);
        assertThat(partition.knownUntil(IDLE, IDLE, ends)).isEmpty();
        assertThat(partition.knownUntil(IDLE, IDLE, ends)).hasValue(TICK);
    }

    /** The first look asks, the second hears the answer. */
    private OptionalLong afterAsking(PartitionSilence partition, long nowMillis) {
        assertThat(partition.knownUntil(nowMillis, IDLE, ends)).isEmpty();
        return partition.knownUntil(nowMillis, IDLE, ends);
    }

    /** Knows the answer at once, or fails. */
    private static final class TestingEnds extends PartitionEnds {

        private Span span;

        TestingEnds() {
            super(new Properties(), "ticks");
        }

        @Override
        CompletableFuture<Span> span(TopicPartition partition) {
            return span == null
                    ? CompletableFuture.failedFuture(new IllegalStateException("no broker"))
                    : CompletableFuture.completedFuture(span);
        }
    }
}

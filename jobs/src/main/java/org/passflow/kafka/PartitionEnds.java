package org.passflow.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker where partitions end, and which tick was there before. Connects at the first question. Used by one thread. */
class PartitionEnds implements AutoCloseable {

    private final Properties connection;
    private final TopicPartition ticks;
    private final Map<TopicPartition, CompletableFuture<Span>> questions = new HashMap<>();
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

    /** Answers some time after {@link #send}, on a thread of the client; fails when the broker cannot be asked. */
    CompletableFuture<Span> span(TopicPartition partition) {
        return questions.computeIfAbsent(partition, one -> new CompletableFuture<>());
    }

    /** Sends all questions that were put, in one go: one a partition keeps a broker busy. First the tick, then the ends. */
    @SuppressWarnings("FutureReturnValueIgnored") // The questions hear of what fails.
    void send() {
        if (questions.isEmpty()) {
            return;
        }
        if (admin == null) {
            admin = Admin.create(connection);
        }
        Map<TopicPartition, CompletableFuture<Span>> sent = Map.copyOf(questions);
        questions.clear();
        CompletableFuture<?> answered = offset(ask(Set.of(ticks), OffsetSpec.maxTimestamp()), ticks)
                .thenAccept(tick -> answer(sent, tick.timestamp()));
        answered.whenComplete((nothing, problem) -> {
            if (problem != null) {
                sent.values().forEach(question -> question.completeExceptionally(problem));
            }
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The question hears of what fails.
    private void answer(Map<TopicPartition, CompletableFuture<Span>> sent, long tickMillis) {
        ListOffsetsResult firsts = ask(sent.keySet(), OffsetSpec.earliest());
        ListOffsetsResult ends = ask(sent.keySet(), OffsetSpec.latest());
        sent.forEach((partition, question) -> offset(firsts, partition)
                .thenCombine(
                        offset(ends, partition), (first, end) -> new Span(first.offset(), end.offset(), tickMillis))
                .whenComplete((span, problem) -> {
                    if (problem == null) {
                        question.complete(span);
                    } else {
                        question.completeExceptionally(problem);
                    }
                }));
    }

    private ListOffsetsResult ask(Set<TopicPartition> partitions, OffsetSpec spec) {
        return admin.listOffsets(
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec)));
    }

    private static CompletableFuture<ListOffsetsResultInfo> offset(ListOffsetsResult answer, TopicPartition partition) {
        return answer.partitionResult(partition).toCompletionStage().toCompletableFuture();
    }

    /** Waits for no answer: while the broker is away the client would wait for it, and the task could not be cancelled. */
    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}

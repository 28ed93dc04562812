package org.passflow.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.passflow.feed.ArrivingEvent;
import org.passflow.registry.ShippedReference;
import org.passflow.simulator.Simulator;
import org.passflow.stack.KafkaBroker;
import org.passflow.stack.StackException;
import org.passflow.stack.Topics;

/**
 * How far a simulation that was stopped had come.
 *
 * @param madeFrom since when events are to be made
 * @param writtenUntil the latest arrival in any topic, epoch milliseconds; what arrived until then is there already
 */
record SimulatedPast(Instant madeFrom, long writtenUntil) {

    /** Longer than a demonstration lasts. */
    private static final int DECREED_DAYS = 90;

    /** Of an earlier run on these brokers, else a history of this length that ends now. */
    static SimulatedPast find(String bootstrapServers, Instant now, Duration history) throws InterruptedException {
        long latest = latestArrival(bootstrapServers);
        return latest < 0
                ? new SimulatedPast(now.minus(history).truncatedTo(ChronoUnit.MINUTES), Long.MIN_VALUE)
                : new SimulatedPast(Instant.ofEpochMilli(latest).minus(Simulator.LONGEST_UNDER_WAY), latest);
    }

    /**
     * Sites, units and the like, and what the simulation decrees, unless an earlier run has written them: they arrive before
     * the first event.
     */
    List<ArrivingEvent> reference(Simulator simulator, ZoneId zone) {
        if (writtenUntil != Long.MIN_VALUE) {
            return List.of();
        }
        List<ArrivingEvent> records = new ArrayList<>(ShippedReference.records(madeFrom.toEpochMilli()));
        LocalDate first = madeFrom.atZone(zone).toLocalDate();
        records.addAll(simulator.ordinances(first, first.plusDays(DECREED_DAYS), madeFrom.toEpochMilli()));
        return records;
    }

    /** Everything that is still to arrive, without end. */
    Iterator<ArrivingEvent> continuation(Simulator simulator) {
        Spliterator<ArrivingEvent> all =
                Spliterators.spliteratorUnknownSize(simulator.endless(madeFrom), Spliterator.ORDERED);
        return StreamSupport.stream(all, false)
                .dropWhile(event -> event.arrivalMillis() <= writtenUntil)
                .iterator();
    }

    private static long latestArrival(String bootstrapServers) throws InterruptedException {
        try (Admin admin = KafkaBroker.admin(bootstrapServers)) {
            Collection<TopicDescription> topics = admin.describeTopics(
                            Topics.onOneMachine("").names())
                    .allTopicNames()
                    .get()
                    .values();
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (TopicDescription topic : topics) {
                topic.partitions()
                        .forEach(partition -> latest.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.maxTimestamp()));
            }
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::timestamp)
                    .max()
                    .orElse(-1);
        } catch (ExecutionException e) {
            throw new StackException("Kafka does not say what is in its topics", e.getCause());
        }
    }
}

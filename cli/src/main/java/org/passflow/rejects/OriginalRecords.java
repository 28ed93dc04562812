package org.passflow.rejects;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.passflow.kafka.KafkaSettings;

/** The records as their producers sent them, read from Kafka one at a time by position. One thread uses it. */
public final class OriginalRecords implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    private final String topicPrefix;

    /** Closing this closes the consumer. */
    OriginalRecords(Consumer<byte[], byte[]> consumer, String topicPrefix) {
        this.consumer = consumer;
        this.topicPrefix = topicPrefix;
    }

    public static OriginalRecords inKafka(KafkaSettings kafka) {
        Properties settings = kafka.client();
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        return new OriginalRecords(
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                kafka.topicPrefix());
    }

    /** The record at a position; empty if the broker does not have it, or no longer. */
    public Optional<ConsumerRecord<byte[], byte[]>> at(RecordPosition position) {
        TopicPartition partition = new TopicPartition(topicPrefix + position.topic(), position.partition());
        if (!exists(partition)) {
            return Optional.empty();
        }
        consumer.assign(List.of(partition));
        long first = consumer.beginningOffsets(List.of(partition)).get(partition);
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        if (position.offset() < first || position.offset() >= end) {
            return Optional.empty();
        }
        consumer.seek(partition, position.offset());
        for (Duration waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(POLL)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                return Optional.of(record).filter(found -> found.offset() == position.offset());
            }
        }
        return Optional.empty();
    }

    private boolean exists(TopicPartition wanted) {
        return consumer.partitionsFor(wanted.topic()).stream()
                .anyMatch(partition -> partition.partition() == wanted.partition());
    }

    @Override
    public void close() {
        consumer.close();
    }
}

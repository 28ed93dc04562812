package org.passflow.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.passflow.event.Topics;
import org.passflow.reference.ReferenceVersion;

/**
 * Reads the control topics from their beginning to where they end now, so that nothing is judged before every version
 * is known (DESIGN §3.6).
 *
 * @param patience how long the brokers may take to answer, and to send the next records
 */
public record ReferenceReader(KafkaSettings settings, Duration patience) {

    private static final Duration POLL = Duration.ofMillis(100);

    /**
     * All versions; tombstones and records that cannot be used are left out.
     *
     * @throws KafkaException saying which topic is missing, or that the brokers do not answer
     */
    public List<ReferenceVersion> read() {
        return read(Topics.CONTROL);
    }

    /** The same of some of the topics, named without the installation's prefix. */
    public List<ReferenceVersion> read(List<String> topics) {
        Properties connection = settings.client();
        connection.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        connection.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis()));
        connection.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis()));
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(connection, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, topics);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readTo(consumer.endOffsets(partitions), consumer);
        } catch (TimeoutException e) {
            throw new KafkaException(silence(), e);
        }
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, List<String> topics) {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : topics) {
            String name = settings.fullName(topic);
            List<PartitionInfo> partitions = consumer.partitionsFor(name);
            if (partitions == null || partitions.isEmpty()) {
                throw new KafkaException("There is no topic " + name + " at " + settings.bootstrapServers());
            }
            partitions.forEach(partition -> all.add(new TopicPartition(name, partition.partition())));
        }
        return all;
    }

    private List<ReferenceVersion> readTo(Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer) {
        ControlDecoder decoder = new ControlDecoder();
        List<ReferenceVersion> versions = new ArrayList<>();
        Duration waited = Duration.ZERO;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (waited.compareTo(patience) > 0) {
                throw new KafkaException(silence());
            }
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            waited = records.isEmpty() ? waited.plus(POLL) : Duration.ZERO;
            for (ConsumerRecord<byte[], byte[]> record : records) {
                ReferenceVersion version = decoder.decode(settings, record);
                if (version.id() != null) {
                    versions.add(version);
                }
            }
        }
        return versions;
    }

    private String silence() {
        return "Kafka at " + settings.bootstrapServers() + " did not answer within " + patience.toMillis() + " ms";
    }
}

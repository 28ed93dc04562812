package org.passflow.rules;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.passflow.event.Topics;
import org.passflow.kafka.KafkaSettings;

/** The alerts that were really raised, as the topic {@code alerts} keeps them: the last change of each. */
record RaisedAlerts(KafkaSettings kafka) {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final JsonMapper JSON = new JsonMapper();

    /** All that there are now, in the order in which they were opened at their partition. */
    Collection<RaisedAlert> read() {
        Properties connection = kafka.client();
        connection.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        Map<String, RaisedAlert> last = new LinkedHashMap<>();
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(connection, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            String topic = kafka.fullName(Topics.ALERTS);
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> take(record, last));
            }
        }
        return last.values();
    }

    private static void take(ConsumerRecord<byte[], byte[]> change, Map<String, RaisedAlert> last) {
        if (change.value() == null) {
            return;
        }
        try {
            RaisedAlert alert = RaisedAlert.of(JSON.readTree(change.value()));
            last.put(alert.id(), alert);
        } catch (IOException e) {
            throw new UncheckedIOException("An alert cannot be read", e);
        }
    }
}

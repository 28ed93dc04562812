package org.passflow.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.passflow.kafka.KafkaSettings;
import org.passflow.kafka.ReferenceReader;
import org.passflow.reference.ReferenceHistory;
import org.passflow.reference.ReferenceVersion;

/** The control topics of an installation. */
public record ReferenceTopics(KafkaSettings settings) {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /**
     * Every version of one kind.
     *
     * @throws KafkaException when the topic is missing or the brokers do not answer
     */
    public ReferenceHistory history(ReferenceKind kind) {
        ReferenceHistory history = new ReferenceHistory();
        versions(kind).forEach(history::add);
        return history;
    }

    /** The same as they stand in the topic, those too that others replaced. */
    public List<ReferenceVersion> versions(ReferenceKind kind) {
        return new ReferenceReader(settings, PATIENCE).read(List.of(kind.topic()));
    }

    /**
     * Sends versions, and waits until all are stored.
     *
     * @param arrivalMillis their timestamp, epoch milliseconds UTC, where the topic takes it from the sender
     * @throws KafkaException when one was not stored; those before it may have been
     */
    public void put(List<ReferenceFile.Entry> entries, long arrivalMillis) throws InterruptedException {
        Properties connection = settings.client();
        connection.put(ProducerConfig.ACKS_CONFIG, "all");
        connection.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ReferenceFile.Entry entry : entries) {
                sent.add(producer.send(new ProducerRecord<>(
                        settings.fullName(entry.kind().topic()),
                        null,
                        arrivalMillis,
                        entry.version().id().getBytes(UTF_8),
                        entry.value())));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "Kafka did not store every version: " + e.getCause().getMessage(), e.getCause());
        }
    }
}

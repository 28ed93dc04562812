package org.passflow.rejects;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.passflow.kafka.KafkaSettings;
import org.passflow.rejects.RetryRules.Verdict;

/**
 * Sends the originals of refused records again: same topic, same key, same value, arriving now. Sent twice they count
 * once, for they have their identity. One thread uses it.
 */
public final class Retry implements AutoCloseable {
    private final OriginalRecords originals;
    private final Producer<byte[], byte[]> producer;
    private final RetryRules rules;
    private final InstantSource clock;

    /** Closing this closes the originals and the producer. */
    Retry(OriginalRecords originals, Producer<byte[], byte[]> producer, RetryRules rules, InstantSource clock) {
        this.originals = originals;
        this.producer = producer;
        this.rules = rules;
        this.clock = clock;
    }

    public static Retry inKafka(KafkaSettings kafka, RetryRules rules, InstantSource clock) {
        Properties settings = kafka.client();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 16 * 1024 * 1024);
        return new Retry(
                OriginalRecords.inKafka(kafka),
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
                rules,
                clock);
    }

    /**
     * Sends one record again if it would count now, and waits until it is stored.
     *
     * @throws KafkaException if Kafka cannot be read or does not store it
     */
    public Verdict retry(RecordPosition position) throws InterruptedException {
        Optional<ConsumerRecord<byte[], byte[]>> original = originals.at(position);
        if (original.isEmpty()) {
            return new Verdict(false, "not in Kafka, or no longer");
        }
        ConsumerRecord<byte[], byte[]> record = original.get();
        long nowMillis = clock.millis();
        Verdict verdict = rules.judge(position.topic(), record.value(), nowMillis);
        if (verdict.send()) {
            send(new ProducerRecord<>(record.topic(), null, nowMillis, record.key(), record.value()));
        }
        return verdict;
    }

    private void send(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "Kafka did not store the record: " + e.getCause().getMessage(), e.getCause());
        }
    }

    @Override
    public void close() {
        originals.close();
        producer.close();
    }
}

package org.passflow.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.passflow.event.Topics;
import org.passflow.kafka.KafkaSettings;

/**
 * Writes events to Kafka in the order in which they arrive, and a tick every five seconds of arrival time between them,
 * so that the jobs' time goes on just as it did when the events happened.
 *
 * <p>The record timestamp is the arrival time; Kafka's own partitioner places a record by its key. One thread writes.
 * What cannot be stored breaks the writer: the next call and {@link #finish} throw {@link KafkaException}. The broker
 * refuses timestamps more than an hour ahead of its clock.
 */
public final class EventWriter implements AutoCloseable {

    /** Time between two ticks, in arrival time. */
    public static final Duration TICK = Duration.ofSeconds(5);

    /**
     * Everything written is stored before arrival time goes on by more than this. Partitions are sent in batches of
     * their own; without a bound, a reader could see the ticks of hours before the events of the first minute. Half of
     * the ten minutes for which the jobs keep a window beyond its horizon.
     */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final byte[] TICK_VALUE = "{}".getBytes(UTF_8);

    private final Producer<byte[], byte[]> producer;
    private final String topicPrefix;
    private final WriteListener listener;
    private final Map<String, Long> counts = new TreeMap<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private boolean started;
    private long lastArrivalMillis;
    private long nextTickMillis;
    private long nextFlushMillis;

    /** A writer through {@code producer}, which it closes when it is closed. */
    public EventWriter(Producer<byte[], byte[]> producer, String topicPrefix, WriteListener listener) {
        this.producer = producer;
        this.topicPrefix = topicPrefix;
        this.listener = listener;
    }

    /** A writer to brokers that neither encrypt nor ask who is there. */
    public static EventWriter toKafka(String bootstrapServers, String topicPrefix, WriteListener listener) {
        return toKafka(new KafkaSettings(bootstrapServers, topicPrefix), listener);
    }

    /** A writer to the topics that are there. */
    public static EventWriter toKafka(KafkaSettings kafka, WriteListener listener) {
        Properties settings = kafka.client();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A new topic may refuse the first batch and take the second: then the first would never be in sequence.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 10);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 16 * 1024 * 1024);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Duration.ofSeconds(30).toMillis());
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        return new EventWriter(producer, kafka.topicPrefix(), listener);
    }

    /**
     * Sends the event, and before it the ticks that are due.
     *
     * @throws IllegalArgumentException when the event arrives before what has already been written
     */
    public void write(ArrivingEvent event) {
        tickUntil(event.arrivalMillis());
        byte[] key = event.key() == null ? null : event.key().getBytes(UTF_8);
        send(event.topic(), key, event.value(), event.arrivalMillis(), event);
    }

    /** Sends the ticks due until then, and takes note that nothing earlier will be written. */
    public void tickUntil(long arrivalMillis) {
        if (!started) {
            started = true;
            lastArrivalMillis = arrivalMillis;
            nextTickMillis = Math.floorDiv(arrivalMillis, TICK.toMillis()) * TICK.toMillis();
            nextFlushMillis = nextTickMillis + SKEW.toMillis();
        }
        if (arrivalMillis < lastArrivalMillis) {
            throw new IllegalArgumentException(
                    "arrival goes back from " + lastArrivalMillis + " to " + arrivalMillis + " (epoch ms)");
        }
        lastArrivalMillis = arrivalMillis;
        for (; nextTickMillis <= arrivalMillis; nextTickMillis += TICK.toMillis()) {
            if (nextTickMillis >= nextFlushMillis) {
                flush();
                nextFlushMillis = nextTickMillis + SKEW.toMillis();
            }
            send(Topics.TICKS, null, TICK_VALUE, nextTickMillis, null);
        }
    }

    /**
     * Sends closing ticks for {@code closing} beyond the last arrival, so that everything fires, and waits until all is
     * stored.
     *
     * @return records stored per topic, without prefix; ticks among them
     */
    public Map<String, Long> finish(Duration closing) {
        if (started) {
            tickUntil(lastArrivalMillis + closing.toMillis());
        }
        flush();
        return counts();
    }

    /** Waits until all that was written is stored. */
    public void flush() {
        producer.flush();
        throwIfBroken();
    }

    /** Records written so far per topic, without prefix; ticks among them. */
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    @Override
    public void close() {
        producer.close();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback hears of what fails.
    private void send(String topic, byte[] key, byte[] value, long arrivalMillis, ArrivingEvent event) {
        throwIfBroken();
        var message = new ProducerRecord<>(topicPrefix + topic, null, arrivalMillis, key, value);
        producer.send(message, (stored, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            } else if (event != null) {
                listener.written(event, stored.partition(), stored.offset());
            }
        });
        counts.merge(topic, 1L, Long::sum);
    }

    private void throwIfBroken() {
        Exception problem = failure.get();
        if (problem != null) {
            throw new KafkaException("Kafka did not store a record: " + problem.getMessage(), problem);
        }
    }
}

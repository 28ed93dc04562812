package org.passflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.passflow.event.Topics;
import org.passflow.stack.ClickHouseHttp;

/**
 * Looks for probes where readers of alerts look: asks the view again and again while there is something to see, since to ask
 * without an end would take a processor from what is measured, and follows the topic {@code alerts}. Each in a thread of its
 * own until they are stopped.
 */
final class ProbeReaders {

    /** Every probe's event id begins so. */
    static final String PROBE = "probe-";

    private static final Duration RECENT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProbeBook book;
    private final ConcurrentLinkedQueue<Long> looks = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;
    private volatile boolean isOver;

    ProbeReaders(ProbeBook book, ClickHouseHttp board, String database, String kafka) {
        this.book = book;
        threads = List.of(new Thread(() -> look(board, database), "look"), new Thread(() -> follow(kafka), "follow"));
        threads.forEach(Thread::start);
    }

    /** How long each look took, milliseconds, sorted. */
    long[] looks() {
        return looks.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private void look(ClickHouseHttp board, String database) {
        try {
            while (!isOver) {
                if (!book.isAwaited()) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                    continue;
                }
                long begin = System.currentTimeMillis();
                List<JsonNode> rows = board.query(
                        "SELECT event_id FROM %s.v_alerts_current WHERE startsWith(event_id, '%s') AND noticed_at > fromUnixTimestamp64Milli(%d)"
                                .formatted(database, PROBE, begin - RECENT.toMillis()));
                long now = System.currentTimeMillis();
                rows.forEach(
                        row -> book.passed(Hop.READABLE, row.get("event_id").asText(), now));
                looks.add(now - begin);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(String kafka) {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.ALERTS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!isOver) {
                for (ConsumerRecord<byte[], byte[]> alert : consumer.poll(Duration.ofMillis(100))) {
                    long now = System.currentTimeMillis();
                    book.passed(
                            Hop.TOLD,
                            JSON.readTree(alert.value()).path("event_id").asText(),
                            now);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void stop() throws InterruptedException {
        isOver = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}

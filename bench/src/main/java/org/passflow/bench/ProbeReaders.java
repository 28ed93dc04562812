package org.passflow.bench;

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
import org.passflow.stack.ClickHouseServer;
import org.passflow.stack.Stack;

/**
 * Looks for probes where readers of alerts look: asks the view when the table behind it has a new one, since to ask it without
 * an end would take a processor from what is measured, and follows the topic {@code alerts}. Each in a thread of its own until
 * they are stopped.
 */
final class ProbeReaders {

    /** Every probe's event id begins so. */
    static final String PROBE = "probe-";

    private static final Duration RECENT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProbeBook book;
    private final ConcurrentLinkedQueue<Long> looks = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;
    private volatile boolean isOver;

    ProbeReaders(ProbeBook book, Stack stack, String database) {
        String kafka = stack.settings().ports().kafkaServers();
        this.book = book;
        threads = List.of(
                new Thread(() -> look(stack.clickHouse(), database), "look"),
                new Thread(() -> follow(kafka), "follow"));
        threads.forEach(Thread::start);
    }

    /** How long each look took, milliseconds, sorted. */
    long[] looks() {
        return looks.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private void look(ClickHouseServer clickHouse, String database) {
        try {
            while (!isOver) {
                if (hasNews(clickHouse.as("migrator"), database)) {
                    long begin = System.currentTimeMillis();
                    List<String> seen = probes(clickHouse.as("board"), database + ".v_alerts_current");
                    long end = System.currentTimeMillis();
                    seen.forEach(probe -> book.passed(Hop.READABLE, probe, begin));
                    seen.forEach(probe -> book.passed(Hop.READ, probe, end));
                    looks.add(end - begin);
                } else {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasNews(ClickHouseHttp clickHouse, String database) throws IOException, InterruptedException {
        return book.isAwaited()
                && probes(clickHouse, database + ".alerts").stream().anyMatch(book::isUnread);
    }

    private static List<String> probes(ClickHouseHttp clickHouse, String table)
            throws IOException, InterruptedException {
        return clickHouse
                .query(
                        "SELECT event_id FROM %s WHERE startsWith(event_id, '%s') AND noticed_at > fromUnixTimestamp64Milli(%d)"
                                .formatted(table, PROBE, System.currentTimeMillis() - RECENT.toMillis()))
                .stream()
                .map(row -> row.get("event_id").asText())
                .toList();
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

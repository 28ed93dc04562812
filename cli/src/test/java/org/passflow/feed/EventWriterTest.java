package org.passflow.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class EventWriterTest {

    private final MockProducer<byte[], byte[]> kafka = producer(true);

    @Test
    void ticksComeEveryFiveSecondsOfArrivalBetweenTheEvents() {
        try (EventWriter writer = new EventWriter(kafka, "r1-", WriteListener.NONE)) {
            writer.write(event(12_000));
            writer.write(event(21_000));
            writer.finish(Duration.ofSeconds(10));
        }

        assertThat(kafka.history())
                .extracting(sent -> sent.topic() + "@" + sent.timestamp())
                .containsExactly(
                        "r1-ticks@10000",
                        "r1-trips@12000",
                        "r1-ticks@15000",
                        "r1-ticks@20000",
                        "r1-trips@21000",
                        "r1-ticks@25000",
                        "r1-ticks@30000");
    }

    @Test
    void tickHasNoKeyAndAnEmptyObject() {
        try (EventWriter writer = new EventWriter(kafka, "", WriteListener.NONE)) {
            writer.tickUntil(5_000);
        }

        ProducerRecord<byte[], byte[]> tick = kafka.history().get(0);
        assertThat(tick.key()).isNull();
        assertThat(tick.value()).asString(UTF_8).isEqualTo("{}");
    }

    @Test
    void countsEachTopicWithoutItsPrefix() {
        try (EventWriter writer = new EventWriter(kafka, "r1-", WriteListener.NONE)) {
            writer.write(event(1_000));
            writer.write(event(1_000));

            assertThat(writer.finish(Duration.ofSeconds(5))).containsOnly(entry("trips", 2), entry("ticks", 2));
        }
    }

    @Test
    void arrivalThatGoesBackIsRefused() {
        try (EventWriter writer = new EventWriter(kafka, "", WriteListener.NONE)) {
            writer.write(event(2_000));

            assertThatThrownBy(() -> writer.write(event(1_999)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("arrival goes back");
        }
    }

    @Test
    void recordThatKafkaRefusesBreaksTheWriter() {
        MockProducer<byte[], byte[]> failing = producer(false);
        try (EventWriter writer = new EventWriter(failing, "", WriteListener.NONE)) {
            writer.write(event(2_000));
            failing.errorNext(new KafkaException("disk full"));
            failing.errorNext(new KafkaException("disk full"));

            assertThatThrownBy(() -> writer.write(event(2_001)))
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining("disk full");
        }
    }

    @Test
    void listenerHearsWhereEventsStandButNothingOfTicks() {
        List<Long> offsets = new ArrayList<>();
        try (EventWriter writer = new EventWriter(kafka, "", (event, partition, offset) -> offsets.add(offset))) {
            writer.write(event(1_000));
            writer.write(event(11_000));
            writer.finish(Duration.ofMinutes(1));
        }

        assertThat(offsets).containsExactly(0L, 1L);
    }

    private static MockProducer<byte[], byte[]> producer(boolean storesAtOnce) {
        return new MockProducer<>(
                storesAtOnce, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static ArrivingEvent event(long arrivalMillis) {
        return new ArrivingEvent("trips", "t1", "{}".getBytes(UTF_8), arrivalMillis);
    }

    private static Map.Entry<String, Long> entry(String topic, long count) {
        return Map.entry(topic, count);
    }
}

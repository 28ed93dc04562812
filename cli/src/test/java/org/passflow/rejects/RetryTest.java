package org.passflow.rejects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.passflow.event.TimeRules;
import org.passflow.event.Topics;

class RetryTest {
    private static final Instant NOW = Instant.parse("2022-04-15T05:30:00Z");
    private static final String TOPIC = "r1-" + Topics.CHECKPOINT_EVENTS;
    private static final byte[] KEY = "gate-1".getBytes(UTF_8);
    private static final byte[] EVENT = ("{\"schema_version\":1,\"event_id\":\"e-1\",\"event_time\":"
                    + NOW.minusSeconds(60).toEpochMilli()
                    + ",\"site_id\":\"gate-1\",\"direction\":\"IN\",\"subject\":\"PERSON\",\"disposition\":\"PASSED\"}")
            .getBytes(UTF_8);

    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("none");
    private final MockProducer<byte[], byte[]> sent = producer(true);

    @Test
    void originalIsSentWithItsKeyAndArrivesNow() throws InterruptedException {
        given(7, EVENT);

        RetryRules.Verdict verdict = retry(sent).retry(at(7));

        assertThat(verdict.send()).isTrue();
        ProducerRecord<byte[], byte[]> again = sent.history().get(0);
        assertThat(again.topic()).isEqualTo(TOPIC);
        assertThat(again.key()).isEqualTo(KEY);
        assertThat(again.value()).isEqualTo(EVENT);
        assertThat(again.timestamp()).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void whatIsStillRefusedIsNotSent() throws InterruptedException {
        given(7, "{}".getBytes(UTF_8));

        assertThat(retry(sent).retry(at(7)).send()).isFalse();
        assertThat(sent.history()).isEmpty();
    }

    @Test
    void whatKafkaDoesNotHaveIsSaid() throws InterruptedException {
        given(7, EVENT);

        for (RecordPosition missing : List.of(at(6), at(8), new RecordPosition(Topics.CHECKPOINT_EVENTS, 9, 7))) {
            assertThat(retry(sent).retry(missing).explanation()).contains("not in Kafka");
        }
        assertThat(sent.history()).isEmpty();
    }

    @Test
    void whatKafkaDoesNotStoreIsAnError() {
        given(7, EVENT);
        MockProducer<byte[], byte[]> broken = producer(true);
        broken.sendException = new KafkaException("disk full");

        assertThatThrownBy(() -> retry(broken).retry(at(7)))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("disk full");
    }

    private void given(long offset, byte[] value) {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        Node node = new Node(0, "broker", 9092);
        kafka.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, new Node[] {node}, new Node[] {node})));
        kafka.updateBeginningOffsets(Map.of(partition, offset));
        kafka.updateEndOffsets(Map.of(partition, offset + 1));
        kafka.schedulePollTask(() -> kafka.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, KEY, value)));
    }

    private Retry retry(MockProducer<byte[], byte[]> producer) {
        TimeRules time = new TimeRules(Duration.ofHours(24), TimeRules.DEFAULT_CLOCK_TOLERANCE);
        return new Retry(new OriginalRecords(kafka, "r1-"), producer, new RetryRules(time), InstantSource.fixed(NOW));
    }

    private static RecordPosition at(long offset) {
        return new RecordPosition(Topics.CHECKPOINT_EVENTS, 0, offset);
    }

    private static MockProducer<byte[], byte[]> producer(boolean autoComplete) {
        return new MockProducer<>(
                autoComplete, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    }
}

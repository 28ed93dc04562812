package org.passflow.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.passflow.feed.EventWriter;
import org.passflow.feed.WriteListener;
import org.passflow.stack.Folders;
import org.passflow.stack.Installation;
import org.passflow.stack.KafkaBroker;
import org.passflow.stack.Ports;
import org.passflow.stack.StackSettings;
import org.passflow.stack.Topics;

/** A Kafka broker of its own on free ports of loopback, which ends with this process and leaves no data. */
final class BenchKafka implements AutoCloseable {

    private static final long SEED = 20_200_302;

    /** Beyond the watermark's bound and the minute of the last event. */
    private static final Duration CLOSING_TICKS = Duration.ofMinutes(2);

    private static final int BATCH_BYTES = 256 * 1024;

    private final Path folder;
    private final Ports ports;
    private final KafkaBroker broker;

    private BenchKafka(Path folder) {
        this.folder = folder;
        this.ports = Ports.free();
        this.broker =
                new KafkaBroker(Installation.current(), StackSettings.in(folder).withPorts(ports));
    }

    /** Starts the broker with no topics and waits until it answers. */
    static BenchKafka start(Path folder) throws InterruptedException {
        Folders.delete(folder);
        BenchKafka kafka = new BenchKafka(folder);
        kafka.broker.start();
        kafka.broker.process().awaitHealthy();
        return kafka;
    }

    String servers() {
        return ports.kafkaServers();
    }

    /** Creates the topics of a data set and writes it, compressed as gateways do it. */
    Written write(DataSet data) throws InterruptedException {
        try (Admin admin = KafkaBroker.admin(servers())) {
            Topics.onOneMachine(data.prefix()).apply(admin);
        }
        EventGenerator events = new EventGenerator(data, SEED);
        var producer = new KafkaProducer<>(producerSettings(), new ByteArraySerializer(), new ByteArraySerializer());
        try (EventWriter writer = new EventWriter(producer, data.prefix(), WriteListener.NONE)) {
            events.forEachRemaining(writer::write);
            writer.finish(CLOSING_TICKS);
        }
        return events.written();
    }

    private Map<String, Object> producerSettings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers(),
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                // A new topic may refuse the first batch and take the second: then the first would never be in
                // sequence.
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES);
    }

    @Override
    public void close() {
        broker.process().stop();
        Folders.delete(folder);
    }
}

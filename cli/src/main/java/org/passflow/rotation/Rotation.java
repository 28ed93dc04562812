package org.passflow.rotation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
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
import org.passflow.stack.ClickHouseHttp;

/** Moves the open orders of quarantine of an installation to the tokens of a new key. */
public final class Rotation {
    private final List<OpenOrder> orders;
    private final TokenPairs pairs;
    private final Instant at;

    private Rotation(List<OpenOrder> orders, TokenPairs pairs, Instant at) {
        this.orders = orders;
        this.pairs = pairs;
        this.at = at;
    }

    /** Looks at the orders as they are, as migrator. */
    public static Rotation of(ClickHouseHttp migrator, String database, TokenPairs pairs, Instant at)
            throws IOException, InterruptedException {
        return new Rotation(OpenOrder.read(migrator, database), pairs, at);
    }

    /** How many orders can move now. */
    public long ready() {
        return moved().stream().filter(MovedOrder::canMove).count();
    }

    /** How many can move only later, a day after they began. */
    public long later() {
        return moved().size() - ready();
    }

    /** Open orders of persons of whom no pair tells, and who have no token of the new key. */
    public long unknown() {
        return orders.stream()
                .filter(order -> !pairs.newByOld().containsKey(order.token())
                        && !pairs.newByOld().containsValue(order.token()))
                .count();
    }

    /** Sends the events that move those that can, and waits until all are stored. */
    public void send(KafkaSettings kafka) throws InterruptedException {
        Properties settings = kafka.client();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (MovedOrder order : moved()) {
                if (order.canMove()) {
                    order.messages()
                            .forEach(message -> sent.add(producer.send(new ProducerRecord<>(
                                    kafka.fullName("quarantine-orders"),
                                    null,
                                    at.toEpochMilli(),
                                    message.token().getBytes(UTF_8),
                                    message.value()))));
                }
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "Kafka did not store an event: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private List<MovedOrder> moved() {
        return orders.stream()
                .filter(order -> pairs.newByOld().containsKey(order.token()))
                .map(order -> new MovedOrder(order, pairs.newByOld().get(order.token()), at))
                .toList();
    }
}

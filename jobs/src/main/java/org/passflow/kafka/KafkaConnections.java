package org.passflow.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.passflow.alert.AlertRow;
import org.passflow.event.EventJson;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Topics;
import org.passflow.reference.ReferenceVersion;

/** The topics as Flink sources and sinks. */
public record KafkaConnections(KafkaSettings settings) {

    /** Ticks a second that the job writes, unless they come from outside. */
    private static final double TICKS_PER_SECOND = 0.2;

    /** How soon a partition that was added is read; until then time goes on without its records. Flink's own: five minutes. */
    private static final Duration DISCOVERY = Duration.ofSeconds(10);

    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

    /**
     * All topics that take part in time, from where the checkpoint was, else from the first record: reading again changes
     * nothing, skipping would.
     *
     * @param idle after how long without a record a partition that was read to its end follows the ticks
     * @param bound how far the watermark stays behind arrival
     */
    public Source<Received, ?, ?> timedTopics(Duration idle, Duration bound) {
        return new CaughtUpSource(timed(new ReceivedDeserializer(settings)).build(), settings, idle, bound);
    }

    /** The same up to the records that are there when the job starts; then the source ends. */
    public Source<Received, ?, ?> timedTopicsUntilNow(Duration idle, Duration bound) {
        return untilNow(new ReceivedDeserializer(settings), idle, bound);
    }

    /**
     * The same, reading none but some fields of records that somebody else has judged: what a count costs that believes
     * all it reads, for benchmarks.
     *
     * @param needed names of the fields to read, event_time among them; the others are neither judged nor kept
     */
    public Source<Received, ?, ?> timedTopicsUntilNow(Duration idle, Duration bound, Set<String> needed) {
        return untilNow(new ReceivedDeserializer(settings, needed), idle, bound);
    }

    private Source<Received, ?, ?> untilNow(ReceivedDeserializer records, Duration idle, Duration bound) {
        KafkaSource<Received> kafka =
                timed(records).setBounded(OffsetsInitializer.latest()).build();
        return new CaughtUpSource(kafka, settings, idle, bound);
    }

    /** The same up to what had arrived by an instant, epoch milliseconds UTC; then the source ends. */
    public Source<Received, ?, ?> timedTopicsUntil(long arrivalMillis, Duration idle, Duration bound) {
        KafkaSource<Received> kafka = timed(new ReceivedDeserializer(settings))
                .setBounded(OffsetsInitializer.timestamp(arrivalMillis))
                .build();
        return new CaughtUpSource(kafka, settings, idle, bound);
    }

    private KafkaSourceBuilder<Received> timed(ReceivedDeserializer records) {
        return KafkaSource.<Received>builder()
                .setProperties(settings.client())
                .setTopics(Topics.TIMED.stream().map(settings::fullName).toList())
                .setStartingOffsets(new FromTheFirst())
                .setProperty(
                        KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), Long.toString(DISCOVERY.toMillis()))
                .setDeserializer(records);
    }

    /** The topics of reference data, every version from the first on; they take no part in time. */
    public Source<ReferenceVersion, ?, ?> controlTopics() {
        return KafkaSource.<ReferenceVersion>builder()
                .setProperties(settings.client())
                .setTopics(Topics.CONTROL.stream().map(settings::fullName).toList())
                .setStartingOffsets(new FromTheFirst())
                .setDeserializer(new ReferenceDeserializer(settings))
                .build();
    }

    /** Tells producers what was refused, keyed by position; after a crash a reject may come again. */
    public Sink<Received> rejects() {
        String topic = settings.fullName(Topics.REJECTS);
        KafkaRecordSerializationSchema<Received> reject = (received, context, timestamp) -> {
            Position position = received.position();
            String key = position.topic() + '/' + position.partition() + '/' + position.offset();
            return new ProducerRecord<>(
                    topic,
                    null,
                    position.arrivalMillis(),
                    key.getBytes(StandardCharsets.UTF_8),
                    EventJson.ofReject(received).getBytes(StandardCharsets.UTF_8));
        };
        return KafkaSink.<Received>builder()
                .setKafkaProducerConfig(settings.client())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(reject)
                .build();
    }

    /** Tells other systems of every change of every alert, keyed by alert; after a crash a change may come again. */
    public Sink<AlertRow> alerts() {
        String topic = settings.fullName(Topics.ALERTS);
        KafkaRecordSerializationSchema<AlertRow> change = (row, context, timestamp) -> new ProducerRecord<>(
                topic,
                null,
                row.alert().changedMillis(),
                row.alert().id().getBytes(StandardCharsets.UTF_8),
                AlertJson.of(row));
        return KafkaSink.<AlertRow>builder()
                .setKafkaProducerConfig(settings.client())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(change)
                .build();
    }

    /** The clock of the job: a value every five seconds. Parallelism 1, since the rate is divided by it. */
    public Source<Long, ?, ?> clock() {
        return new DataGeneratorSource<>(
                index -> index, Long.MAX_VALUE, RateLimiterStrategy.perSecond(TICKS_PER_SECOND), Types.LONG);
    }

    /** Writes a tick for each value; its timestamp is the moment at which it is sent. */
    public Sink<Long> ticks() {
        String topic = settings.fullName(Topics.TICKS);
        KafkaRecordSerializationSchema<Long> tick =
                (index, context, timestamp) -> new ProducerRecord<>(topic, null, null, null, EMPTY_OBJECT);
        return KafkaSink.<Long>builder()
                .setKafkaProducerConfig(settings.client())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setProperty("linger.ms", "0")
                .setRecordSerializer(tick)
                .build();
    }
}

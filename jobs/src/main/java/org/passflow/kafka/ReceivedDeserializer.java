package org.passflow.kafka;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.passflow.event.Received;
import org.passflow.serial.Kinds;

/** Decodes records in the source, each to exactly one value; what cannot be used becomes a reject, never an exception. */
final class ReceivedDeserializer implements KafkaRecordDeserializationSchema<Received> {

    private static final long serialVersionUID = 1;

    private final KafkaSettings settings;
    /** The fields to read; null for all. */
    private final HashSet<String> needed;

    private transient EventDecoder decoder;
    private transient Map<String, String> plainNames;

    ReceivedDeserializer(KafkaSettings settings) {
        this.settings = settings;
        this.needed = null;
    }

    /** Reads none but the fields of these names, in records that somebody else has judged. */
    ReceivedDeserializer(KafkaSettings settings, Set<String> needed) {
        this.settings = settings;
        this.needed = new HashSet<>(needed);
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        decoder = needed == null ? new EventDecoder() : new EventDecoder(needed);
        plainNames = new HashMap<>();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Received> out) {
        out.collect(decoder.decode(
                plainNames.computeIfAbsent(record.topic(), settings::plainName),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.value()));
    }

    @Override
    public TypeInformation<Received> getProducedType() {
        return Kinds.of(Received.class);
    }
}

package org.passflow.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.passflow.event.Received;

/** Decodes records in the source, each to exactly one value; what cannot be used becomes a reject, never an exception. */
final class ReceivedDeserializer implements KafkaRecordDeserializationSchema<Received> {

    private static final long serialVersionUID = 1;

    private final KafkaSettings settings;
    private transient EventDecoder decoder;
    private transient Map<String, String> plainNames;

    ReceivedDeserializer(KafkaSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        decoder = new EventDecoder();
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
        return TypeInformation.of(Received.class);
    }
}

package org.passflow.kafka;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.passflow.reference.ReferenceVersion;
import org.passflow.serial.Kinds;

/** Decodes control records in the source, each to exactly one value; a bad one becomes a reject, never an exception. */
final class ReferenceDeserializer implements KafkaRecordDeserializationSchema<ReferenceVersion> {

    private static final long serialVersionUID = 1;

    private final KafkaSettings settings;
    private transient ControlDecoder decoder;

    ReferenceDeserializer(KafkaSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        decoder = new ControlDecoder();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ReferenceVersion> out) {
        out.collect(decoder.decode(settings, record));
    }

    @Override
    public TypeInformation<ReferenceVersion> getProducedType() {
        return Kinds.of(ReferenceVersion.class);
    }
}

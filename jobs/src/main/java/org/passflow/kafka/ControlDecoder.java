package org.passflow.kafka;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.passflow.alert.RuleCheck;
import org.passflow.event.Position;
import org.passflow.event.RejectReason;
import org.passflow.event.Topics;
import org.passflow.reference.ReferenceVersion;

/**
 * Turns the records of the control topics into versions of reference data, tombstones or rejects. Whatever a record
 * holds, it becomes one of these: nothing is thrown. Used by one thread at a time.
 */
public final class ControlDecoder {
    private final RecordReader reader = new RecordReader();
    private final Map<String, RecordFormat<ReferenceVersion>> formats = Map.of(
            Topics.SITES, new SiteFormat(),
            Topics.UNITS, new UnitFormat(),
            Topics.RISK_AREAS, new RiskAreaFormat(),
            Topics.RESPONSE_LEVELS, new ResponseLevelFormat(),
            Topics.ALERT_RULES, new AlertRuleFormat());

    /** Decodes a record as it stands in Kafka. */
    ReferenceVersion decode(KafkaSettings settings, ConsumerRecord<byte[], byte[]> record) {
        return decode(
                settings.plainName(record.topic()),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.value());
    }

    /**
     * Decodes one record.
     *
     * @param topic without the installation's prefix
     * @param arrivalMillis the record's timestamp, epoch milliseconds UTC
     * @param value the record's value; null is a tombstone
     * @throws IllegalArgumentException if the topic is not a control topic: a fault of the caller
     */
    public ReferenceVersion decode(String topic, int partition, long offset, long arrivalMillis, byte[] value) {
        RecordFormat<ReferenceVersion> format = formats.get(topic);
        if (format == null) {
            throw new IllegalArgumentException("not a control topic: " + topic);
        }
        Position position = new Position(topic, partition, offset, arrivalMillis);
        if (value == null) {
            return ReferenceVersion.tombstone(position);
        }
        reader.read(value, format);
        ReferenceVersion version = reader.faults().none() ? format.make(position) : null;
        if (version != null && version.alertRule() != null) {
            List<String> problems = RuleCheck.problems(version.alertRule());
            if (!problems.isEmpty()) {
                reader.faults().note(RejectReason.RULE, String.join("; ", problems));
            }
        }
        return reader.faults().none()
                ? version
                : ReferenceVersion.rejected(position, reader.faults().reject(value));
    }
}

package org.passflow.truth;

import java.time.Instant;

/**
 * A record as it stands in Kafka.
 *
 * @param topic without the installation's prefix
 * @param arrivalMillis the record's timestamp, epoch milliseconds UTC
 * @param value null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // Read once, never compared.
public record RawRecord(String topic, int partition, long offset, long arrivalMillis, byte[] value) {

    Position position() {
        return new Position(topic, partition, offset, Instant.ofEpochMilli(arrivalMillis));
    }
}

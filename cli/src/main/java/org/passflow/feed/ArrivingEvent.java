package org.passflow.feed;

/**
 * One record on its way into Kafka.
 *
 * @param topic name without the installation's prefix
 * @param key decides the partition; null where the topic has none
 * @param value JSON in UTF-8, or whatever a faulty producer would send; null for a tombstone
 * @param arrivalMillis becomes the record's timestamp, epoch milliseconds UTC
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, never compared.
public record ArrivingEvent(String topic, String key, byte[] value, long arrivalMillis) {}

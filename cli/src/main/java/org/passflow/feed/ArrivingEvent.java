package org.passflow.feed;

/**
 * One record on its way into Kafka.
 *
 * @param topic name without the installation's prefix
 * @param key decides the partition; null where the topic has none
 * @param value JSON in UTF-8, or whatever a faulty producer would send; null for a tombstone
 * @param arrivalMillis becomes the record's timestamp, epoch milliseconds UTC
 * @param label what its maker calls it, for instance DUPLICATE; is not sent; null for an ordinary event
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, never compared.
public record ArrivingEvent(String topic, String key, byte[] value, long arrivalMillis, String label) {

    /** An ordinary event. */
    public ArrivingEvent(String topic, String key, byte[] value, long arrivalMillis) {
        this(topic, key, value, arrivalMillis, null);
    }

    /** The same arriving at another time. */
    public ArrivingEvent arrivingAt(long millis) {
        return new ArrivingEvent(topic, key, value, millis, label);
    }
}

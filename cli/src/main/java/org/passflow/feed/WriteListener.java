package org.passflow.feed;

/** Hears where each event came to stand in Kafka. */
@FunctionalInterface
public interface WriteListener {

    /** Hears nothing. */
    WriteListener NONE = (event, partition, offset) -> {};

    /** Called once per stored event, ticks excepted, by one thread of the writer; in order within a partition. */
    void written(ArrivingEvent event, int partition, long offset);
}

package org.passflow.truth;

import java.time.Instant;
import java.util.Comparator;

/** Where a record stands in Kafka and when it arrived there. */
record Position(String topic, int partition, long offset, Instant arrival) {

    /** The order in which one reader of all topics would have received them. */
    static final Comparator<Position> BY_ARRIVAL = Comparator.comparing(Position::arrival)
            .thenComparing(Position::topic)
            .thenComparing(Position::partition)
            .thenComparing(Position::offset);
}

package org.passflow.bench;

import java.time.Duration;

/**
 * What is written into the topics of one prefix: events of equally busy sites, in order of arrival.
 *
 * @param prefix of the topics
 * @param events records of the topic {@code checkpoint-events}, repeats and voids among them
 * @param sites which take turns
 * @param span from the first arrival to the last
 */
record DataSet(String prefix, long events, int sites, Duration span) {

    /** 20 million events in six hours: what 25 million people and vehicles a day come to at their busiest. */
    private static final double EVENTS_PER_SECOND = 20e6 / Duration.ofHours(6).toSeconds();

    /** Events at the rate at which a large installation sends. */
    static DataSet atFullRate(String prefix, long events, int sites) {
        return new DataSet(prefix, events, sites, Duration.ofMillis((long) (events * 1000 / EVENTS_PER_SECOND)));
    }

    /** When the event of this number arrives, milliseconds after the first one. */
    long arrivalMillis(long number) {
        return (long) ((double) number * span.toMillis() / events);
    }
}

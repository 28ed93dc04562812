package org.passflow.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the passes of one variant took together.
 *
 * @param events in one pass
 * @param seconds of all passes, from the start of each job to its end
 * @param cpuSeconds of the process in this time: Flink, the Kafka client, compiler and garbage collector
 * @param rows that came out of the last pass
 * @param persons that the rows say in the pass that warmed up; 0 where nothing is counted
 */
record Measurement(
        String variant, long events, int passes, double seconds, double cpuSeconds, long rows, long persons) {

    private static final double MILLION = 1e6;

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    double eventsPerSecond() {
        return events * passes / seconds;
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    double cpuSecondsPerMillion() {
        return cpuSeconds / (events * passes / MILLION);
    }
}

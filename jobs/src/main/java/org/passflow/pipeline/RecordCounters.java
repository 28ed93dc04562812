package org.passflow.pipeline;

import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.passflow.event.IntakeCount;
import org.passflow.event.Topics;

/** How many records of each topic were read, and what became of those that were not accepted. */
final class RecordCounters {

    private static final String TOPIC = "topic";

    private final Map<String, Counter> records;
    private final Map<String, Counter> duplicates;
    private final Map<String, Counter> voids;
    private final Map<String, Counter> late;
    private final Map<String, Counter> rejected;

    RecordCounters(MetricGroup operator) {
        records = counters(operator, Metrics.RECORDS);
        duplicates = counters(operator, Metrics.DUPLICATES);
        voids = counters(operator, Metrics.VOIDS);
        late = counters(operator, Metrics.LATE);
        rejected = counters(operator, Metrics.REJECTED);
    }

    private static Map<String, Counter> counters(MetricGroup operator, String name) {
        return Metrics.counters(operator, TOPIC, Topics.TIMED, name);
    }

    /** Adds what was entered into the books; a record that moves to another class was read before. */
    void add(IntakeCount count) {
        String topic = count.topic();
        records.get(topic).inc(count.records());
        duplicates.get(topic).inc(count.duplicate());
        voids.get(topic).inc(count.voided());
        late.get(topic).inc(count.late());
        rejected.get(topic).inc(count.rejected());
    }
}

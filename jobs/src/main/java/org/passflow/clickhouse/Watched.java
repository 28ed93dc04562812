package org.passflow.clickhouse;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.clock.SystemClock;
import org.apache.flink.util.function.SerializableFunction;

/**
 * A sink that tells how it fares; names of metrics never change (docs/operations.md).
 *
 * @param sink writes through {@code connections}
 * @param table its name, the label of the metrics
 * @param arrivalMillis when what became a row arrived, epoch milliseconds UTC; null where nobody asks how long rows take
 */
record Watched<T>(
        Sink<T> sink, WatchedConnections connections, String table, SerializableFunction<T, Long> arrivalMillis)
        implements Sink<T> {

    private static final long serialVersionUID = 1;

    /** Batches that were refused, or that got no answer. */
    private static final String FAILED_BATCHES = "failed_batches";

    /** From arrival to where a row can be read, milliseconds, of the oldest row of each batch. */
    private static final String DELAY = "delay";

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        context.getUserCodeClassLoader()
                .registerReleaseHookIfAbsent(WatchedConnections.class.getName(), WatchedConnections::forgetDrivers);
        MetricGroup metrics = context.metricGroup().addGroup("passflow").addGroup("table", table);
        Counter failed = metrics.counter(FAILED_BATCHES);
        connections.countIn(failed);
        SinkWriter<T> writer = sink.createWriter(context);
        if (arrivalMillis == null) {
            return writer;
        }
        SystemClock clock = SystemClock.getInstance();
        return new TimedWriter<>(writer, arrivalMillis, metrics.histogram(DELAY, new RecentDelays(clock)), clock);
    }
}

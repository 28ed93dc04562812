package org.passflow.clickhouse;

import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.util.clock.SystemClock;
import org.apache.flink.util.function.SerializableFunction;

/**
 * A sink whose rows are written in a thread of its own. {@code JdbcSink} holds up its task while the server takes a batch,
 * and with it everything else that the task sends on: an alert would wait for the archive (ADR 9). Rows must be values that
 * nobody changes after he has handed them over.
 *
 * @param sink must not care for the time and the watermark of a row, and need not flush by itself
 * @param key same for rows of which the later replaces the earlier; null for a row that stays beside all others
 * @param batchRows rows that are written together; as many may wait meanwhile, then the task waits
 * @param batchInterval time between two batches that are not full
 */
record Aside<T>(Sink<T> sink, SerializableFunction<T, Object> key, int batchRows, Duration batchInterval)
        implements Sink<T> {

    private static final long serialVersionUID = 1;

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        return new AsideWriter<>(sink.createWriter(context), key, batchRows, batchInterval, SystemClock.getInstance());
    }
}

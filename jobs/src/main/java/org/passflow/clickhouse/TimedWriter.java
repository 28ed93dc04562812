package org.passflow.clickhouse;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.util.clock.Clock;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Notes, of each batch that the server has taken, how long after its arrival the oldest row could be read; a row without
 * arrival does not count. One thread writes.
 *
 * @param <T> what becomes a row
 */
@SuppressWarnings("try") // Flink's interface lets close() throw anything.
final class TimedWriter<T> implements SinkWriter<T> {
    private static final long NONE = Long.MAX_VALUE;

    private final SinkWriter<T> writer;
    private final SerializableFunction<T, Long> arrivalMillis;
    private final Histogram delays;
    private final Clock clock;
    private long oldestMillis = NONE;

    TimedWriter(SinkWriter<T> writer, SerializableFunction<T, Long> arrivalMillis, Histogram delays, Clock clock) {
        this.writer = writer;
        this.arrivalMillis = arrivalMillis;
        this.delays = delays;
        this.clock = clock;
    }

    @Override
    public void write(T row, Context context) throws IOException, InterruptedException {
        Long arrival = arrivalMillis.apply(row);
        if (arrival != null) {
            oldestMillis = Math.min(oldestMillis, arrival);
        }
        writer.write(row, context);
    }

    @Override
    public void flush(boolean isEnd) throws IOException, InterruptedException {
        writer.flush(isEnd);
        if (oldestMillis != NONE) {
            delays.update(clock.absoluteTimeMillis() - oldestMillis);
            oldestMillis = NONE;
        }
    }

    @Override
    public void close() throws Exception {
        writer.close();
    }
}

package org.passflow.clickhouse;

import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.util.clock.RelativeClock;
import org.apache.flink.util.function.SerializableFunction;

/**
 * Hands rows to another writer in a thread of its own, batch by batch and in their order. A row that comes when none came
 * for an interval is written at once; of rows that replace each other and wait together only the last is written. At least
 * once: {@link #flush} returns when all that was written before has been flushed. What fails in the thread fails the next call here.
 */
@SuppressWarnings("try") // Flink's interface lets close() throw anything.
final class AsideWriter<T> implements SinkWriter<T> {

    private static final Context TIMELESS = new Context() {
        @Override
        public long currentWatermark() {
            return Long.MIN_VALUE;
        }

        @Override
        public Long timestamp() {
            return null;
        }
    };

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final SinkWriter<T> writer;
    private final int batchRows;
    private final long intervalNanos;
    private final RelativeClock clock;
    private final Thread thread;
    private final Object lock = new Object();

    // The lock guards these.
    private Batch<T> waiting;
    private Flush flush = Flush.NOT_ASKED;
    private boolean isOver;
    private Exception failure;

    // The thread alone uses these.
    private Batch<T> batch;
    private long nextNanos;

    private enum Flush {
        NOT_ASKED,
        AT_CHECKPOINT,
        AT_END
    }

    AsideWriter(
            SinkWriter<T> writer,
            SerializableFunction<T, Object> key,
            int batchRows,
            Duration batchInterval,
            RelativeClock clock) {
        this.writer = writer;
        this.waiting = new Batch<>(key);
        this.batch = new Batch<>(key);
        this.batchRows = batchRows;
        this.intervalNanos = batchInterval.toNanos();
        this.clock = clock;
        this.nextNanos = clock.relativeTimeNanos();
        this.thread = new Thread(this::work, "write-aside");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void write(T row, Context context) throws IOException, InterruptedException {
        synchronized (lock) {
            throwIfFailed();
            while (waiting.size() >= batchRows) {
                lock.wait();
                throwIfFailed();
            }
            waiting.add(row);
            if (waiting.size() == 1 || waiting.size() == batchRows) {
                lock.notifyAll();
            }
        }
    }

    @Override
    public void flush(boolean isEnd) throws IOException, InterruptedException {
        synchronized (lock) {
            throwIfFailed();
            flush = isEnd ? Flush.AT_END : Flush.AT_CHECKPOINT;
            lock.notifyAll();
            while (flush != Flush.NOT_ASKED) {
                lock.wait();
                throwIfFailed();
            }
        }
    }

    private void throwIfFailed() throws IOException {
        if (failure != null) {
            throw new IOException("Rows could not be written", failure);
        }
    }

    private void work() {
        try {
            for (Flush asked = take(); asked != null; asked = take()) {
                for (T row : batch.rows()) {
                    writer.write(row, TIMELESS);
                }
                batch.clear();
                writer.flush(asked == Flush.AT_END);
                nextNanos = clock.relativeTimeNanos() + intervalNanos;
                if (asked != Flush.NOT_ASKED) {
                    tell(null);
                }
            }
        } catch (Exception e) {
            tell(e);
        }
    }

    /** Waits for a batch and takes it over; returns the flush that was asked for after it, or null at the end. */
    private Flush take() throws InterruptedException {
        synchronized (lock) {
            while (!isDue()) {
                long pause = (nextNanos - clock.relativeTimeNanos()) / NANOS_PER_MILLI + 1;
                lock.wait(waiting.isEmpty() ? 0 : Math.max(1, pause));
            }
            Batch<T> empty = batch;
            batch = waiting;
            waiting = empty;
            lock.notifyAll();
            return isOver ? null : flush;
        }
    }

    private boolean isDue() {
        boolean isTime = !waiting.isEmpty() && clock.relativeTimeNanos() - nextNanos >= 0;
        return isTime || waiting.size() >= batchRows || flush != Flush.NOT_ASKED || isOver;
    }

    /** All was flushed, or something failed. */
    private void tell(Exception problem) {
        synchronized (lock) {
            flush = Flush.NOT_ASKED;
            failure = problem;
            lock.notifyAll();
        }
    }

    @Override
    public void close() throws Exception {
        synchronized (lock) {
            isOver = true;
            lock.notifyAll();
        }
        // It may be waiting to try again a server that does not answer.
        thread.interrupt();
        thread.join();
        closeAtOnce();
    }

    /**
     * Lets JdbcSink try no more than once to write what it holds: that is read again from the checkpoint, and its pauses before
     * further tries, one table after the other, would outlast Flink's patience with a task that is cancelled.
     */
    private void closeAtOnce() throws Exception {
        Thread.currentThread().interrupt();
        try {
            writer.close();
        } catch (RuntimeException unwritten) {
            // Thrown from here it would end the whole TaskManager. Who asked for a flush was told of the failure
            // itself.
        } finally {
            Thread.interrupted();
        }
    }
}

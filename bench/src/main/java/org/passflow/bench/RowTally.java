package org.passflow.bench;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.passflow.flow.Progress;

/**
 * Counts the rows that come out of one pass of a variant and throws them away. In the pass that warms up it also keeps
 * how many persons the last row of each key says, so that one sees that a variant counts right. Writers find it by its
 * static parts, for they run in the same JVM.
 *
 * @param persons null where rows are only counted
 */
record RowTally<T>(PersonsOf<T> persons) implements Sink<T> {

    private static final LongAdder ROWS = new LongAdder();
    private static final Map<String, Long> PERSONS = new ConcurrentHashMap<>();
    private static final LongAccumulator REPORTED = new LongAccumulator(Math::max, Long.MIN_VALUE);

    /** Finds the persons in a row: puts them under the row's key, in place of an earlier row's. */
    @FunctionalInterface
    interface PersonsOf<T> extends Serializable {
        void note(T row, Map<String, Long> persons);
    }

    static <T> RowTally<T> rowsOnly() {
        return new RowTally<>(null);
    }

    /** Forgets all rows, before a pass. */
    static void reset() {
        ROWS.reset();
        PERSONS.clear();
    }

    static long rows() {
        return ROWS.sum();
    }

    static long personsCounted() {
        return PERSONS.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Takes note of how far a job has come. */
    static void reported(Progress progress) {
        REPORTED.accumulate(progress.watermarkMillis());
    }

    /** How far it has come, epoch milliseconds. */
    static long reportedUntilMillis() {
        return REPORTED.get();
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer();
    }

    private final class Writer implements SinkWriter<T> {
        private long rows;

        @Override
        public void write(T row, Context context) {
            rows++;
            if (persons != null) {
                persons.note(row, PERSONS);
            }
        }

        @Override
        public void flush(boolean endOfInput) {
            ROWS.add(rows);
            rows = 0;
        }

        @Override
        public void close() {
            flush(true);
        }
    }
}

package org.passflow.clickhouse;

import java.time.Duration;
import java.util.Arrays;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Delays in milliseconds of the last five minutes, and of these at most the last thousand: what is old must not hide how it
 * is now. Written by one thread, read by that of a reporter.
 */
final class RecentDelays implements Histogram {
    private static final int KEPT = 1000;
    private static final long RECENT_NANOS = Duration.ofMinutes(5).toNanos();

    private final RelativeClock clock;
    private final long[] millis = new long[KEPT];
    private final long[] atNanos = new long[KEPT];
    private long count;

    RecentDelays(RelativeClock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void update(long delayMillis) {
        int place = (int) (count++ % KEPT);
        millis[place] = delayMillis;
        atNanos[place] = clock.relativeTimeNanos();
    }

    /** All that there ever were. */
    @Override
    public synchronized long getCount() {
        return count;
    }

    @Override
    public synchronized HistogramStatistics getStatistics() {
        long now = clock.relativeTimeNanos();
        long[] recent = new long[KEPT];
        int size = 0;
        for (int place = 0; place < Math.min(count, KEPT); place++) {
            if (now - atNanos[place] <= RECENT_NANOS) {
                recent[size++] = millis[place];
            }
        }
        long[] sorted = Arrays.copyOf(recent, size);
        Arrays.sort(sorted);
        return new Statistics(sorted);
    }

    /** Of values in their order; NaN where there are none. */
    private static final class Statistics extends HistogramStatistics {
        private final long[] sorted;

        Statistics(long[] sorted) {
            this.sorted = sorted;
        }

        /** The smallest value that is not exceeded by that share. */
        @Override
        public double getQuantile(double quantile) {
            if (sorted.length == 0) {
                return Double.NaN;
            }
            int rank = (int) Math.ceil(quantile * sorted.length);
            return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
        }

        @Override
        public long[] getValues() {
            return sorted.clone();
        }

        @Override
        public int size() {
            return sorted.length;
        }

        @Override
        public double getMean() {
            return Arrays.stream(sorted).average().orElse(Double.NaN);
        }

        @Override
        public double getStdDev() {
            double mean = getMean();
            return Math.sqrt(Arrays.stream(sorted)
                    .mapToDouble(value -> (value - mean) * (value - mean))
                    .average()
                    .orElse(Double.NaN));
        }

        @Override
        public long getMax() {
            return sorted.length == 0 ? 0 : sorted[sorted.length - 1];
        }

        @Override
        public long getMin() {
            return sorted.length == 0 ? 0 : sorted[0];
        }
    }
}

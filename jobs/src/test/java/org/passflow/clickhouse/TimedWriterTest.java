package org.passflow.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.util.clock.ManualClock;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // The writer may be interrupted while it is closed.
class TimedWriterTest {
    private static final SinkWriter.Context NO_CONTEXT = null;

    private final ManualClock clock = new ManualClock();
    private final RecentDelays delays = new RecentDelays(clock);

    @Test
    void oldestRowOfABatchTellsHowLongItTook() throws Exception {
        try (TimedWriter<Long> writer = new TimedWriter<>(new Server(false), row -> row, delays, clock)) {
            clock.advanceTime(Duration.ofSeconds(1));
            writer.write(700L, NO_CONTEXT);
            writer.write(400L, NO_CONTEXT);
            writer.write(900L, NO_CONTEXT);
            clock.advanceTime(Duration.ofMillis(50));
            writer.flush(false);
            writer.flush(false);
            writer.write(1_000L, NO_CONTEXT);
            writer.flush(true);

            assertThat(delays.getStatistics().getValues()).containsExactly(50, 650);
        }
    }

    @Test
    void rowWithoutArrivalDoesNotCount() throws Exception {
        try (TimedWriter<Long> writer =
                new TimedWriter<>(new Server(false), row -> row < 0 ? null : row, delays, clock)) {
            clock.advanceTime(Duration.ofSeconds(1));
            writer.write(-1L, NO_CONTEXT);
            writer.flush(false);
            assertThat(delays.getCount()).isZero();
            writer.write(-1L, NO_CONTEXT);
            writer.write(900L, NO_CONTEXT);
            writer.flush(false);

            assertThat(delays.getStatistics().getValues()).containsExactly(100);
        }
    }

    @Test
    void batchThatFailedTellsNothing() throws Exception {
        try (TimedWriter<Long> writer = new TimedWriter<>(new Server(true), row -> row, delays, clock)) {
            writer.write(0L, NO_CONTEXT);

            assertThatThrownBy(() -> writer.flush(false)).isInstanceOf(IOException.class);
            assertThat(delays.getCount()).isZero();
        }
    }

    private record Server(boolean fails) implements SinkWriter<Long> {
        @Override
        public void write(Long row, Context context) {
            // Taken.
        }

        @Override
        public void flush(boolean isEnd) throws IOException {
            if (fails) {
                throw new IOException("away");
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}

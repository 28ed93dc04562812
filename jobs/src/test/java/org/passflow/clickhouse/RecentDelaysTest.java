package org.passflow.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.util.clock.ManualClock;
import org.junit.jupiter.api.Test;

class RecentDelaysTest {
    private final ManualClock clock = new ManualClock();
    private final RecentDelays delays = new RecentDelays(clock);

    @Test
    void quantileIsAValueThatWasMeasured() {
        for (long delay = 100; delay > 0; delay--) {
            delays.update(delay);
        }

        HistogramStatistics statistics = delays.getStatistics();
        assertThat(statistics.getQuantile(0.5)).isEqualTo(50);
        assertThat(statistics.getQuantile(0.95)).isEqualTo(95);
        assertThat(statistics.getQuantile(0.999)).isEqualTo(100);
        assertThat(statistics.getMin()).isEqualTo(1);
        assertThat(statistics.getMax()).isEqualTo(100);
        assertThat(statistics.getMean()).isEqualTo(50.5);
        assertThat(statistics.size()).isEqualTo(100);
    }

    @Test
    void whatIsOldIsForgottenButCounted() {
        delays.update(9_000);
        clock.advanceTime(Duration.ofMinutes(4));
        delays.update(20);
        assertThat(delays.getStatistics().getMax()).isEqualTo(9_000);

        clock.advanceTime(Duration.ofMinutes(2));
        assertThat(delays.getStatistics().getMax()).isEqualTo(20);

        clock.advanceTime(Duration.ofMinutes(6));
        assertThat(delays.getStatistics().getQuantile(0.99)).isNaN();
        assertThat(delays.getCount()).isEqualTo(2);
    }

    @Test
    void ofManyTheLastThousandAreKept() {
        for (int delay = 0; delay < 2_500; delay++) {
            delays.update(delay);
        }

        assertThat(delays.getStatistics().size()).isEqualTo(1_000);
        assertThat(delays.getStatistics().getMin()).isEqualTo(1_500);
        assertThat(delays.getCount()).isEqualTo(2_500);
    }
}

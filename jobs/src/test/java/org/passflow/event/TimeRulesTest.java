package org.passflow.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.passflow.event.TimeRules.Placement;

class TimeRulesTest {

    private static final long ARRIVAL = 1_793_577_600_000L;
    private static final long HORIZON = Duration.ofHours(24).toMillis();
    private static final long TOLERANCE = Duration.ofMinutes(5).toMillis();

    private final TimeRules rules = new TimeRules(Duration.ofHours(24), TimeRules.DEFAULT_CLOCK_TOLERANCE);

    @Test
    void eventAtTheHorizonCountsAndOneMillisecondOlderIsLate() {
        assertThat(rules.place(ARRIVAL - HORIZON, ARRIVAL)).isEqualTo(Placement.ON_TIME);
        assertThat(rules.place(ARRIVAL - HORIZON - 1, ARRIVAL)).isEqualTo(Placement.LATE);
    }

    @Test
    void clockMayRunAheadByTheToleranceAndNotAMillisecondMore() {
        assertThat(rules.place(ARRIVAL + TOLERANCE, ARRIVAL)).isEqualTo(Placement.ON_TIME);
        assertThat(rules.place(ARRIVAL + TOLERANCE + 1, ARRIVAL)).isEqualTo(Placement.FUTURE);
    }

    @Test
    void anyNumberOf64BitsHasAPlace() {
        assertThat(rules.place(Long.MIN_VALUE, ARRIVAL)).isEqualTo(Placement.LATE);
        assertThat(rules.place(Long.MAX_VALUE, ARRIVAL)).isEqualTo(Placement.FUTURE);
        assertThat(rules.place(0, ARRIVAL)).isEqualTo(Placement.LATE);
    }

    @Test
    void horizonMustBePositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeRules(Duration.ZERO, Duration.ZERO))
                .withMessageContaining("horizon");
    }
}

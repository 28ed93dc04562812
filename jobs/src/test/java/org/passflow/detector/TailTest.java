package org.passflow.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TailTest {

    @Test
    void startsAtThreeTimesTheThirdQuartileOfTheFirst150() {
        Tail tail = Tail.initial();
        for (int size = 150; size >= 1; size--) {
            assertThat(tail.score(size)).isZero();
            tail = tail.after(size, FlowDetector.NO_FLOOR);
        }

        // Of 1, 2 … 150 the one at place 111 from 0, which is 0.75 of 149 rounded down.
        assertThat(tail.quantile()).isEqualTo(3 * 112);
        assertThat(tail.score(168)).isEqualTo(0.5);
        assertThat(tail.first()).isEmpty();
    }

    @Test
    void findsTheSizeThatOneInAHundredExceeds() {
        Random random = new Random(1);
        Tail tail = Tail.initial();
        int above = 0;
        for (int window = 0; window < 40_000; window++) {
            double size = Math.abs(random.nextGaussian());
            above += window >= 20_000 && tail.score(size) > 1 ? 1 : 0;
            tail = tail.after(size, FlowDetector.NO_FLOOR);
        }

        assertThat(above / 20_000.0).isEqualTo(0.01, within(0.001));
    }

    @Test
    void neverFallsBelowItsFloor() {
        Tail tail = Tail.initial();
        for (int window = 0; window < 1_000; window++) {
            tail = tail.after(0, FlowDetector.COUNT_FLOOR);
        }

        assertThat(tail.quantile()).isEqualTo(FlowDetector.COUNT_FLOOR);
    }
}

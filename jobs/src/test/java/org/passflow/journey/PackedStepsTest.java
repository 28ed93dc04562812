package org.passflow.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackedStepsTest {

    /** What is aimed at is 300 bytes with the key (trip and token, some 60 bytes) on RocksDB. */
    @Test
    void journeyOfFourteenStepsIsSmall() {
        Steps steps = TestingSteps.of(TestingSteps.home());

        byte[] packed = PackedSteps.of(steps);

        assertThat(PackedSteps.read(packed)).isEqualTo(steps);
        assertThat(packed).hasSizeLessThan(340);
    }
}

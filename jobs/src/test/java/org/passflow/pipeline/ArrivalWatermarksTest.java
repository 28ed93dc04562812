package org.passflow.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.eventtime.WatermarkAlignmentParams;
import org.apache.flink.api.connector.source.Boundedness;
import org.junit.jupiter.api.Test;
import org.passflow.testing.TestingTime;

class ArrivalWatermarksTest {
    @Test
    void partitionsThatGoOnAreHeldTogether() {
        WatermarkAlignmentParams alignment = alignment(Boundedness.CONTINUOUS_UNBOUNDED);

        assertThat(alignment.isEnabled()).isTrue();
        assertThat(alignment.getMaxAllowedWatermarkDrift())
                .isEqualTo(TestingTime.SHANGHAI.drift().toMillis());
    }

    /** The connector fails when it is to hold back a partition that has ended. */
    @Test
    void partitionsThatEndAreNot() {
        assertThat(alignment(Boundedness.BOUNDED).isEnabled()).isFalse();
    }

    private static WatermarkAlignmentParams alignment(Boundedness end) {
        return ArrivalWatermarks.strategy(TestingTime.SHANGHAI, end).getAlignmentParameters();
    }
}

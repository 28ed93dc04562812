package org.passflow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {

    @Test
    void thirdsAreMeansOfTheFirstAndTheLastLooksThatAreKnown() {
        assertThat(Growth.byThirds(List.of(Double.NaN, 1.0, 3.0, 50.0, 60.0, 7.0, 9.0)))
                .isEqualTo(new Growth(2, 8));
    }

    @Test
    void whatGoesUpAndDownIsComparedWithItselfAnHourLater() {
        List<Long> seconds = List.of(1_800L, 3_600L, 5_400L, 7_200L);

        assertThat(Growth.inAnHour(seconds, List.of(5.0, 100.0, 8.0, 104.0), 3_600))
                .isEqualTo(new Growth(100, 104));
        assertThat(Growth.inAnHour(seconds, List.of(5.0, 100.0, 9.0, 104.0), 0)).isEqualTo(new Growth(52.5, 56.5));
        assertThat(Growth.inAnHour(seconds, List.of(5.0, 100.0, 8.0, 104.0), 5_400))
                .isEqualTo(new Growth(Double.NaN, Double.NaN));
    }

    @Test
    void figureIsFlatWhileItGrowsByATenthOrByWhatMeansNothing() {
        assertThat(new Growth(100, 110).isFlat(0)).isTrue();
        assertThat(new Growth(100, 111).isFlat(0)).isFalse();
        assertThat(new Growth(0, 5).isFlat(5)).isTrue();
        assertThat(new Growth(0, 6).isFlat(5)).isFalse();
        assertThat(new Growth(100, 20).isFlat(0)).isTrue();
    }
}

package org.passflow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThirdsTest {

    @Test
    void thirdsAreMeansOfTheFirstAndTheLastLooksThatAreKnown() {
        assertThat(Thirds.of(List.of(Double.NaN, 1.0, 3.0, 50.0, 60.0, 7.0, 9.0)))
                .isEqualTo(new Thirds(2, 8));
    }

    @Test
    void figureIsFlatWhileItGrowsByATenthOrByWhatMeansNothing() {
        assertThat(new Thirds(100, 110).isFlat(0)).isTrue();
        assertThat(new Thirds(100, 111).isFlat(0)).isFalse();
        assertThat(new Thirds(0, 5).isFlat(5)).isTrue();
        assertThat(new Thirds(0, 6).isFlat(5)).isFalse();
        assertThat(new Thirds(100, 20).isFlat(0)).isTrue();
    }
}

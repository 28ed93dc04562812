package org.passflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passflow.report.Doubt.Figure;
import org.passflow.report.Doubt.Kind;

/** What figures say, and when they cannot be right. */
class DoubtTest {

    private static final Doubt.Limits LIMITS = new Doubt.Limits(1, 0.5, 5);

    @Test
    void figuresAboveZeroAreFiguresAndAllZeroesAreAZeroReport() {
        assertThat(new Figures(0, 0, 0, 0).content()).isEqualTo(Content.ZERO);
        assertThat(new Figures(0, null, null, null).content()).isEqualTo(Content.ZERO);
        assertThat(new Figures(0, 0, 1, 0).content()).isEqualTo(Content.FIGURES);
    }

    @Test
    void reportWithoutFiguresSaysNothing() {
        assertThat(Figures.NONE.content()).isEqualTo(Content.NONE);
        assertThat(Doubt.of(Figures.NONE, new GateCount(100, 100), LIMITS)).isNull();
    }

    @Test
    void zeroReportIsFalseFromTheFirstWhoWasCounted() {
        Figures zero = new Figures(0, 0, 0, 0);

        assertThat(Doubt.of(zero, GateCount.NOTHING, LIMITS)).isNull();
        assertThat(Doubt.of(zero, new GateCount(0, 1), LIMITS))
                .isEqualTo(new Doubt(Kind.FALSE_ZERO, Figure.OUTSIDERS, 0, 1));
    }

    @Test
    void figuresAreDoubtedBelowTheShareAndFromTheDifferenceOn() {
        assertThat(Doubt.of(figures(4, 0), new GateCount(9, 0), LIMITS))
                .isEqualTo(new Doubt(Kind.FAR_BELOW, Figure.RETURNEES, 4, 9));
        assertThat(Doubt.of(figures(5, 0), new GateCount(10, 0), LIMITS))
                .as("half is enough")
                .isNull();
        assertThat(Doubt.of(figures(1, 0), new GateCount(5, 0), LIMITS))
                .as("four fewer are few")
                .isNull();
        assertThat(Doubt.of(figures(90, 0), new GateCount(10, 0), LIMITS))
                .as("more than at the gate")
                .isNull();
    }

    @Test
    void theFigureThatIsFurtherOffIsTold() {
        assertThat(Doubt.of(figures(1, 1), new GateCount(10, 30), LIMITS).figure())
                .isEqualTo(Figure.OUTSIDERS);
        assertThat(Doubt.of(figures(1, 1), new GateCount(10, 10), LIMITS).figure())
                .isEqualTo(Figure.RETURNEES);
    }

    @Test
    void whatIsNotSaidIsNotDoubted() {
        assertThat(Doubt.of(new Figures(null, 3, null, null), new GateCount(50, 3), LIMITS))
                .isNull();
    }

    private static Figures figures(int returnees, int outsiders) {
        return new Figures(returnees, outsiders, 1, 0);
    }
}

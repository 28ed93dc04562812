package org.passflow.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IncidentTest {

    private static final double OPENS_AT = 1.3;

    @Test
    void isSaidOnceAndClosesAfterSixCalmWindowsInARow() {
        Incident open = Incident.initial().after(1.3, OPENS_AT);
        assertThat(Incident.initial().spoken(1.3)).isEqualTo(1.3);
        assertThat(open.open()).isTrue();
        assertThat(open.spoken(99)).isZero();

        Incident nearlyClosed = windows(open, 5, 0.69);
        Incident disturbed = nearlyClosed.after(0.7, OPENS_AT);

        assertThat(nearlyClosed.after(0.69, OPENS_AT).stepFrom(nearlyClosed)).isEqualTo(Incident.Step.CLOSED);
        assertThat(windows(disturbed, 5, 0.69).open()).isTrue();
        assertThat(windows(disturbed, 6, 0.69).open()).isFalse();
    }

    @Test
    void justBelowItsThresholdIsSaidButOpensNothing() {
        Incident quiet = Incident.initial();

        assertThat(quiet.after(1.299, OPENS_AT).open()).isFalse();
        assertThat(quiet.spoken(1.299)).isEqualTo(1.299);
    }

    @Test
    void barHalvesInAHundredWindows() {
        Incident closed = windows(Incident.initial().after(4, OPENS_AT), 100, 0);

        assertThat(closed.bar()).isEqualTo(2, within(1e-12));
        assertThat(closed.after(1.9, OPENS_AT).open()).isFalse();
        assertThat(closed.spoken(1.9)).isZero();
        assertThat(closed.after(2, OPENS_AT).open()).isTrue();
    }

    private static Incident windows(Incident start, int windows, double score) {
        Incident incident = start;
        for (int window = 0; window < windows; window++) {
            incident = incident.after(score, OPENS_AT);
        }
        return incident;
    }
}

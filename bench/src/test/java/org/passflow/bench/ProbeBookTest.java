package org.passflow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProbeBookTest {

    private final ProbeBook book = new ProbeBook();

    @Test
    void hopIsTimedSinceTheProbeWasSentAndTheFirstTimeCounts() {
        book.sent("a", 1_000);
        book.passed(Hop.STORED, "a", 1_010);
        book.passed(Hop.READABLE, "a", 1_090);
        book.passed(Hop.READABLE, "a", 2_000);

        assertThat(book.latencies(Hop.READABLE)).containsExactly(90);
        assertThat(book.between(Hop.STORED, Hop.READABLE)).containsExactly(80);
        assertThat(book.isComplete()).isTrue();
    }

    @Test
    void alertsOfOthersAreNoProbes() {
        book.passed(Hop.READABLE, "a", 1_000);

        assertThat(book.latencies(Hop.READABLE)).isEmpty();
    }

    @Test
    void probeThatWasNeverSeenIsMissing() {
        book.sent("a", 0);
        book.sent("b", 0);
        book.passed(Hop.TOLD, "b", 5);

        assertThat(book.latencies(Hop.TOLD)).containsExactly(5);
        assertThat(book.isComplete()).isFalse();
    }

    @Test
    void percentileIsTheValueBelowWhichThatShareLies() {
        long[] sorted = new long[100];
        for (int i = 0; i < 100; i++) {
            sorted[i] = i + 1L;
        }

        assertThat(ProbeBook.percentiles(sorted)).containsExactly(50L, 95L, 99L, 100L);
        assertThat(ProbeBook.percentile(new long[0], 99)).isZero();
    }
}

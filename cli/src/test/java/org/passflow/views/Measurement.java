package org.passflow.views;

import java.util.List;
import java.util.Locale;

/**
 * How long a question took, each time it was asked, and what the server read for it.
 *
 * @param refusal why there is no answer; empty when there is one
 */
record Measurement(
        Question question, List<Long> nanoseconds, long rows, long rowsRead, long bytesRead, String refusal) {
    static final String HEADING =
            """
            | what | of | span | rows | times | p50 ms | p95 ms | MB read | rows read | aim |
            |---|---|---|---|---|---|---|---|---|---|""";

    String line() {
        if (!refusal.isEmpty()) {
            return "| %s | %s | %s | refused: %s |||||||"
                    .formatted(question.what(), question.of(), question.span(), refusal);
        }
        long aim = aimMilliseconds(question.span());
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d | %d | %.0f | %.0f | %.1f | %d | %s |",
                question.what(),
                question.of(),
                question.span(),
                rows,
                nanoseconds.size(),
                milliseconds(0.5),
                milliseconds(0.95),
                bytesRead / 1e6,
                rowsRead,
                milliseconds(0.95) < aim ? "< " + aim : "missed");
    }

    private static long aimMilliseconds(String span) {
        return span.equals("year") || span.equals("month") ? 500 : 100;
    }

    /** By nearest rank: of a few runs the 95th percentile is the slowest. */
    private double milliseconds(double quantile) {
        List<Long> sorted = nanoseconds.stream().sorted().toList();
        return sorted.get((int) Math.ceil(quantile * sorted.size()) - 1) / 1e6;
    }
}

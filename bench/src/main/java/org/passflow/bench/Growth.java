package org.passflow.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * How a figure was, and how it was later.
 *
 * @param before mean; NaN where no look tells
 * @param after mean
 */
record Growth(double before, double after) {
    private static final double TENTH = 0.1;
    private static final long HOUR_SECONDS = 3_600;

    /** The first and the last third of its looks, in their order; those that are not known (NaN) are left out. */
    static Growth byThirds(List<Double> figures) {
        List<Double> known = figures.stream().filter(figure -> !figure.isNaN()).toList();
        int third = known.size() / 3;
        return new Growth(mean(known.subList(0, third)), mean(known.subList(known.size() - third, known.size())));
    }

    /**
     * The looks that have another one an hour later, and those.
     *
     * @param seconds of the looks, ascending
     * @param from the second from which on looks are compared
     */
    static Growth inAnHour(List<Long> seconds, List<Double> figures, long from) {
        List<Double> before = new ArrayList<>();
        List<Double> after = new ArrayList<>();
        for (int i = 0; i < seconds.size(); i++) {
            int later = seconds.indexOf(seconds.get(i) + HOUR_SECONDS);
            if (seconds.get(i) >= from && later >= 0) {
                before.add(figures.get(i));
                after.add(figures.get(later));
            }
        }
        return new Growth(mean(before), mean(after));
    }

    /** Whether it grew by no more than a tenth, or than what means nothing. */
    boolean isFlat(double meaningless) {
        return after - before <= Math.max(before * TENTH, meaningless);
    }

    private static double mean(List<Double> figures) {
        return figures.stream()
                .mapToDouble(Double::doubleValue)
                .filter(figure -> !Double.isNaN(figure))
                .average()
                .orElse(Double.NaN);
    }
}

package org.passflow.bench;

import java.util.List;

/**
 * How a figure was in the first and in the last third of its looks.
 *
 * @param first mean
 * @param last mean
 */
record Thirds(double first, double last) {
    private static final double TENTH = 0.1;

    /** At least three figures, in the order of their looks; those that are not known (NaN) are left out. */
    static Thirds of(List<Double> figures) {
        List<Double> known = figures.stream().filter(figure -> !figure.isNaN()).toList();
        int third = known.size() / 3;
        return new Thirds(mean(known.subList(0, third)), mean(known.subList(known.size() - third, known.size())));
    }

    /** Whether it grew by no more than a tenth, or than what means nothing. */
    boolean isFlat(double meaningless) {
        return last - first <= Math.max(first * TENTH, meaningless);
    }

    private static double mean(List<Double> figures) {
        return figures.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}

package org.passflow.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a figure was before and after.
 *
 * @param before mean; NaN where no look can tell
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
     * Looks that have another one an hour later, and those: for what goes up and down with the hours.
     *
     * @param seconds of the looks, ascending
     * @param from the second from which on it is steady
     */
    static Growth inAnHour(List<Long> seconds, List<Double> figures, long from) {
        Map<Long, Double> bySecond = new HashMap<>();
        List<Double> before = new ArrayList<>();
        List<Double> after = new ArrayList<>();
        for (int i = 0; i < seconds.size(); i++) {
            long second = seconds.get(i);
            Double earlier = bySecond.get(second - HOUR_SECONDS);
            if (earlier != null) {
                before.add(earlier);
                after.add(figures.get(i));
            }
            if (second >= from) {
                bySecond.put(second, figures.get(i));
            }
        }
        return new Growth(mean(before), mean(after));
    }

    /** Whether it grew by no more than a tenth, or than what means nothing. */
    boolean isFlat(double meaningless) {
        return after - before <= Math.max(before * TENTH, meaningless);
    }

    String verdict(double meaningless) {
        if (Double.isNaN(before)) {
            return "too short to tell";
        }
        return isFlat(meaningless) ? "flat" : "GROWS";
    }

    private static double mean(List<Double> figures) {
        return figures.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}

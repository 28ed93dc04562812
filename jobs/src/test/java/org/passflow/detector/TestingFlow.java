package org.passflow.detector;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** A gate with a morning and an evening peak, quiet nights and weekends, and Poisson noise; Monday to Sunday, seeded. */
final class TestingFlow {

    static final LocalDateTime MONDAY = LocalDateTime.of(2026, 3, 2, 0, 0);
    static final int WINDOWS_A_DAY = 48;
    static final int WINDOWS_A_WEEK = 7 * WINDOWS_A_DAY;

    private final double[] values;

    private TestingFlow(double[] values) {
        this.values = values;
    }

    /** @param peak persons in the half hour of the morning peak */
    static TestingFlow weeks(int weeks, double peak, long seed) {
        Random random = new Random(seed);
        double[] values = new double[weeks * WINDOWS_A_WEEK];
        for (int window = 0; window < values.length; window++) {
            values[window] = poisson(usual(window, peak), random);
        }
        return new TestingFlow(values);
    }

    /** How many pass in that window on average. */
    static double usual(int window, double peak) {
        double hour = window % WINDOWS_A_DAY / 2.0;
        boolean weekend = window / WINDOWS_A_DAY % 7 >= 5;
        double shape = 0.01 + bell(hour, 8) + 0.4 * bell(hour, 13) + 0.8 * bell(hour, 18);
        return peak * shape * (weekend ? 0.5 : 1);
    }

    static LocalDateTime start(int window) {
        return MONDAY.plusMinutes(30L * window);
    }

    /** Index of the window that starts on that day, counted from 0, at that hour. */
    static int window(int day, double hour) {
        return day * WINDOWS_A_DAY + (int) (2 * hour);
    }

    TestingFlow with(int from, int windows, DoubleUnaryOperator change) {
        double[] changed = values.clone();
        for (int window = from; window < from + windows; window++) {
            changed[window] = Math.rint(change.applyAsDouble(changed[window]));
        }
        return new TestingFlow(changed);
    }

    double value(int window) {
        return values[window];
    }

    int windows() {
        return values.length;
    }

    List<Judgement> judgedBy(FlowDetector detector) {
        List<Judgement> judgements = new ArrayList<>();
        for (int window = 0; window < values.length; window++) {
            judgements.add(detector.judge(start(window), FlowDetector.ORDINARY, values[window]));
        }
        return judgements;
    }

    private static double bell(double hour, double peakHour) {
        double distance = (hour - peakHour) / 1.5;
        return Math.exp(-distance * distance);
    }

    /** By Knuth's product of uniform numbers, in parts of mean 20 so that the product does not vanish. */
    private static int poisson(double mean, Random random) {
        int count = 0;
        for (double rest = mean; rest > 0; rest -= 20) {
            double limit = Math.exp(-Math.min(rest, 20));
            for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
                count++;
            }
        }
        return count;
    }
}

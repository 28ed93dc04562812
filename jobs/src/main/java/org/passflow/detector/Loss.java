package org.passflow.detector;

/**
 * How far a prediction has lately been off, by which the better of two is chosen.
 *
 * @param mean running mean of the sizes of its deviations, in roots of counts
 * @param windows how many went into it
 */
public record Loss(double mean, int windows) {

    private static final double RATE = 0.002;
    private static final double LARGEST_SIZE = 5;
    private static final int COMPARABLE_FROM = 20;

    static Loss initial() {
        return new Loss(0, 0);
    }

    /** One outlier does not change which prediction is better: sizes count up to five ordinary deviations. */
    Loss after(double deviation, Scale ordinary) {
        double size = Math.abs(deviation);
        double counted = ordinary.mean() == 0 ? size : Math.min(size, LARGEST_SIZE * ordinary.mean());
        double rate = Math.max(RATE, 1.0 / (windows + 1));
        return new Loss(mean + rate * (counted - mean), windows + 1);
    }

    boolean comparable() {
        return windows >= COMPARABLE_FROM;
    }
}

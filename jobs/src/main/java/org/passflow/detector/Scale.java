package org.passflow.detector;

/**
 * The ordinary deviation of a site: a running mean of its sizes in which one outlier weighs little.
 *
 * @param mean in roots of counts; 0 while nothing has deviated
 * @param windows how many went into it
 */
public record Scale(double mean, int windows) {

    private static final double RATE = 0.003;
    private static final double LARGEST_SIZE = 6;

    /** From this window on the mean is trusted to clip. */
    private static final int TRUSTED_AFTER = 50;

    private static final double CLIP = 3;

    static Scale initial() {
        return new Scale(0, 0);
    }

    Scale after(double size) {
        if (mean == 0) {
            return new Scale(size, windows + 1);
        }
        double rate = Math.max(RATE, 1.0 / (windows + 2));
        return new Scale(mean + rate * (Math.min(size, LARGEST_SIZE * mean) - mean), windows + 1);
    }

    /** The part of a deviation that may be learned from, so that a holiday or an outage does not become the usual. */
    double clip(double deviation) {
        if (mean == 0 || windows <= TRUSTED_AFTER) {
            return deviation;
        }
        double limit = CLIP * mean;
        return Math.max(-limit, Math.min(limit, deviation));
    }
}

package org.passflow.detector;

/**
 * The flow of the last days without regard to the time of day.
 *
 * @param root its height, as root of a count
 * @param windows how many went into it
 * @param loss how far it has been off as a prediction
 */
public record Level(double root, int windows, Loss loss) {

    /** 300 half hours: about six days. */
    private static final double RATE = 1.0 / 300;

    static Level initial() {
        return new Level(0, 0, Loss.initial());
    }

    Level startingAt(double first) {
        return new Level(first, 1, loss);
    }

    /** @param innovation the part of the last deviation that may be learned from */
    Level after(double innovation, Loss lossSince) {
        double rate = Math.max(RATE, 1.0 / (windows + 1));
        return new Level(root + rate * innovation, windows + 1, lossSince);
    }
}

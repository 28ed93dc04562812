package org.passflow.detector;

/**
 * The windows in a row in which nobody passed although people were expected: small sites never deviate far enough in one
 * window, but three hours without anybody are no chance.
 *
 * @param windows how many with a known expectation
 * @param expected how many should have passed in them, persons or vehicles as the series counts
 */
public record ZeroRun(int windows, double expected) {

    private static final int OVERDUE_WINDOWS = 2;

    /** By chance alone nobody comes where 30 are expected once in e^30 times; the rest is margin for rough expectations. */
    private static final double OVERDUE_ABOVE = 30;

    static ZeroRun none() {
        return new ZeroRun(0, 0);
    }

    ZeroRun and(double expectedInWindow) {
        return new ZeroRun(windows + 1, expected + expectedInWindow);
    }

    /** Whether a person should be warned. */
    public boolean overdue() {
        return windows >= OVERDUE_WINDOWS && expected > OVERDUE_ABOVE;
    }
}

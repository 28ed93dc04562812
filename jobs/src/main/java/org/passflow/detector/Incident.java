package org.passflow.detector;

/**
 * Whether something is going on at a site, so that it is said once and not at every window. After an incident only what is
 * stronger than it was speaks, by a bar that halves every two days.
 *
 * @param open whether one is going on
 * @param calm windows in a row that looked ordinary while it is
 * @param bar the score below which nothing is said
 */
public record Incident(boolean open, int calm, double bar) {

    private static final double CALM_BELOW = 0.7;
    private static final int CALM_WINDOWS = 6;

    /** Halves in 100 windows. */
    private static final double DECAY = StrictMath.pow(0.5, 1.0 / 100);

    /** What a window meant for an incident. */
    public enum Step {
        NONE,
        OPENED,
        ONGOING,
        CLOSED
    }

    static Incident initial() {
        return new Incident(false, 0, 0);
    }

    /** @param opensAt the least score that opens one */
    Incident after(double score, double opensAt) {
        double lowered = bar * DECAY;
        if (open) {
            int calmNow = score < CALM_BELOW ? calm + 1 : 0;
            return new Incident(calmNow < CALM_WINDOWS, calmNow, lowered);
        }
        return score >= lowered && score >= opensAt ? new Incident(true, 0, score) : new Incident(false, calm, lowered);
    }

    /** What is said of a window with that score: nothing (0) while an incident is open, nor below the bar. */
    double spoken(double score) {
        return open || score < bar * DECAY ? 0 : score;
    }

    /** What the last window meant. */
    Step stepFrom(Incident before) {
        if (open) {
            return before.open ? Step.ONGOING : Step.OPENED;
        }
        return before.open ? Step.CLOSED : Step.NONE;
    }
}

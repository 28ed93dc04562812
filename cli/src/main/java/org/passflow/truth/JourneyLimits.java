package org.passflow.truth;

import java.time.Duration;

/** The default limits of the rules on journeys and quarantine, as docs/journeys.md gives them. */
final class JourneyLimits {

    static final long HOLD = minutes(120);
    static final long PUSH = minutes(30);
    static final long HANDOFF = minutes(240);
    static final int ROLES = 5;
    static final long TRANSFER = minutes(120);
    static final long ILLEGAL = minutes(60);
    static final long MISMATCH_AFTER = minutes(360);
    static final long MISMATCH_GRACE = minutes(30);
    static final long OVERRUN = minutes(120);
    static final long RATE = minutes(15);
    static final long OVERRUN_EVERY = minutes(5);
    static final long CUSTODY_GRACE = minutes(240);
    static final long DUE_GRACE = minutes(720);
    static final long EARLY_TOLERANCE = minutes(720);
    static final long TEMPERATURE_GRACE = minutes(120);
    static final double CAPACITY_SHARE = 0.9;
    static final double CAPACITY_CLEAR_SHARE = 0.8;

    private JourneyLimits() {}

    private static long minutes(int minutes) {
        return Duration.ofMinutes(minutes).toMillis();
    }

    /** The first multiple of a length that is not before an instant. */
    static long ceiling(long millis, long length) {
        return -Math.floorDiv(-millis, length) * length;
    }
}

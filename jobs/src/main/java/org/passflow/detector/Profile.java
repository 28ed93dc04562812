package org.passflow.detector;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The usual flow by the time of the week, or of the day, in slots of half an hour of local time.
 *
 * @param roots usual flow of each slot, as root of a count
 * @param seen in how many windows each slot has been seen, as far as that still decides how fast it learns
 */
@SuppressWarnings("ArrayRecordComponent") // State that is stored, never compared.
public record Profile(double[] roots, byte[] seen) {

    static final Duration SLOT = Duration.ofMinutes(30);
    private static final int SLOTS_A_DAY = 48;
    private static final int SLOTS_A_WEEK = 7 * SLOTS_A_DAY;

    /** Local midnight of a Monday, in seconds as if local time were UTC: 1970-01-05. */
    private static final long MONDAY = 4 * 86_400L;

    private static final double RATE = 0.25;

    /** From here on 1/seen is below the rate and no longer matters. */
    private static final byte SETTLED = 4;

    static Profile ofWeek() {
        return new Profile(new double[SLOTS_A_WEEK], new byte[SLOTS_A_WEEK]);
    }

    static Profile ofDay() {
        return new Profile(new double[SLOTS_A_DAY], new byte[SLOTS_A_DAY]);
    }

    int slot(LocalDateTime windowStart) {
        long sinceMonday = windowStart.toEpochSecond(ZoneOffset.UTC) - MONDAY;
        return Math.floorMod(Math.floorDiv(sinceMonday, SLOT.toSeconds()), roots.length);
    }

    boolean knows(int slot) {
        return seen[slot] > 0;
    }

    /** How often a slot has been seen, as far as it is counted. */
    int seen(int slot) {
        return seen[slot];
    }

    double root(int slot) {
        return roots[slot];
    }

    /** @param root what the window adds to the slot: its root, as far as it may be learned from */
    Profile after(int slot, double root) {
        double[] nextRoots = roots.clone();
        byte[] nextSeen = seen.clone();
        nextSeen[slot] = (byte) Math.min(seen[slot] + 1, SETTLED);
        nextRoots[slot] += Math.max(RATE, 1.0 / nextSeen[slot]) * (root - roots[slot]);
        return new Profile(nextRoots, nextSeen);
    }
}

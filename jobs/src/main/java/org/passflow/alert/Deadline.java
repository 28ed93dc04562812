package org.passflow.alert;

import java.util.function.LongUnaryOperator;

/** When something has lasted too long, where how long is too long may change meanwhile. */
final class Deadline {

    private Deadline() {}

    /**
     * The earliest instant by which the time since the start has reached the limit in force at that instant; null if it has not
     * yet.
     *
     * @param limitMillis how long is too long, by the settings in force at an instant
     */
    static Long reached(long startMillis, long nowMillis, LongUnaryOperator limitMillis) {
        if (nowMillis < startMillis) {
            return null;
        }
        long planned = startMillis + limitMillis.applyAsLong(startMillis);
        if (planned <= nowMillis && isReached(startMillis, planned, limitMillis)) {
            return firstBetween(startMillis, planned, limitMillis);
        }
        return isReached(startMillis, nowMillis, limitMillis)
                ? firstBetween(startMillis, nowMillis, limitMillis)
                : null;
    }

    private static boolean isReached(long startMillis, long atMillis, LongUnaryOperator limitMillis) {
        return atMillis - startMillis >= limitMillis.applyAsLong(atMillis);
    }

    /** Halves the time in which it came to be reached; where the limit changed several times in it, one of the instants. */
    private static long firstBetween(long startMillis, long reachedMillis, LongUnaryOperator limitMillis) {
        if (isReached(startMillis, startMillis, limitMillis)) {
            return startMillis;
        }
        long limit = limitMillis.applyAsLong(startMillis);
        if (reachedMillis == startMillis + limit && limit == limitMillis.applyAsLong(reachedMillis)) {
            return reachedMillis;
        }
        long before = startMillis;
        long after = reachedMillis;
        while (after - before > 1) {
            long middle = before + (after - before) / 2;
            if (isReached(startMillis, middle, limitMillis)) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return after;
    }

    /**
     * When to look next at what has begun or will begin: at the limit as it is now, and while that is not reached every few
     * minutes, since a new version may make it shorter.
     */
    static long nextLook(long startMillis, long nowMillis, LongUnaryOperator limitMillis, long everyMillis) {
        if (nowMillis < startMillis) {
            return startMillis;
        }
        long planned = startMillis + limitMillis.applyAsLong(nowMillis);
        long regular = (Math.floorDiv(nowMillis, everyMillis) + 1) * everyMillis;
        return planned > nowMillis ? Math.min(planned, regular) : regular;
    }
}

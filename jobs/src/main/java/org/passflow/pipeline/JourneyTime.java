package org.passflow.pipeline;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long journeys are kept and when something is known.
 *
 * @param horizon how long after it happened an event may arrive
 * @param boundMillis at an instant is known what arrived less than that after it
 */
record JourneyTime(Duration horizon, long boundMillis) implements Serializable {

    /** Twice what counts are kept beyond the horizon: a journey's clock is that of its producers. */
    private static final Duration KEPT_BEYOND_HORIZON = Duration.ofMinutes(20);

    private static final long SECOND_MILLIS = 1_000;

    static JourneyTime of(TimeSettings time) {
        return new JourneyTime(time.rules().horizon(), time.bound().toMillis());
    }

    /** How long what has no more to wait for is kept, lest something still arrive. */
    Duration kept() {
        return horizon.plus(KEPT_BEYOND_HORIZON);
    }

    /**
     * The first full second that is not before an instant, and not before what has been judged: of a partition that stood
     * still something can be read that arrived before that.
     */
    static long fullSecond(long millis, long watermark) {
        return ceiling(Math.max(millis, watermark + 1), SECOND_MILLIS);
    }

    /** The first multiple of a step that is not before an instant. */
    static long ceiling(long millis, long stepMillis) {
        return -Math.floorDiv(-millis, stepMillis) * stepMillis;
    }
}

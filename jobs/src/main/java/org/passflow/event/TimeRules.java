package org.passflow.event;

import java.io.Serializable;
import java.time.Duration;

/**
 * Decides by data alone whether an event counts: only its own time and its arrival matter, never what was read before it
 * (DESIGN §3.2).
 *
 * @param horizon how long after it happened an event may arrive and still be counted; positive
 * @param clockTolerance how far a producer's clock may run ahead; not negative
 */
public record TimeRules(Duration horizon, Duration clockTolerance) implements Serializable {

    /** Five minutes: what clocks of posts without a time server were allowed to differ by. */
    public static final Duration DEFAULT_CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** Where an event stands in time. */
    public enum Placement {
        /** Counted in every window it belongs to. */
        ON_TIME,
        /** Older than the horizon: kept apart, in no count. */
        LATE,
        /** Dated ahead of its arrival: rejected. */
        FUTURE
    }

    public TimeRules {
        if (horizon.isNegative() || horizon.isZero()) {
            throw new IllegalArgumentException("horizon must be positive, is " + horizon);
        }
        if (clockTolerance.isNegative()) {
            throw new IllegalArgumentException("clock tolerance must not be negative, is " + clockTolerance);
        }
    }

    /** Both times in epoch milliseconds; any event time within 64 bits. */
    public Placement place(long eventTimeMillis, long arrivalMillis) {
        if (eventTimeMillis > arrivalMillis + clockTolerance.toMillis()) {
            return Placement.FUTURE;
        }
        return eventTimeMillis < arrivalMillis - horizon.toMillis() ? Placement.LATE : Placement.ON_TIME;
    }
}

package org.passflow.pipeline;

import java.io.Serializable;
import java.time.Duration;
import org.passflow.event.TimeRules;
import org.passflow.flow.BusinessTime;

/**
 * The rules of time that all pipelines share (DESIGN §3).
 *
 * @param business zone and cut of the business day
 * @param rules what is late and what is in the future
 * @param bound how far the watermark stays behind the latest arrival: how much records of one partition may be out of
 *     order
 * @param idle after how long without a record a partition no longer holds time back; machine time
 * @param drift how far ahead of the slowest partition others are read, in arrival time: what a backlog can add to state
 * @param refresh how often a window that is still filling is reported, in event time
 */
public record TimeSettings(
        BusinessTime business, TimeRules rules, Duration bound, Duration idle, Duration drift, Duration refresh)
        implements Serializable {

    /** How much longer than window end + horizon a window is kept, so that no counted event can miss it. */
    public static final Duration KEPT_BEYOND_HORIZON = Duration.ofMinutes(10);

    public TimeSettings {
        requirePositive("time.idle", idle);
        requirePositive("time.drift", drift);
        requirePositive("time.refresh", refresh);
        if (bound.isNegative() || bound.compareTo(KEPT_BEYOND_HORIZON) >= 0) {
            throw new IllegalArgumentException("time.bound must be 0 to 10 min, is " + bound);
        }
    }

    private static void requirePositive(String flag, Duration duration) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException(flag + " must be at least 1 ms, is " + duration);
        }
    }
}

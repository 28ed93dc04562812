package org.passflow.truth;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The settings of the jobs that decide what is counted.
 *
 * @param horizon how long after its event time an event may arrive and still be counted
 * @param generation of the counts; part of every revision
 * @param zone of hours and business days
 * @param dayCut local time at which a business day begins
 */
public record TruthSettings(Duration horizon, long generation, ZoneId zone, LocalTime dayCut) {

    /** The jobs' own defaults. */
    public static final TruthSettings DEFAULTS =
            new TruthSettings(Duration.ofHours(24), 0, ZoneId.of("Asia/Shanghai"), LocalTime.of(4, 0));
}

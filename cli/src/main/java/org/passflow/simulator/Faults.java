package org.passflow.simulator;

import java.time.Duration;

/**
 * What goes wrong between a post and Kafka, as shares of the events made.
 *
 * @param late reported beyond the horizon
 * @param duplicate sent more than once
 * @param voided taken back
 * @param future dated ahead of its arrival
 * @param malformed cannot be read or breaks the contract
 * @param strayActionsPerHour actions of duty officers on alerts that nobody knows
 * @param horizon of the jobs: how long after its event time an event is still counted
 */
public record Faults(
        double late,
        double duplicate,
        double voided,
        double future,
        double malformed,
        double strayActionsPerHour,
        Duration horizon) {

    /** Nothing goes wrong. */
    public static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, Duration.ofHours(24));

    /** An ordinary day's faults; assumptions. */
    public static final Faults ORDINARY = new Faults(0.001, 0.004, 0.003, 0.0003, 0.0007, 1, Duration.ofHours(24));

    public Faults {
        if (late < 0 || duplicate < 0 || voided < 0 || future < 0 || malformed < 0) {
            throw new IllegalArgumentException("--faults: a share must not be negative");
        }
        if (late + duplicate + voided + future + malformed > 1) {
            throw new IllegalArgumentException("--faults: the shares must not add up to more than all events");
        }
    }

    /** All of them that many times. */
    public Faults times(double factor) {
        return new Faults(
                late * factor,
                duplicate * factor,
                voided * factor,
                future * factor,
                malformed * factor,
                strayActionsPerHour * factor,
                horizon);
    }
}

package org.passflow.faults;

import java.time.Duration;

/**
 * Something that goes wrong while events are written.
 *
 * @param name in the table that a run prints
 * @param lasting about how long it goes on; so long the events under way meanwhile are spread
 * @param within how soon after its end the job's time must have caught up with what was written
 */
record Fault(String name, Duration lasting, Duration within, Strike strike) {

    /** Does it, and returns when it is over; what ends earlier than that says {@link FaultRun#isOver}. */
    @FunctionalInterface
    interface Strike {
        void at(FaultRun run) throws Exception;
    }

    /** Nothing but the events themselves. */
    static Fault ofEvents(String name, Duration within) {
        return new Fault(name, Duration.ZERO, within, run -> {});
    }
}

package org.passflow.bridge;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether the whole chain works, by its {@link Heartbeat}: it must have been stored lately, and must not stand still, for
 * a job that fails and starts again writes the same one over and over. How far it lies in the past does not matter: a
 * history that is being filled in is work too.
 *
 * @param changed of the last heartbeat seen; null: none was
 * @param movedAt when that was first seen
 */
record ChainPulse(Duration within, Instant changed, Instant movedAt) {

    static ChainPulse unseen(Duration within) {
        return new ChainPulse(within, null, null);
    }

    /** @param beat null when there is none */
    ChainPulse seen(Heartbeat beat, Instant now) {
        return beat == null || beat.changed().equals(changed) ? this : new ChainPulse(within, beat.changed(), now);
    }

    boolean beats(Heartbeat beat, Instant now) {
        return beat != null
                && beat.age().compareTo(within) <= 0
                && movedAt != null
                && !movedAt.isBefore(now.minus(within));
    }
}

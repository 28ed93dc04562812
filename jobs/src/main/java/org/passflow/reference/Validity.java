package org.passflow.reference;

import java.io.Serializable;

/**
 * When a version holds: {@code [from, to)}, epoch milliseconds UTC. One whose end is not behind its beginning never
 * holds: that is how a version is withdrawn.
 *
 * @param toMillis null: until a later version
 */
public record Validity(long fromMillis, Long toMillis) implements Serializable {

    /** Whether the version never holds. */
    public boolean isWithdrawn() {
        return toMillis != null && toMillis <= fromMillis;
    }

    /** Whether the version holds at an instant, if no later one does. */
    public boolean contains(long timeMillis) {
        return timeMillis >= fromMillis && (toMillis == null || timeMillis < toMillis);
    }
}

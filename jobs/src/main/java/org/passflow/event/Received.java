package org.passflow.event;

/**
 * One record read from Kafka: a tick, an event, or the reason why it cannot be used. Exactly one of the nullable parts
 * is set for an event (and then the header too), only {@code reject} for a reject, none for a tick.
 */
public record Received(Position position, Header header, CheckpointEvent checkpoint, Reject reject) {

    /** A tick carries nothing but its arrival time. */
    public static Received tick(Position position) {
        return new Received(position, null, null, null);
    }

    public boolean isTick() {
        return header == null && reject == null;
    }

    public static Received rejected(Position position, Reject reject) {
        return new Received(position, null, null, reject);
    }

    public static Received of(Position position, Header header, CheckpointEvent event) {
        return new Received(position, header, event, null);
    }
}

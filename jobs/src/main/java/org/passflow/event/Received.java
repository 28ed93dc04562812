package org.passflow.event;

/**
 * One record read from Kafka: a tick, an event, or the reason why it cannot be used. Of an event the header and exactly
 * one of the kinds are set, of a reject only {@code reject}, of a tick nothing but the position.
 */
public record Received(
        Position position,
        Header header,
        CheckpointEvent checkpoint,
        HubEvent hub,
        TripEvent trip,
        SiteStatus siteStatus,
        QuarantineOrder order,
        AlertAction alertAction,
        Reject reject) {

    /** A tick carries nothing but its arrival time. */
    public static Received tick(Position position) {
        return new Received(position, null, null, null, null, null, null, null, null);
    }

    public static Received rejected(Position position, Reject reject) {
        return new Received(position, null, null, null, null, null, null, null, reject);
    }

    public static Received of(Position position, Header header, CheckpointEvent event) {
        return new Received(position, header, event, null, null, null, null, null, null);
    }

    public static Received of(Position position, Header header, HubEvent event) {
        return new Received(position, header, null, event, null, null, null, null, null);
    }

    public static Received of(Position position, Header header, TripEvent event) {
        return new Received(position, header, null, null, event, null, null, null, null);
    }

    public static Received of(Position position, Header header, SiteStatus event) {
        return new Received(position, header, null, null, null, event, null, null, null);
    }

    public static Received of(Position position, Header header, QuarantineOrder event) {
        return new Received(position, header, null, null, null, null, event, null, null);
    }

    public static Received of(Position position, Header header, AlertAction event) {
        return new Received(position, header, null, null, null, null, null, event, null);
    }

    public boolean isTick() {
        return header == null && reject == null;
    }

    /** The site that the event names, or null: of ticks, rejects, alert actions and orders without one. */
    public String siteId() {
        if (checkpoint != null) {
            return checkpoint.siteId();
        }
        if (hub != null) {
            return hub.siteId();
        }
        if (trip != null) {
            return trip.siteId();
        }
        if (siteStatus != null) {
            return siteStatus.siteId();
        }
        return order == null ? null : order.siteId();
    }

    /**
     * By which event, and all its repeats and voids, it is known; null of ticks and rejects. Ids of orders and alert
     * actions are unique by themselves, those of other events at their site.
     */
    public Identity identity() {
        if (header == null) {
            return null;
        }
        boolean uniqueAtSite = order == null && alertAction == null;
        return Identity.of(position.topic(), uniqueAtSite ? siteId() : null, header.eventId());
    }
}

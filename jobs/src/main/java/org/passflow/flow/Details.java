package org.passflow.flow;

import org.passflow.event.CheckpointEvent;
import org.passflow.event.HubEvent;
import org.passflow.event.Received;

/**
 * The texts by which one event is counted, beside its {@link Facts}; null what it does not say or what nothing counts.
 *
 * @param origin division code
 * @param destination division code
 */
public record Details(String origin, String destination, String lane, String shift, String tripId, String personToken) {

    /** How many texts there are. */
    static final int TEXTS = 6;

    private static final Details NONE = new Details(null, null, null, null, null, null);

    /** Takes from an event the texts by which it is counted; null when there are none. */
    public static Details of(Received received) {
        Details details = NONE;
        if (received.checkpoint() != null) {
            details = of(received.checkpoint());
        } else if (received.hub() != null) {
            HubEvent hub = received.hub();
            details = new Details(
                    hub.originRegion(),
                    hub.destinationRegion(),
                    hub.lane(),
                    hub.shift(),
                    hub.tripId(),
                    hub.personToken());
        }
        return details.equals(NONE) ? null : details;
    }

    private static Details of(CheckpointEvent event) {
        return new Details(
                event.originRegion(),
                event.destinationRegion(),
                event.lane(),
                event.shift(),
                null,
                event.personToken());
    }

    /** Of all texts, in their order. */
    static Details of(String[] texts) {
        return new Details(texts[0], texts[1], texts[2], texts[3], texts[4], texts[5]);
    }

    /** All texts, in their order. */
    String[] texts() {
        return new String[] {origin, destination, lane, shift, tripId, personToken};
    }

    static Details orNone(Details details) {
        return details == null ? NONE : details;
    }
}

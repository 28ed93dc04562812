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

    static Details orNone(Details details) {
        return details == null ? NONE : details;
    }
}

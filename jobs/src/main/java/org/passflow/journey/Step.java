package org.passflow.journey;

import java.util.Comparator;
import org.passflow.event.CaptureMode;
import org.passflow.event.Header;
import org.passflow.event.HubEvent;
import org.passflow.event.HubStage;
import org.passflow.event.Purpose;
import org.passflow.event.Received;

/**
 * One step of a passenger, as far as a journey asks for it. Nullable: all after eventId.
 *
 * @param arrivalMillis when it became known, epoch milliseconds UTC
 */
public record Step(
        HubStage stage,
        long eventTimeMillis,
        long arrivalMillis,
        String siteId,
        String eventId,
        String originRegion,
        String destinationRegion,
        Purpose purpose,
        CaptureMode captureMode,
        String toSite,
        String ackedBy,
        Integer temperatureCentidegrees) {

    /** By time, then site, then event: whatever the order of arrival, the steps stand in this one. */
    public static final Comparator<Step> ORDER = Comparator.comparingLong(Step::eventTimeMillis)
            .thenComparing(Step::siteId)
            .thenComparing(Step::eventId);

    private static final long MINUTE_MILLIS = 60_000;

    /** The step that a hub's event tells of, or takes back. */
    public static Step of(Received received) {
        Header header = received.header();
        HubEvent event = received.hub();
        return new Step(
                event.stage(),
                header.eventTimeMillis(),
                received.position().arrivalMillis(),
                event.siteId(),
                header.eventId(),
                event.originRegion(),
                event.destinationRegion(),
                event.purpose(),
                event.captureMode(),
                event.toSite(),
                event.ackedBy(),
                event.temperatureCentidegrees());
    }

    /** Whether it is a copy of the other, or takes it back: the same id at the same site in the same minute. */
    boolean isSameEvent(Step other) {
        return eventId.equals(other.eventId)
                && siteId.equals(other.siteId)
                && Math.floorDiv(eventTimeMillis, MINUTE_MILLIS) == Math.floorDiv(other.eventTimeMillis, MINUTE_MILLIS);
    }
}

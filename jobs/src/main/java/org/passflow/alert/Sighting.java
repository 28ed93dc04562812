package org.passflow.alert;

import java.util.HexFormat;
import org.passflow.event.CheckpointEvent;
import org.passflow.event.Direction;
import org.passflow.event.Disposition;
import org.passflow.event.HubEvent;
import org.passflow.event.HubStage;
import org.passflow.event.Identity;
import org.passflow.event.PostStatus;
import org.passflow.event.Received;
import org.passflow.event.Residency;
import org.passflow.event.SiteStatus;
import org.passflow.event.Subject;
import org.passflow.finding.Evidence;

/**
 * What one event says that rules on single events ask for. Nullable: all but evidence, siteId and subject.
 *
 * @param isVoid whether it takes the event back
 * @param tripId of a passenger at a hub
 * @param direction IN too for an arrival at a hub
 * @param temperatureCentidegrees of a person
 * @param report what a post reports at once; empty when it says no more than that
 */
public record Sighting(
        Evidence evidence,
        long eventTimeMillis,
        boolean isVoid,
        String siteId,
        String tripId,
        Subject subject,
        Direction direction,
        Disposition disposition,
        Integer temperatureCentidegrees,
        Boolean mask,
        Boolean disinfected,
        Boolean registered,
        Residency residency,
        String originRegion,
        String report) {

    /** Of an event; null of one that no such rule asks for. */
    public static Sighting of(Received received) {
        if (received.checkpoint() != null) {
            return of(received, received.checkpoint());
        }
        if (received.hub() != null) {
            return of(received, received.hub());
        }
        boolean isReport =
                received.siteStatus() != null && received.siteStatus().status() == PostStatus.IMMEDIATE_REPORT;
        return isReport ? of(received, received.siteStatus()) : null;
    }

    private static Sighting of(Received received, CheckpointEvent event) {
        boolean isPerson = event.subject() == Subject.PERSON;
        return new Sighting(
                evidence(received, isPerson ? event.personToken() : null),
                received.header().eventTimeMillis(),
                received.header().isVoid(),
                event.siteId(),
                null,
                event.subject(),
                event.direction(),
                event.disposition(),
                isPerson ? event.temperatureCentidegrees() : null,
                event.mask(),
                event.disinfected(),
                event.registered(),
                event.residency(),
                event.originRegion(),
                null);
    }

    private static Sighting of(Received received, HubEvent event) {
        return new Sighting(
                evidence(received, event.personToken()),
                received.header().eventTimeMillis(),
                received.header().isVoid(),
                event.siteId(),
                event.tripId(),
                Subject.PERSON,
                event.stage() == HubStage.ARRIVED ? Direction.IN : null,
                event.stage() == HubStage.TURNED_BACK ? Disposition.TURNED_BACK : null,
                event.temperatureCentidegrees(),
                null,
                null,
                null,
                null,
                event.originRegion(),
                null);
    }

    private static Sighting of(Received received, SiteStatus status) {
        return new Sighting(
                evidence(received, null),
                received.header().eventTimeMillis(),
                received.header().isVoid(),
                status.siteId(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                status.text() == null ? "" : status.text());
    }

    private static Evidence evidence(Received received, String personToken) {
        return new Evidence(
                received.position(),
                received.header().eventId(),
                received.header().recordRef(),
                personToken);
    }

    public boolean isPerson() {
        return subject == Subject.PERSON;
    }

    /** A person who came in at a gate, or arrived at a hub. */
    public boolean isArrival() {
        return isPerson() && direction == Direction.IN;
    }

    public long arrivalMillis() {
        return evidence.position().arrivalMillis();
    }

    /** The person where known by a token, else the event. */
    public String person() {
        return evidence.personToken() == null ? eventKey() : evidence.personToken();
    }

    /**
     * What an alert on this event is about: the event; or of a passenger at a hub, whose every step may say the same, the
     * passenger on this trip, by a hash in place of the token.
     */
    public String occurrence() {
        return tripId == null ? eventKey() : passenger(tripId, evidence.personToken());
    }

    /** A passenger on a trip, by a hash in place of the token. */
    public static String passenger(String tripId, String personToken) {
        return tripId
                + '/'
                + HexFormat.of()
                        .toHexDigits(Identity.of(tripId, "", personToken).high());
    }

    /** Tells the event from every other of its topic. */
    public String eventKey() {
        return siteId + '/' + evidence.eventId();
    }
}

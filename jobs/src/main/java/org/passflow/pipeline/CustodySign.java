package org.passflow.pipeline;

import org.passflow.alert.QuarantineBreach;
import org.passflow.custody.Fact;
import org.passflow.custody.Seen;
import org.passflow.custody.Terms;
import org.passflow.custody.Trace;
import org.passflow.event.Header;
import org.passflow.event.HubEvent;
import org.passflow.event.HubStage;
import org.passflow.event.QuarantineAction;
import org.passflow.event.QuarantineOrder;
import org.passflow.event.Received;

/**
 * What concerns the quarantine of a person: an event of it, or where the person was seen; exactly one of them.
 *
 * @param arrivalMillis of the event or void, epoch milliseconds UTC
 */
public record CustodySign(String token, Fact fact, Seen seen, long arrivalMillis, String eventId) {

    private static final int DEFAULT_DAYS = 14;

    /** Of an event; null of one that does not concern it. */
    static CustodySign of(Received received) {
        if (received.order() != null) {
            return of(received, received.order());
        }
        if (received.hub() != null) {
            return of(received, received.hub());
        }
        boolean isSeen = received.checkpoint() != null && QuarantineBreach.concerns(received.checkpoint());
        return isSeen ? seen(received, received.checkpoint().personToken(), false) : null;
    }

    private static CustodySign of(Received received, QuarantineOrder order) {
        Header header = received.header();
        boolean isOrder = order.action() == QuarantineAction.ORDERED;
        Terms terms = new Terms(
                order.kind(),
                order.region(),
                order.siteId(),
                order.fromTimeMillis() == null ? header.eventTimeMillis() : order.fromTimeMillis(),
                order.days() == null ? DEFAULT_DAYS : order.days());
        Fact.What what =
                switch (order.action()) {
                    case ORDERED -> Fact.What.ORDERED;
                    case TEMPERATURE -> Fact.What.TEMPERATURE;
                    case RELEASED -> Fact.What.RELEASED;
                };
        boolean isTraced = what != Fact.What.TEMPERATURE;
        Integer degrees = isTraced ? null : order.temperatureCentidegrees();
        return fact(
                received,
                order.personToken(),
                new Fact(
                        what,
                        header.eventId(),
                        header.eventTimeMillis(),
                        heard(received),
                        taken(received),
                        isOrder ? terms : null,
                        degrees,
                        isTraced ? trace(received) : null));
    }

    private static CustodySign of(Received received, HubEvent hub) {
        if (hub.stage() == HubStage.ARRIVED) {
            return seen(received, hub.personToken(), true);
        }
        Fact.What what = hub.stage() == HubStage.HOME_ARRIVED
                ? Fact.What.HOME_ARRIVED
                : hub.stage() == HubStage.TRANSFER_ARRIVED ? Fact.What.TRANSFER_ARRIVED : null;
        if (what == null) {
            return null;
        }
        String id = hub.siteId() + '/' + received.header().eventId();
        long time = received.header().eventTimeMillis();
        return fact(
                received,
                hub.personToken(),
                new Fact(what, id, time, heard(received), taken(received), null, null, null));
    }

    private static CustodySign fact(Received received, String token, Fact fact) {
        return new CustodySign(
                token,
                fact,
                null,
                received.position().arrivalMillis(),
                received.header().eventId());
    }

    private static CustodySign seen(Received received, String token, boolean isAtHub) {
        Header header = received.header();
        Seen seen = new Seen(
                isAtHub,
                received.siteId(),
                header.eventId(),
                header.eventTimeMillis(),
                heard(received),
                taken(received),
                trace(received));
        return new CustodySign(token, null, seen, received.position().arrivalMillis(), header.eventId());
    }

    private static Long heard(Received received) {
        return received.header().isVoid() ? null : (Long) received.position().arrivalMillis();
    }

    private static Long taken(Received received) {
        return received.header().isVoid() ? (Long) received.position().arrivalMillis() : null;
    }

    private static Trace trace(Received received) {
        return new Trace(
                received.position().partition(),
                received.position().offset(),
                received.header().recordRef());
    }
}

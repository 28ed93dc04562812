package org.passflow.flow;

import org.passflow.event.Identity;
import org.passflow.event.Position;
import org.passflow.event.Received;

/**
 * One event on its way to being counted, or only known by its identity: where, when, which one, and what it adds.
 *
 * @param siteId the site; for orders and alert actions, which are unique without one, a share of their topic
 * @param eventTimeMillis epoch milliseconds UTC
 * @param identityHigh upper half of the 128-bit hash of the event's identity
 * @param identityLow lower half
 * @param isVoid whether it takes the event with this identity back
 * @param facts as packed by {@link Facts}
 * @param position where the record stands
 */
public record Passage(
        String siteId,
        long eventTimeMillis,
        long identityHigh,
        long identityLow,
        boolean isVoid,
        long facts,
        Position position) {

    /** Into how many shares the events of a topic without sites fall. */
    private static final int SHARES = 64;

    /** Takes from an event what counting needs; {@code feverCentidegrees} as in {@link Facts#of}. */
    public static Passage of(Received received, int feverCentidegrees) {
        Identity identity = received.identity();
        boolean belongsToASite = received.order() == null && received.alertAction() == null;
        return new Passage(
                belongsToASite
                        ? received.siteId()
                        : received.position().topic() + '/' + (identity.low() & (SHARES - 1)),
                received.header().eventTimeMillis(),
                identity.high(),
                identity.low(),
                received.header().isVoid(),
                Facts.of(received, feverCentidegrees),
                received.position());
    }
}

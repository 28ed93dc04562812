package org.passflow.flow;

import org.passflow.event.Position;

/**
 * One event on its way to being counted: where, when, which one, and what it adds.
 *
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
        Position position) {}

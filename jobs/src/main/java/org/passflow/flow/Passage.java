package org.passflow.flow;

/**
 * One event on its way to being counted, or only known by its identity.
 *
 * @param identityHigh upper half of the 128-bit hash of the event's identity
 * @param identityLow lower half
 * @param isVoid whether it takes the event with this identity back
 * @param facts as packed by {@link Facts}
 * @param details its texts; null when it has none that count
 */
public record Passage(long identityHigh, long identityLow, boolean isVoid, long facts, Details details) {}

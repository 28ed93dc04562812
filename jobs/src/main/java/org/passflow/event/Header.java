package org.passflow.event;

/**
 * What every event says, of whatever kind.
 *
 * @param eventId unique per topic and site; 1 to 64 code points, not blank
 * @param eventTimeMillis when it happened, epoch milliseconds UTC
 * @param isVoid whether this takes the event with the same identity back
 * @param source producer and department, or null
 * @param recordRef opaque id in the producer's own register, or null
 */
public record Header(String eventId, long eventTimeMillis, boolean isVoid, String source, String recordRef) {}

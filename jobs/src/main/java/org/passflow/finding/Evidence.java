package org.passflow.finding;

import org.passflow.event.Position;

/**
 * The event that showed it, or the person it is about where many events did. Nullable: all.
 *
 * @param recordRef its record in the producer's own register, or null
 * @param personToken HMAC token, or null
 */
public record Evidence(Position position, String eventId, String recordRef, String personToken) {}

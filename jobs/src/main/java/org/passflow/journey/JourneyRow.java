package org.passflow.journey;

/**
 * A journey as it is stored.
 *
 * @param personToken HMAC token
 * @param applied events that made it what it is: part of its revision
 */
public record JourneyRow(String tripId, String personToken, Journey journey, long applied) {}

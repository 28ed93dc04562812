package org.passflow.custody;

/**
 * Where an event stands, so that an officer can find it.
 *
 * @param recordRef its record in the producer's own register, or null
 */
public record Trace(int partition, long offset, String recordRef) {}

package org.passflow.detector;

import java.time.Instant;

/**
 * How many are expected to pass in a window to come.
 *
 * @param windowStart start of the half hour
 * @param count 0 and up
 */
public record ExpectedCount(Instant windowStart, double count) {}

package org.passflow.truth;

import java.time.Instant;

/**
 * An expected row of {@code heard_1h}: in which minutes of an hour a site was heard.
 *
 * @param hourStart of UTC
 * @param minutes bit n is minute n of the hour
 * @param revision generation · 2^48 + minutes heard
 */
public record HeardRow(String siteId, Instant hourStart, long minutes, long revision) {}

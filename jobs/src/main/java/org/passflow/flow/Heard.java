package org.passflow.flow;

/**
 * A message showed that a site was alive.
 *
 * @param minuteMillis start of the minute in which it was, epoch milliseconds UTC
 * @param arrivalMillis when that was known, epoch milliseconds UTC
 */
public record Heard(String siteId, long minuteMillis, long arrivalMillis) {}

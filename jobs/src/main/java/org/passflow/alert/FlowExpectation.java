package org.passflow.alert;

/**
 * What was or will be expected to pass a site in a half hour. Nullable: value and expected.
 *
 * @param windowStartMillis start of the half hour, epoch milliseconds UTC
 * @param value passages as they stood when it ended; null for one to come
 * @param expected null where nothing could be expected
 * @param score how unusual it was, from 0 to below 1
 * @param judgedMillis when that was known, epoch milliseconds UTC
 */
public record FlowExpectation(
        String siteId, long windowStartMillis, Double value, Double expected, double score, long judgedMillis) {}

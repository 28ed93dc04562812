package org.passflow.bench;

/**
 * Plain sums of one site, minute and direction.
 *
 * @param direction ordinal of the direction; that of none behind the last one
 * @param sums as {@link BareSum} lays them out
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, never compared.
public record BareRow(String siteId, long minuteStartMillis, int direction, long[] sums) {}

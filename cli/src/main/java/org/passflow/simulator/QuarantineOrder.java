package org.passflow.simulator;

import java.time.Duration;

/**
 * One person's quarantine.
 *
 * @param id of the order
 * @param isCentral at the quarantine site, else at home
 * @param fromMillis when it is ordered and begins, epoch milliseconds UTC
 * @param releasedMillis when it ends, by that clock too
 */
record QuarantineOrder(
        String id, String token, boolean isCentral, String region, long fromMillis, int days, long releasedMillis) {

    long dueMillis() {
        return fromMillis + Duration.ofDays(days).toMillis();
    }

    QuarantineOrder releasedAt(long millis) {
        return new QuarantineOrder(id, token, isCentral, region, fromMillis, days, millis);
    }
}

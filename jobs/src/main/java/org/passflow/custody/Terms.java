package org.passflow.custody;

import org.passflow.event.QuarantineKind;

/**
 * What an order says.
 *
 * @param kind null when not said: judged as at home
 * @param region where the person lives, or null
 * @param siteId the quarantine site, or null
 * @param fromMillis when it begins, epoch milliseconds UTC
 * @param days its length
 */
public record Terms(QuarantineKind kind, String region, String siteId, long fromMillis, int days) {

    private static final long DAY_MILLIS = 24 * 3_600_000L;

    /** When it should end, epoch milliseconds UTC. */
    public long dueMillis() {
        return fromMillis + days * DAY_MILLIS;
    }

    /** The site of a central quarantine; null at home. */
    public String centralSite() {
        return kind == QuarantineKind.CENTRAL ? siteId : null;
    }
}

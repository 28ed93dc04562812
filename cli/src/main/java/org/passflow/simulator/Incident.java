package org.passflow.simulator;

import java.time.Instant;

/**
 * Something unusual that happens at a site in [start, end), at full minutes: what a detector should find.
 *
 * @param kind what it is
 */
public record Incident(Kind kind, String siteId, Instant start, Instant end) {

    /** What can happen. */
    public enum Kind {
        /** Four times as many people pass. */
        SURGE,
        /** Nobody reports anything: the post is abandoned. */
        SILENT,
        /** The network is down; everything arrives when it is back. */
        OFFLINE,
        /** The services of a coach station are suspended (DOMAIN H8): nobody arrives, and nothing is wrong. */
        SUSPENDED
    }

    boolean covers(String site, long millis) {
        return siteId.equals(site) && start.toEpochMilli() <= millis && millis < end.toEpochMilli();
    }
}

package org.passflow.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Something unusual that happens in [start, end), at full minutes: what a rule should find.
 *
 * @param kind what it is
 * @param siteIds where, at least one
 * @param subject the trip, the person's token or the division code that it is about; null where the sites say it all
 */
public record Incident(Kind kind, List<String> siteIds, String subject, Instant start, Instant end) {

    public Incident {
        siteIds = List.copyOf(siteIds);
    }

    /** What can happen. */
    @SuppressWarnings("ImmutableEnumChecker") // Its sets are unmodifiable.
    public enum Kind {
        /** Four times as many people pass. */
        SURGE(Set.of("surge"), Set.of("implausible-count")),
        /** Nobody reports anything: the post is abandoned. */
        SILENT(Set.of("site-silent"), Set.of("report-missing")),
        /** The network is down; everything arrives when it is back. */
        OFFLINE(Set.of("site-silent"), Set.of("drop", "report-missing", "report-late")),
        /** The services of a coach station are suspended (DOMAIN H8): nobody arrives, and nothing is wrong. */
        SUSPENDED(Set.of(), Set.of()),
        /** Nobody is screened, though the terminal goes on saying that the post is there. */
        DROP(Set.of("drop"), Set.of()),
        /** A terminal reports three times as many as the post can screen (DOMAIN G8). */
        IMPLAUSIBLE(Set.of("implausible-count"), Set.of("surge")),
        /** Masks and disinfection are neglected (DOMAIN C5). */
        MUSTS_NEGLECTED(Set.of("compliance"), Set.of()),
        /** The thermometer shows 42 °C whoever comes. */
        THERMOMETER_STUCK(Set.of("thermometer-fault"), Set.of("fever-cluster")),
        /** All gates and road posts of a township fall silent together. */
        TOWNSHIP_SILENT(Set.of("region-silent"), Set.of("site-silent", "report-missing")),
        /** Four people with fever come to a gate within half an hour. */
        FEVERS_AT_GATE(Set.of("fever-cluster"), Set.of()),
        /** Four passengers of one train have fever (DOMAIN section 11). */
        FEVERS_ON_TRAIN(Set.of("fever-cluster"), Set.of()),
        /** One person is turned back at three sites (DOMAIN D1). */
        PROBING(Set.of("repeat-turn-back"), Set.of()),
        /** An outsider is let into a village that turns outsiders back (DOMAIN C9). */
        OUTSIDER_PASSED(Set.of("policy-breach"), Set.of()),
        /** People come from places that are on the list of areas at risk, or will be within days (DOMAIN R1). */
        RISK_ARRIVAL(Set.of("risk-arrival"), Set.of()),
        /** A post disinfects in the morning and not again (DOMAIN section 10). */
        DISINFECTION_SKIPPED(Set.of("disinfection-short"), Set.of()),
        /** A village has something to report that cannot wait (DOMAIN T3). */
        IMMEDIATE_REPORT(Set.of("immediate-report"), Set.of()),
        /** A passenger walks out before being registered (DOMAIN D11). */
        UNREGISTERED_PASSENGER(Set.of("trip-mismatch"), Set.of("hold-overtime", "predicted-overrun")),
        /** A passenger is never pushed to the home community (DOMAIN D8). */
        LOST_PUSH(Set.of("push-slow", "hold-overtime"), Set.of("trip-mismatch")),
        /** A township where only three of the five who are responsible acknowledge in time (DOMAIN G4). */
        SLOW_TOWNSHIP(Set.of("handoff-unacknowledged"), Set.of()),
        /** A vehicle to the quarantine site is on the road for more than three hours (DOMAIN D3). */
        OVERDUE_TRANSFER(Set.of("transfer-overdue"), Set.of()),
        /** A township's clock is behind: it receives passengers before they are pushed. */
        CLOCKS_APART(Set.of("illegal-transition"), Set.of()),
        /** A passenger is held for observation for more than three hours (DOMAIN H3). */
        LONG_HOLD(Set.of("hold-overtime"), Set.of("trip-mismatch")),
        /** A flight with many controlled persons, who are registered one by one (DOMAIN H6). */
        QUEUE_JAM(Set.of("predicted-overrun", "hold-overtime"), Set.of("trip-mismatch")),
        /** A person in home quarantine passes a gate (DOMAIN D7). */
        QUARANTINE_BREACH(Set.of("quarantine-breach"), Set.of()),
        /** A person is released days before the time (DOMAIN D6). */
        EARLY_RELEASE(Set.of("early-release"), Set.of()),
        /** Nobody takes a quarantined person's temperature for a day (DOMAIN P10). */
        TEMPERATURE_MISSED(Set.of("temperature-missed"), Set.of()),
        /** A busload of contacts spends a night at the quarantine site (DOMAIN D5). */
        QUARANTINE_FULL(Set.of("quarantine-capacity"), Set.of()),
        /** A person whose time is over is not released until the day after. */
        RELEASE_FORGOTTEN(Set.of("quarantine-due"), Set.of()),
        /** A post forgets its daily report (DOMAIN T4). */
        REPORT_MISSING(Set.of("report-missing"), Set.of()),
        /** A post sends its daily report hours after it was due (DOMAIN T4). */
        REPORT_LATE(Set.of("report-missing", "report-late"), Set.of()),
        /** A post reports nobody, and its register is full of people (DOMAIN T4). */
        REPORT_FALSE_ZERO(Set.of("report-suspect"), Set.of()),
        /** A post reports a tenth of those in its register (DOMAIN T4). */
        REPORT_TOO_LOW(Set.of("report-suspect"), Set.of()),
        /** A post reports the day before by mistake, and corrects itself half an hour later. */
        REPORT_CORRECTED(Set.of(), Set.of());

        private final Set<String> expected;
        private final Set<String> possible;

        Kind(Set<String> expected, Set<String> possible) {
            this.expected = expected;
            this.possible = possible;
        }

        /** Rules that must find it. */
        public Set<String> expected() {
            return expected;
        }

        /** Rules that may find something because of it. */
        public Set<String> possible() {
            return possible;
        }
    }

    boolean covers(String site, long millis) {
        return siteIds.contains(site) && isGoingOn(millis);
    }

    boolean isGoingOn(long millis) {
        return start.toEpochMilli() <= millis && millis < end.toEpochMilli();
    }
}

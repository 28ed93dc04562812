package org.passflow.truth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the rules on one person under order must find. */
final class QuarantineAlerts {

    private static final long SECOND_MILLIS = 1_000;

    /** For so long after a sighting an order can still be matched with it. */
    private static final long KEPT_MILLIS = Duration.ofHours(24).plusMinutes(20).toMillis();

    private final BusinessDays calendar;
    private final long boundMillis;
    private final long untilMillis;

    QuarantineAlerts(BusinessDays calendar, long boundMillis, long untilMillis) {
        this.calendar = calendar;
        this.boundMillis = boundMillis;
        this.untilMillis = untilMillis;
    }

    Collection<ExpectedAlert> of(Custody custody, List<Happening> sightings) {
        Set<ExpectedAlert> alerts = new LinkedHashSet<>();
        addAtOnce(custody, sightings, alerts);
        addInTime(custody, alerts);
        return alerts;
    }

    /** What is told as soon as it is read: after every record, in the order in which they came. */
    private static void addAtOnce(Custody custody, List<Happening> sightings, Set<ExpectedAlert> alerts) {
        TreeSet<Long> arrivals = new TreeSet<>();
        custody.all().forEach(one -> addArrivals(one, arrivals));
        sightings.forEach(one -> addArrivals(one, arrivals));
        for (long arrival : arrivals) {
            List<QuarantineRow> rows = custody.before(arrival + 1, 0);
            for (Happening seen : sightings) {
                long at = seen.event().time().toEpochMilli();
                boolean isKnown = seen.known().toEpochMilli() <= arrival
                        && (seen.takenBack() == null || seen.takenBack().toEpochMilli() > arrival);
                if (isKnown && arrival < at + KEPT_MILLIS && rows.stream().anyMatch(row -> row.isInCustody(at))) {
                    alerts.add(new ExpectedAlert(
                            "quarantine-breach",
                            "EVENT",
                            seen.event().siteId(),
                            seen.event().text("event_id"),
                            seen.event().time()));
                }
            }
            for (QuarantineRow row : rows) {
                boolean isEarly = !row.voided()
                        && row.releasedAt() != null
                        && row.releasedAt().toEpochMilli() < row.dueAt().toEpochMilli() - JourneyLimits.EARLY_TOLERANCE;
                if (isEarly) {
                    alerts.add(new ExpectedAlert(
                            "early-release", "EVENT", row.siteId(), releaseId(custody, row), row.releasedAt()));
                }
            }
        }
    }

    private static void addArrivals(Happening one, Set<Long> arrivals) {
        arrivals.add(one.known().toEpochMilli());
        if (one.takenBack() != null) {
            arrivals.add(one.takenBack().toEpochMilli());
        }
    }

    private static String releaseId(Custody custody, QuarantineRow row) {
        return custody.all().stream()
                .filter(one -> one.event().is("action", "RELEASED")
                        && one.event().time().equals(row.releasedAt()))
                .map(one -> one.event().text("event_id"))
                .min(String::compareTo)
                .orElseThrow();
    }

    /** What is told when time has come. */
    private void addInTime(Custody custody, Set<ExpectedAlert> alerts) {
        TreeSet<Long> instants = new TreeSet<>();
        Set<Long> arrivals = new HashSet<>();
        custody.all().forEach(one -> addArrivals(one, arrivals));
        arrivals.forEach(arrival -> instants.add(JourneyLimits.ceiling(arrival, SECOND_MILLIS)));
        Map<String, Boolean> raised = new HashMap<>();
        for (Long now = instants.pollFirst(); now != null && now <= untilMillis; now = instants.pollFirst()) {
            for (QuarantineRow row : custody.before(now + boundMillis, 0)) {
                Long due = due(row);
                judge("quarantine-due", row, due, now, raised, alerts);
                Long missed = missed(custody, row, now);
                judge("temperature-missed", row, missed, now, raised, alerts);
                for (Long next : new Long[] {due, missed}) {
                    if (next != null && next > now) {
                        instants.add(next);
                    }
                }
            }
        }
    }

    private static void judge(
            String rule,
            QuarantineRow row,
            Long since,
            long now,
            Map<String, Boolean> raised,
            Set<ExpectedAlert> alerts) {
        boolean isWrong = since != null && since <= now;
        boolean wasWrong = Boolean.TRUE.equals(raised.put(rule + row.orderId(), isWrong));
        if (isWrong && !wasWrong) {
            alerts.add(new ExpectedAlert(
                    rule, "PERSON", row.orderId() + '/' + row.personToken(), "", Instant.ofEpochMilli(since)));
        }
    }

    private static Long due(QuarantineRow row) {
        boolean isOver = row.voided() || row.end() != null;
        return isOver ? null : Long.valueOf(row.dueAt().toEpochMilli() + JourneyLimits.DUE_GRACE);
    }

    /** When the first day without temperature since the last one is told; null for none that can come. */
    private Long missed(Custody custody, QuarantineRow row, long now) {
        if (row.voided() || (row.end() != null && row.end().toEpochMilli() <= now)) {
            return null;
        }
        long last = lastTemperature(custody, row, now);
        long end = row.dueAt().toEpochMilli();
        if (row.end() != null) {
            end = Math.min(end, row.end().toEpochMilli());
        }
        for (Instant day : days(row)) {
            long start = day.toEpochMilli();
            long next = calendar.dayOf(day.plus(Duration.ofHours(26))).toEpochMilli();
            if (start >= row.custodyFrom().toEpochMilli() && next <= end && start > last) {
                return next + JourneyLimits.TEMPERATURE_GRACE;
            }
        }
        return null;
    }

    private List<Instant> days(QuarantineRow row) {
        List<Instant> days = new ArrayList<>();
        for (Instant at = row.custodyFrom(); at.isBefore(row.dueAt()); at = at.plus(Duration.ofHours(24))) {
            days.add(calendar.dayOf(at));
        }
        days.add(calendar.dayOf(row.dueAt()));
        return days;
    }

    /** A fold has the last one that was measured; any that says TEMPERATURE counts. */
    private long lastTemperature(Custody custody, QuarantineRow row, long now) {
        return custody.all().stream()
                .filter(one -> one.event().is("action", "TEMPERATURE"))
                .filter(one -> one.known().toEpochMilli() < now + boundMillis)
                .filter(one -> one.takenBack() == null || one.takenBack().toEpochMilli() >= now + boundMillis)
                .mapToLong(one -> one.event().time().toEpochMilli())
                .filter(at -> at >= row.fromTime().toEpochMilli()
                        && (row.supersededAt() == null
                                || at < row.supersededAt().toEpochMilli()))
                .max()
                .orElse(Long.MIN_VALUE);
    }
}

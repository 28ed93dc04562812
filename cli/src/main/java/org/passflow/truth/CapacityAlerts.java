package org.passflow.truth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** When a quarantine site is nearly full: persons in custody there at each full minute at which that can have changed. */
final class CapacityAlerts {

    private static final long MINUTE_MILLIS = 60_000;

    private final ControlBook control;
    private final long boundMillis;
    private final long untilMillis;

    CapacityAlerts(ControlBook control, long boundMillis, long untilMillis) {
        this.control = control;
        this.boundMillis = boundMillis;
        this.untilMillis = untilMillis;
    }

    List<ExpectedAlert> of(Collection<Custody> all) {
        Map<String, List<Custody>> bySite = new TreeMap<>();
        for (Custody custody : all) {
            custody.all().stream()
                    .filter(one -> Custody.isOrder(one) && one.event().is("kind", "CENTRAL"))
                    .map(one -> one.event().siteId())
                    .filter(site -> !site.isEmpty())
                    .distinct()
                    .forEach(site -> bySite.computeIfAbsent(site, first -> new ArrayList<>())
                            .add(custody));
        }
        List<ExpectedAlert> alerts = new ArrayList<>();
        bySite.forEach((site, there) -> addSite(site, there, alerts));
        return alerts;
    }

    private void addSite(String site, List<Custody> there, List<ExpectedAlert> alerts) {
        TreeMap<Long, List<Custody>> agenda = new TreeMap<>();
        TreeSet<Long> instants = new TreeSet<>();
        for (Custody custody : there) {
            for (Happening one : custody.all()) {
                note(one.known(), custody, agenda);
                if (one.takenBack() != null) {
                    note(one.takenBack(), custody, agenda);
                }
            }
        }
        instants.addAll(agenda.keySet());
        Map<Custody, List<QuarantineRow>> rows = new HashMap<>();
        boolean isFull = false;
        for (Long now = instants.pollFirst(); now != null && now <= untilMillis; now = instants.pollFirst()) {
            long minute = now;
            for (Custody custody : agenda.getOrDefault(now, List.of())) {
                List<QuarantineRow> known = custody.before(now + boundMillis, 0);
                rows.put(custody, known);
                known.forEach(row -> addTurns(row, minute, instants));
            }
            long capacity = capacity(site, now);
            long persons = persons(site, rows.values(), now);
            if (!isFull && capacity > 0 && persons >= JourneyLimits.CAPACITY_SHARE * capacity) {
                alerts.add(new ExpectedAlert("quarantine-capacity", "SITE", site, "", Instant.ofEpochMilli(now)));
                isFull = true;
            } else if (isFull && persons < JourneyLimits.CAPACITY_CLEAR_SHARE * capacity) {
                isFull = false;
            }
        }
    }

    /** The first full minute at which what arrived then is known. */
    private void note(Instant arrival, Custody custody, Map<Long, List<Custody>> agenda) {
        long minute = JourneyLimits.ceiling(arrival.toEpochMilli() - boundMillis + 1, MINUTE_MILLIS);
        List<Custody> known = agenda.computeIfAbsent(minute, first -> new ArrayList<>());
        if (!known.contains(custody)) {
            known.add(custody);
        }
    }

    private static void addTurns(QuarantineRow row, long now, Set<Long> instants) {
        add(row.custodyFrom(), now, instants);
        if (row.end() != null) {
            add(row.end(), now, instants);
        }
    }

    private static void add(Instant turn, long now, Set<Long> instants) {
        long minute = JourneyLimits.ceiling(turn.toEpochMilli(), MINUTE_MILLIS);
        if (minute > now) {
            instants.add(minute);
        }
    }

    private static long persons(String site, Collection<List<QuarantineRow>> all, long now) {
        return all.stream()
                .flatMap(List::stream)
                .filter(row -> row.kind().equals("CENTRAL") && row.siteId().equals(site) && row.isInCustody(now))
                .count();
    }

    private long capacity(String site, long now) {
        return control.asOf("sites", site, Instant.ofEpochMilli(now))
                .map(version -> version.fields().path("capacity").asLong())
                .orElse(0L);
    }
}

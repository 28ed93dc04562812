package org.passflow.truth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the rules on one trip must find: passengers who are missing, and a queue that will take too long. */
final class TripAlerts {

    private static final long SECOND_MILLIS = 1_000;

    /** Longer than anybody waits at a hub. */
    private static final long WATCHED_MILLIS = Duration.ofHours(24).toMillis();

    private static final Set<String> NOT_THERE = Set.of("SCHEDULED", "CANCELLED", "SUSPENDED");

    private final long boundMillis;
    private final long untilMillis;

    /** Journeys by the times of their registrations. */
    private final NavigableMap<Long, List<Journey>> registrations = new TreeMap<>();

    TripAlerts(long boundMillis, long untilMillis, Collection<Trip> all) {
        this.boundMillis = boundMillis;
        this.untilMillis = untilMillis;
        for (Trip trip : all) {
            for (Journey journey : trip.journeys().values()) {
                journey.steps().stream()
                        .filter(step -> step.stage().equals("REGISTERED"))
                        .map(JourneyStep::millis)
                        .distinct()
                        .forEach(at -> registrations
                                .computeIfAbsent(at, first -> new ArrayList<>(1))
                                .add(journey));
            }
        }
    }

    private record Arrival(long millis, Journey journey) {}

    /** What is known while time goes on. */
    private static final class Knowledge {
        private final List<Arrival> arrivals = new ArrayList<>();
        private final Map<Journey, Collection<String>> classes = new HashMap<>();
        private final Map<String, Long> counts = new HashMap<>();
        private int next;

        Knowledge(Trip trip) {
            trip.journeys().values().forEach(journey -> journey.copies()
                    .forEach(copy -> arrivals.add(new Arrival(copy.arrivalMillis(), journey))));
            arrivals.sort(Comparator.comparingLong(Arrival::millis));
        }

        TripTotals before(Trip trip, Long announced, long arrivalMillis) {
            Set<Journey> touched = new HashSet<>();
            while (next < arrivals.size() && arrivals.get(next).millis() < arrivalMillis) {
                touched.add(arrivals.get(next++).journey());
            }
            for (Journey journey : touched) {
                JourneyRow row = journey.foldBefore(arrivalMillis).row("", "", 0);
                Collection<String> now = TripTotals.classes(row, JourneyLimits.ROLES);
                classes.getOrDefault(journey, List.of()).forEach(name -> counts.merge(name, -1L, Long::sum));
                now.forEach(name -> counts.merge(name, 1L, Long::sum));
                classes.put(journey, now);
            }
            return TripTotals.of(trip.tripId(), announced, counts);
        }
    }

    Collection<ExpectedAlert> of(Trip trip) {
        Set<ExpectedAlert> alerts = new LinkedHashSet<>();
        TreeSet<Long> instants = new TreeSet<>();
        trip.said().forEach(one -> instants.add(second(one.known())));
        trip.said().stream()
                .filter(one -> one.takenBack() != null)
                .forEach(one -> instants.add(second(one.takenBack())));
        trip.journeys().values().forEach(journey -> journey.copies()
                .forEach(copy -> instants.add(JourneyLimits.ceiling(copy.arrivalMillis(), SECOND_MILLIS))));
        Set<Long> changes = new HashSet<>(instants);
        Knowledge knowledge = new Knowledge(trip);
        boolean isMismatch = false;
        boolean isOverrun = false;
        boolean isJudged = false;
        for (Long now = instants.pollFirst(); now != null && now <= untilMillis; now = instants.pollFirst()) {
            Trip.Said said = trip.saidBefore(now + boundMillis);
            TripTotals totals = knowledge.before(trip, said.announced(), now + boundMillis);
            if (said.status() == null || NOT_THERE.contains(said.status())) {
                isMismatch = false;
                isOverrun = false;
                continue;
            }
            long from = judgedFrom(said);
            if (now < from && from < Long.MAX_VALUE) {
                instants.add(from);
            } else if (now == from || (now > from && changes.contains(now))) {
                boolean isWrong = totals.isWrong();
                if (isWrong && !isMismatch) {
                    alerts.add(alert("trip-mismatch", trip, isJudged ? now : from));
                }
                isMismatch = isWrong;
                isJudged = true;
            }
            if (said.arrived() != null) {
                addFiveMinutes(said.arrived(), now, instants);
                if (now % JourneyLimits.OVERRUN_EVERY == 0 && now >= said.arrived() + JourneyLimits.RATE) {
                    boolean willBe = said.status().equals("ARRIVED") && isOverrun(said, totals, now);
                    if (willBe && !isOverrun) {
                        alerts.add(alert("predicted-overrun", trip, now));
                    }
                    isOverrun = willBe;
                }
            }
        }
        return alerts;
    }

    private static void addFiveMinutes(long arrived, long now, Set<Long> instants) {
        long next = JourneyLimits.ceiling(Math.max(now + 1, arrived + JourneyLimits.RATE), JourneyLimits.OVERRUN_EVERY);
        if (next < arrived + WATCHED_MILLIS) {
            instants.add(next);
        }
    }

    private static long judgedFrom(Trip.Said said) {
        long latest = said.arrived() == null ? Long.MAX_VALUE : said.arrived() + JourneyLimits.MISMATCH_AFTER;
        long closed = said.closed() == null ? Long.MAX_VALUE : said.closed();
        long from = Math.min(latest, closed);
        return from == Long.MAX_VALUE ? from : from + JourneyLimits.MISMATCH_GRACE;
    }

    private boolean isOverrun(Trip.Said said, TripTotals totals, long now) {
        long expected = said.announced() == null ? totals.arrived() : said.announced();
        long waiting = expected - totals.registered();
        if (waiting <= 0) {
            return false;
        }
        long left = said.arrived() + JourneyLimits.OVERRUN - now;
        return waiting * JourneyLimits.RATE > left * registered(said.hub(), now);
    }

    /** How many were registered at the hub in the last quarter of an hour. */
    private long registered(String hub, long now) {
        Set<Journey> candidates = new HashSet<>();
        long from = now - JourneyLimits.RATE;
        registrations.subMap(from, false, now, true).values().forEach(candidates::addAll);
        return candidates.stream()
                .map(journey -> journey.foldBefore(now + boundMillis))
                .filter(fold -> fold.has("registered_at") && fold.siteId().equals(hub))
                .map(fold -> fold.time("registered_at").toEpochMilli())
                .filter(at -> at > from && at <= now)
                .count();
    }

    private static ExpectedAlert alert(String rule, Trip trip, long since) {
        return new ExpectedAlert(rule, "TRIP", trip.tripId(), "", Instant.ofEpochMilli(since));
    }

    private static long second(Instant instant) {
        return JourneyLimits.ceiling(instant.toEpochMilli(), SECOND_MILLIS);
    }
}

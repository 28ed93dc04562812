package org.passflow.truth;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is known of one post at an instant: whether it is in operation, when it was last heard, how often it disinfected. */
final class PostLife {

    /** Of two messages of one time the later one here stands. */
    private static final List<String> STATUSES = List.of("OPENED", "CLOSED", "SUSPENDED");

    private final ControlBook.Version site;
    private final ZoneId zone;
    private final Duration bound;
    private final Map<Instant, Instant> knownByMinute = new HashMap<>();
    private final List<Happening> operations = new ArrayList<>();
    private final List<Happening> disinfections = new ArrayList<>();
    private NavigableMap<Instant, Instant> lastByArrival;

    /** @param bound how long after an instant what arrived meanwhile still counts as known at it */
    PostLife(ControlBook.Version site, ZoneId zone, Duration bound) {
        this.site = site;
        this.zone = zone;
        this.bound = bound;
    }

    void hear(Event event, Instant arrival) {
        Instant minute = event.time().truncatedTo(ChronoUnit.MINUTES);
        knownByMinute.merge(minute, arrival, (one, other) -> one.isBefore(other) ? one : other);
        lastByArrival = null;
    }

    void say(Happening status) {
        (status.event().is("status", "DISINFECTED") ? disinfections : operations).add(status);
    }

    String region() {
        return site.text("region");
    }

    Instant inRosterSince() {
        return site.takesEffect();
    }

    long disinfectionsDue() {
        return site.fields().path("disinfections_per_day").asLong();
    }

    /** Start of the last minute in which it was heard, or null. */
    Instant lastHeard(Instant now) {
        if (lastByArrival == null) {
            lastByArrival = new TreeMap<>();
            Instant last = Instant.MIN;
            List<Map.Entry<Instant, Instant>> sorted = knownByMinute.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .toList();
            for (Map.Entry<Instant, Instant> heard : sorted) {
                last = heard.getKey().isAfter(last) ? heard.getKey() : last;
                lastByArrival.put(heard.getValue(), last);
            }
        }
        Map.Entry<Instant, Instant> known = lastByArrival.lowerEntry(now.plus(bound));
        return known == null ? null : known.getValue();
    }

    /** Since when it has been in operation without a break; null when it is not. */
    Instant inOperationSince(Instant now) {
        return inOperationSince(now, now);
    }

    /** Since when it had been at one instant by what is known at another; null when it was not. */
    Instant inOperationSince(Instant at, Instant now) {
        Instant open = openSince(at);
        if (open == null) {
            return null;
        }
        Instant since = open.isAfter(inRosterSince()) ? open : inRosterSince();
        Happening last = known(operations, now)
                .filter(one -> !one.event().time().isAfter(at))
                .max(Comparator.comparing((Happening one) -> one.event().time())
                        .thenComparing(one -> STATUSES.indexOf(one.event().text("status"))))
                .orElse(null);
        if (last == null) {
            return since;
        }
        if (!last.event().is("status", "OPENED")) {
            return null;
        }
        return last.event().time().isAfter(since) ? last.event().time() : since;
    }

    private Instant openSince(Instant now) {
        String[] hours = site.text("opening_hours").split("-", 2);
        if (hours.length < 2 || site.text("opening_hours").equals("00:00-24:00")) {
            return Instant.MIN;
        }
        ZonedDateTime local = now.atZone(zone);
        LocalTime opens = LocalTime.parse(hours[0]);
        boolean isBeforeClosing =
                hours[1].equals("24:00") || local.toLocalTime().isBefore(LocalTime.parse(hours[1]));
        return local.toLocalTime().isBefore(opens) || !isBeforeClosing
                ? null
                : local.with(opens).toInstant();
    }

    /** Since when it should be heard; null while it should not. */
    Instant expectedSince(Instant now) {
        boolean isNever = site.fields().path("heartbeat_minutes").asInt() == 0 || now.isBefore(inRosterSince());
        return isNever ? null : inOperationSince(now);
    }

    /** Since when it counts as silent, of a post that should be heard since an instant; null while it is heard. */
    Instant silentSince(Instant now, Instant since, double times) {
        Instant heard = lastHeard(now);
        Instant last = heard != null && heard.isAfter(since) ? heard : since;
        Instant minute = last.truncatedTo(ChronoUnit.MINUTES);
        Instant full = minute.equals(last) ? minute : minute.plus(1, ChronoUnit.MINUTES);
        long limit =
                (long) Math.ceil(times * site.fields().path("heartbeat_minutes").asInt());
        Instant silent = full.plus(limit, ChronoUnit.MINUTES);
        return silent.isAfter(now) ? null : silent;
    }

    /** How often it disinfected in [from, to), as known at the end. */
    long disinfections(Instant from, Instant to) {
        return known(disinfections, to)
                .map(one -> one.event().time())
                .filter(time -> !time.isBefore(from) && time.isBefore(to))
                .distinct()
                .count();
    }

    private Stream<Happening> known(List<Happening> news, Instant now) {
        Instant knownUntil = now.plus(bound).minusMillis(1);
        return news.stream().filter(one -> !one.isTakenBackFirst() && one.isKnownAt(knownUntil));
    }
}

package org.passflow.truth;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What must be found of things that happen several times: one person turned back here and there, fevers at one place. */
final class RepeatAlerts {

    private static final String TURNED_BACK = "repeat-turn-back";
    private static final String CLUSTER = "fever-cluster";

    private final RuleDefaults rules;
    private final Map<Place, List<Happening>> gathered = new TreeMap<>();

    RepeatAlerts(RuleDefaults rules) {
        this.rules = rules;
    }

    /** Whom or what several things have in common. */
    private record Place(String rule, String kind, String id) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return toString().compareTo(other.toString());
        }
    }

    /** When enough of them had been known, what was known of them. */
    private record Episode(Instant from, Instant last, Instant quiet) {}

    boolean concern(Event event) {
        Happening alone = new Happening(event, event.time(), null, false);
        return isFever(alone) || (alone.isTurnedBack() && event.has("person_token"));
    }

    void add(Happening one) {
        Event event = one.event();
        if (one.isTurnedBack() && event.has("person_token")) {
            gather(new Place(TURNED_BACK, "PERSON", event.text("person_token")), one);
        }
        if (isFever(one)) {
            gather(new Place(CLUSTER, "SITE", event.siteId()), one);
            if (event.has("trip_id")) {
                gather(new Place(CLUSTER, "TRIP", event.text("trip_id")), one);
            }
        }
    }

    private boolean isFever(Happening one) {
        return one.hasTemperature() && one.centidegrees() >= Math.round(100 * rules.number(CLUSTER, "celsius"));
    }

    private void gather(Place place, Happening one) {
        gathered.computeIfAbsent(place, first -> new ArrayList<>()).add(one);
    }

    List<ExpectedAlert> alerts(Instant until) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        gathered.forEach((place, happenings) -> alerts.addAll(alerts(place, happenings, until)));
        return alerts;
    }

    /** Lives through the seconds in which something became known, and those in which it had been quiet for long enough. */
    private List<ExpectedAlert> alerts(Place place, List<Happening> happenings, Instant until) {
        boolean isCluster = place.rule().equals(CLUSTER);
        int atLeast = rules.whole(place.rule(), isCluster ? "persons" : "sites");
        Duration within = rules.minutes(place.rule(), "minutes");
        Function<Happening, String> what =
                isCluster ? Happening::person : one -> one.event().siteId();
        NavigableSet<Instant> instants = instants(happenings);
        List<ExpectedAlert> alerts = new ArrayList<>();
        Episode episode = null;
        boolean isOver = false;
        for (Instant now = instants.pollFirst(); now != null && !now.isAfter(until); now = instants.pollFirst()) {
            isOver = isOver || (episode != null && !now.isBefore(episode.quiet()));
            List<Happening> known = known(happenings, now);
            Fullest found = Fullest.of(counted(known, episode, isOver), what, atLeast, within);
            if (found == null) {
                continue;
            }
            boolean isNew = episode == null || isOver;
            if (isNew && (isCluster || alerts.isEmpty())) {
                alerts.add(alert(place, found.completing(), known));
            }
            Episode next = new Episode(found.first(), found.last(), found.quiet(within));
            if (isNew || !next.from().equals(episode.from()) || !next.last().equals(episode.last())) {
                episode = next;
                isOver = false;
                instants.add(fullSecond(next.quiet()));
            }
        }
        return alerts;
    }

    private static ExpectedAlert alert(Place place, Happening completing, List<Happening> known) {
        String site = known.get(known.size() - 1).event().siteId();
        return new ExpectedAlert(
                place.rule(),
                place.kind(),
                place.kind().equals("TRIP") ? place.id() : site,
                completing.event().text("event_id"),
                completing.event().time());
    }

    private static NavigableSet<Instant> instants(List<Happening> happenings) {
        TreeSet<Instant> instants = new TreeSet<>();
        for (Happening one : happenings) {
            instants.add(fullSecond(one.known()));
            if (one.takenBack() != null) {
                instants.add(fullSecond(one.takenBack()));
            }
        }
        return instants;
    }

    private static List<Happening> known(List<Happening> happenings, Instant now) {
        return happenings.stream()
                .filter(one -> !one.isTakenBackFirst() && one.isKnownAt(now))
                .sorted(Happening.ORDER)
                .toList();
    }

    /** While it goes on what belongs to it and what came after; else what came after it was over. */
    private static List<Happening> counted(List<Happening> known, Episode episode, boolean isOver) {
        if (episode == null) {
            return known;
        }
        return known.stream()
                .filter(one -> isOver
                        ? one.event().time().isAfter(episode.last())
                        : !one.event().time().isBefore(episode.from()))
                .toList();
    }

    /** The first full second that is not before an instant. */
    private static Instant fullSecond(Instant instant) {
        Instant floor = instant.truncatedTo(ChronoUnit.SECONDS);
        return floor.equals(instant) ? floor : floor.plusSeconds(1);
    }
}

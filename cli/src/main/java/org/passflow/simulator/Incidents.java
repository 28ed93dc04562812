package org.passflow.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.passflow.simulator.Incident.Kind;

/** The incidents of each day: one of each kind, at sites and hours that the seed decides. */
final class Incidents {

    /** By how much a surge multiplies the volume. */
    static final double SURGE_FACTOR = 4;

    private static final LocalTime EARLIEST = LocalTime.of(7, 0);
    private static final int LATEST_MINUTES_LATER = 10 * 60;

    private static final Map<Kind, Set<String>> WHERE = new EnumMap<>(Map.of(
            Kind.SURGE, Set.of("HIGHWAY_EXIT", "ROAD_POST", "ENTERPRISE_GATE"),
            Kind.SILENT, Set.of("ROAD_POST", "VILLAGE_ENTRANCE", "COMPOUND_GATE"),
            Kind.OFFLINE, Set.of("ROAD_POST", "VILLAGE_ENTRANCE", "COMPOUND_GATE"),
            Kind.SUSPENDED, Set.of("COACH_STATION")));

    private final SimulatorSettings settings;
    private final Map<Kind, List<Post>> posts = new EnumMap<>(Kind.class);
    private long fromMillis;
    private long toMillis;
    private List<Incident> ofThatDay = List.of();

    Incidents(SimulatorSettings settings, Roster roster) {
        this.settings = settings;
        WHERE.forEach((kind, where) -> posts.put(
                kind,
                roster.posts().stream()
                        .filter(post -> where.contains(post.kind()))
                        .toList()));
    }

    /** All that begin in [from, to). */
    List<Incident> between(Instant from, Instant to) {
        List<Incident> found = new ArrayList<>();
        LocalDate last = to.atZone(settings.zone()).toLocalDate();
        for (LocalDate day = from.atZone(settings.zone()).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            for (Incident incident : make(day)) {
                if (!incident.start().isBefore(from) && incident.start().isBefore(to)) {
                    found.add(incident);
                }
            }
        }
        return found;
    }

    /** The site of a surge that is going on then. */
    Optional<String> surge(long millis) {
        return at(millis).stream()
                .filter(incident -> incident.kind() == Kind.SURGE && incident.covers(incident.siteId(), millis))
                .map(Incident::siteId)
                .findFirst();
    }

    boolean isSilent(String siteId, long millis) {
        return is(Kind.SILENT, siteId, millis);
    }

    boolean isSuspended(String siteId, long millis) {
        return is(Kind.SUSPENDED, siteId, millis);
    }

    /** When what would arrive then does arrive: when the site's network is back. */
    long arrivalMillis(String siteId, long millis) {
        for (Incident incident : at(millis)) {
            if (incident.kind() == Kind.OFFLINE && incident.covers(siteId, millis)) {
                return incident.end().toEpochMilli();
            }
        }
        return millis;
    }

    private boolean is(Kind kind, String siteId, long millis) {
        for (Incident incident : at(millis)) {
            if (incident.kind() == kind && incident.covers(siteId, millis)) {
                return true;
            }
        }
        return false;
    }

    /** The incidents of the local day of that instant; none reaches into the next. */
    private List<Incident> at(long millis) {
        if (millis < fromMillis || millis >= toMillis) {
            LocalDate day = Instant.ofEpochMilli(millis).atZone(settings.zone()).toLocalDate();
            ofThatDay = make(day);
            fromMillis = startMillis(day);
            toMillis = startMillis(day.plusDays(1));
        }
        return ofThatDay;
    }

    private long startMillis(LocalDate day) {
        return day.atStartOfDay(settings.zone()).toInstant().toEpochMilli();
    }

    private List<Incident> make(LocalDate day) {
        Dice dice = new Dice(settings.seed(), day.toEpochDay());
        List<Incident> incidents = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Instant start = day.atTime(EARLIEST)
                    .plusMinutes(dice.below(LATEST_MINUTES_LATER))
                    .atZone(settings.zone())
                    .toInstant();
            Duration length = Duration.ofMinutes(60 + dice.below(120));
            if (!posts.get(kind).isEmpty()) {
                incidents.add(new Incident(kind, dice.pick(posts.get(kind)).siteId(), start, start.plus(length)));
            }
        }
        return List.copyOf(incidents);
    }
}

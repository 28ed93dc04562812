package org.passflow.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The incidents of each day: one of each kind, at sites and hours that the seed decides. */
final class Incidents {

    private static final LocalTime EARLIEST = LocalTime.of(7, 0);
    private static final int LATEST_MINUTES_LATER = 10 * 60;
    private static final double SURGE_FACTOR = 4;

    private final SimulatorSettings settings;
    private final List<Post> posts;
    private LocalDate cachedDay;
    private List<Incident> cached = List.of();

    Incidents(SimulatorSettings settings, Roster roster) {
        this.settings = settings;
        this.posts = roster.posts().stream()
                .filter(post -> post.kind().equals("ROAD_POST"))
                .toList();
    }

    /** All that begin in [from, to). */
    List<Incident> between(Instant from, Instant to) {
        List<Incident> found = new ArrayList<>();
        LocalDate last = to.atZone(settings.zone()).toLocalDate();
        for (LocalDate day = from.atZone(settings.zone()).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            for (Incident incident : of(day)) {
                if (!incident.start().isBefore(from) && incident.start().isBefore(to)) {
                    found.add(incident);
                }
            }
        }
        return found;
    }

    /** By how much the volume at the site is multiplied then. */
    double volumeFactor(String siteId, long millis) {
        return at(Incident.Kind.SURGE, siteId, millis).isPresent() ? SURGE_FACTOR : 1;
    }

    boolean isSilent(String siteId, long millis) {
        return at(Incident.Kind.SILENT, siteId, millis).isPresent();
    }

    /** When what would arrive then does arrive: when the site's network is back. */
    long arrivalMillis(String siteId, long millis) {
        return at(Incident.Kind.OFFLINE, siteId, millis)
                .map(incident -> incident.end().toEpochMilli())
                .orElse(millis);
    }

    private Optional<Incident> at(Incident.Kind kind, String siteId, long millis) {
        LocalDate day = Instant.ofEpochMilli(millis).atZone(settings.zone()).toLocalDate();
        return of(day).stream()
                .filter(incident -> incident.kind() == kind && incident.covers(siteId, millis))
                .findFirst();
    }

    private List<Incident> of(LocalDate day) {
        if (!day.equals(cachedDay)) {
            cached = posts.isEmpty() ? List.of() : make(day);
            cachedDay = day;
        }
        return cached;
    }

    private List<Incident> make(LocalDate day) {
        Dice dice = new Dice(settings.seed(), day.toEpochDay());
        List<Incident> incidents = new ArrayList<>();
        for (Incident.Kind kind : Incident.Kind.values()) {
            Instant start = day.atTime(EARLIEST)
                    .plusMinutes(dice.below(LATEST_MINUTES_LATER))
                    .atZone(settings.zone())
                    .toInstant();
            Duration length = Duration.ofMinutes(60 + dice.below(120));
            incidents.add(new Incident(kind, dice.pick(posts).siteId(), start, start.plus(length)));
        }
        return List.copyOf(incidents);
    }
}

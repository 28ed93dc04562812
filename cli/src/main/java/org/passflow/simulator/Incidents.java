package org.passflow.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.passflow.simulator.Incident.Kind;

/** The incidents of each day, at sites and hours that the seed decides. None reaches into the next day. */
final class Incidents {

    /** By how much a surge multiplies the volume. */
    static final double SURGE_FACTOR = 4;

    private final SimulatorSettings settings;
    private final IncidentDay days;
    private long fromMillis;
    private long toMillis;
    private Map<Kind, List<Incident>> ofThatDay = Map.of();

    Incidents(SimulatorSettings settings, Roster roster, JourneyIncidents journeys) {
        this.settings = settings;
        this.days = new IncidentDay(settings, roster, journeys);
    }

    /** All that begin in [from, to). */
    List<Incident> between(Instant from, Instant to) {
        List<Incident> found = new ArrayList<>();
        LocalDate last = to.atZone(settings.zone()).toLocalDate();
        for (LocalDate day = from.atZone(settings.zone()).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            for (Incident incident : days.of(day)) {
                if (!incident.start().isBefore(from) && incident.start().isBefore(to)) {
                    found.add(incident);
                }
            }
        }
        return found;
    }

    /** Those of a kind that are going on then. */
    List<Incident> goingOn(Kind kind, long millis) {
        return ofDay(kind, millis).stream()
                .filter(incident -> incident.isGoingOn(millis))
                .toList();
    }

    /** Whether something of that kind is going on at the site. */
    boolean is(Kind kind, String siteId, long millis) {
        for (Incident incident : ofDay(kind, millis)) {
            if (incident.covers(siteId, millis)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the site says nothing, alone or with its township. */
    boolean isSilent(String siteId, long millis) {
        return is(Kind.SILENT, siteId, millis) || is(Kind.TOWNSHIP_SILENT, siteId, millis);
    }

    /** The silences that are over in the minute that begins then. */
    List<Incident> silencesUntil(long millis) {
        return Stream.of(Kind.SILENT, Kind.TOWNSHIP_SILENT)
                .flatMap(kind -> ofDay(kind, millis).stream())
                .filter(incident -> incident.end().toEpochMilli() == millis)
                .toList();
    }

    /** Those of a kind that are over in the minute that begins then. */
    List<Incident> endingAt(Kind kind, long millis) {
        return ofDay(kind, millis).stream()
                .filter(incident -> incident.end().toEpochMilli() == millis)
                .toList();
    }

    /** Whether some passengers of the trip that arrives then have fever. */
    boolean isFeverish(String tripId, long millis) {
        return ofDay(Kind.FEVERS_ON_TRAIN, millis).stream()
                .anyMatch(incident -> incident.subject().equals(tripId));
    }

    /** When what would arrive then does arrive: when the site's network is back. */
    long arrivalMillis(String siteId, long millis) {
        for (Incident incident : ofDay(Kind.OFFLINE, millis)) {
            if (incident.covers(siteId, millis)) {
                return incident.end().toEpochMilli();
            }
        }
        return millis;
    }

    private List<Incident> ofDay(Kind kind, long millis) {
        if (millis < fromMillis || millis >= toMillis) {
            LocalDate day = Instant.ofEpochMilli(millis).atZone(settings.zone()).toLocalDate();
            ofThatDay = new EnumMap<>(Kind.class);
            for (Incident incident : days.of(day)) {
                ofThatDay
                        .computeIfAbsent(incident.kind(), first -> new ArrayList<>())
                        .add(incident);
            }
            fromMillis = startMillis(day);
            toMillis = startMillis(day.plusDays(1));
        }
        return ofThatDay.getOrDefault(kind, List.of());
    }

    private long startMillis(LocalDate day) {
        return day.atStartOfDay(settings.zone()).toInstant().toEpochMilli();
    }
}

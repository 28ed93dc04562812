package org.passflow.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.passflow.simulator.Incident.Kind;

/** What goes wrong with journeys and quarantines, day by day. An incident is about one trip or one order. */
final class JourneyIncidents {

    /** The kinds that befall a trip, and how many of its passengers. */
    private static final Map<Kind, Integer> OF_TRIPS = Map.of(
            Kind.UNREGISTERED_PASSENGER, 1,
            Kind.LOST_PUSH, 1,
            Kind.SLOW_TOWNSHIP, 5,
            Kind.OVERDUE_TRANSFER, 1,
            Kind.CLOCKS_APART, 3,
            Kind.LONG_HOLD, 1,
            Kind.QUEUE_JAM, Integer.MAX_VALUE);

    private static final List<Kind> OF_ORDERS =
            List.of(Kind.QUARANTINE_BREACH, Kind.EARLY_RELEASE, Kind.TEMPERATURE_MISSED, Kind.RELEASE_FORGOTTEN);

    /** Where somebody may be seen who should be at home. */
    private static final Set<String> GATES = Set.of("VILLAGE_ENTRANCE", "COMPOUND_GATE");

    /** Who has fever is somebody else. */
    private static final int FIRST_PASSENGER = 5;

    private static final int LEAST_PASSENGERS = 15;
    private static final int TRIES = 20;
    private static final int REMEMBERED_DAYS = 64;
    private static final LocalTime FROM = LocalTime.of(7, 0);
    private static final LocalTime BEFORE = LocalTime.of(18, 0);
    private static final LocalTime FIRST_OF_QUARANTINE = LocalTime.of(9, 0);
    private static final int QUARANTINE_MINUTES = 6 * 60;
    /** They come in the morning and have gone the next morning before others are in custody. */
    private static final int CONTACTS_MINUTES = 60;

    private static final int LASTS_HOURS = 3;

    private final SimulatorSettings settings;
    private final Timetable timetable;
    private final ResidentOrders residents;
    private final Roster roster;
    private final List<Post> gates;
    private final Map<LocalDate, List<Incident>> days = new LinkedHashMap<>();
    private final Map<String, Incident> byTrip = new HashMap<>();

    JourneyIncidents(SimulatorSettings settings, Roster roster, Calendar calendar) {
        this.settings = settings;
        this.roster = roster;
        this.gates = roster.posts().stream()
                .filter(post -> GATES.contains(post.kind()) && post.isOpenDayAndNight())
                .toList();
        // Coaches alone are suspended, and nothing of this befalls them.
        this.timetable = new Timetable(settings, roster, calendar, (site, millis) -> false);
        this.residents = new ResidentOrders(settings, roster);
    }

    /** All of a local day. */
    List<Incident> of(LocalDate day) {
        List<Incident> known = days.get(day);
        if (known == null) {
            if (days.size() >= REMEMBERED_DAYS) {
                days.clear();
                byTrip.clear();
            }
            known = List.copyOf(draw(day));
            days.put(day, known);
            known.stream()
                    .filter(incident -> OF_TRIPS.containsKey(incident.kind()))
                    .forEach(incident -> byTrip.put(incident.subject(), incident));
        }
        return known;
    }

    /** What goes wrong with a passenger of a trip; null for nothing. */
    Kind fault(Timetable.Trip trip, int number) {
        of(Instant.ofEpochMilli(trip.scheduledMillis()).atZone(settings.zone()).toLocalDate());
        Incident incident = byTrip.get(trip.tripId());
        if (incident == null) {
            return null;
        }
        int first = incident.kind() == Kind.QUEUE_JAM ? 0 : FIRST_PASSENGER;
        boolean isAffected = number >= first && number - first < OF_TRIPS.get(incident.kind());
        return isAffected ? incident.kind() : null;
    }

    /** Whether something of that kind befalls an order on a day. */
    Optional<Incident> ofOrder(Kind kind, String token, LocalDate day) {
        return of(day).stream()
                .filter(incident -> incident.kind() == kind && token.equals(incident.subject()))
                .findFirst();
    }

    private List<Incident> draw(LocalDate day) {
        List<Incident> incidents = new ArrayList<>();
        Set<String> subjects = new HashSet<>();
        for (Kind kind : Kind.values()) {
            Dice dice = new Dice(settings.seed(), day.toEpochDay(), "journey".hashCode(), kind.ordinal());
            int number = (int) settings.incidents() + (dice.chance(settings.incidents() % 1) ? 1 : 0);
            for (int i = 0; i < number; i++) {
                draw(kind, day, subjects, dice).ifPresent(incidents::add);
            }
        }
        return incidents;
    }

    private Optional<Incident> draw(Kind kind, LocalDate day, Set<String> subjects, Dice dice) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Incident> drawn = Optional.empty();
            if (OF_TRIPS.containsKey(kind)) {
                drawn = trip(kind, day, dice);
            } else if (OF_ORDERS.contains(kind)) {
                drawn = order(kind, day, dice);
            } else if (kind == Kind.QUARANTINE_FULL) {
                Instant start = at(day, FIRST_OF_QUARANTINE.plusMinutes(dice.below(CONTACTS_MINUTES)));
                drawn = Optional.of(new Incident(kind, List.of(PassengerSteps.QUARANTINE), null, start, endOf(day)));
            }
            if (drawn.isPresent()
                    && subjects.add(
                            kind == Kind.QUARANTINE_FULL
                                    ? kind + "" + i
                                    : drawn.get().subject())) {
                return drawn;
            }
        }
        return Optional.empty();
    }

    private Optional<Incident> trip(Kind kind, LocalDate day, Dice dice) {
        List<Timetable.Trip> suitable = timetable.of(day).stream()
                .filter(trip -> trip.arrives() && trip.passengers() >= LEAST_PASSENGERS)
                .filter(trip -> trip.mode().equals(kind == Kind.QUEUE_JAM ? "FLIGHT" : "TRAIN")
                        || (kind == Kind.OVERDUE_TRANSFER && trip.mode().equals("FLIGHT")))
                .filter(trip -> isInDaytime(trip, day))
                .toList();
        if (suitable.isEmpty()) {
            return Optional.empty();
        }
        Timetable.Trip trip = dice.pick(suitable);
        Instant start = Instant.ofEpochMilli(trip.arrivedMinuteMillis());
        return Optional.of(new Incident(
                kind, List.of(trip.hub().siteId()), trip.tripId(), start, start.plusSeconds(LASTS_HOURS * 3600)));
    }

    private boolean isInDaytime(Timetable.Trip trip, LocalDate day) {
        return trip.scheduledMillis() >= at(day, FROM).toEpochMilli()
                && trip.scheduledMillis() < at(day, BEFORE).toEpochMilli();
    }

    private Optional<Incident> order(Kind kind, LocalDate day, Dice dice) {
        List<QuarantineOrder> suitable = residents.suitable(kind, day);
        if (suitable.isEmpty() || gates.isEmpty()) {
            return Optional.empty();
        }
        QuarantineOrder order = dice.pick(suitable);
        Post post = kind == Kind.QUARANTINE_BREACH ? dice.pick(gates) : postOf(order.region());
        Instant drawn = at(day, FIRST_OF_QUARANTINE.plusMinutes(dice.below(QUARANTINE_MINUTES)));
        Instant start =
                switch (kind) {
                    case RELEASE_FORGOTTEN -> Instant.ofEpochMilli(order.dueMillis());
                    case TEMPERATURE_MISSED -> at(day, LocalTime.MIDNIGHT);
                    default -> drawn;
                };
        return Optional.of(new Incident(kind, List.of(post.siteId()), order.token(), start, endOf(day)));
    }

    /** The first that stands there: villages are known by their posts. */
    private Post postOf(String region) {
        return roster.posts().stream()
                .filter(post -> post.region().equals(region))
                .findFirst()
                .orElseThrow();
    }

    private Instant endOf(LocalDate day) {
        return at(day.plusDays(1), LocalTime.MIDNIGHT);
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(settings.zone()).toInstant();
    }
}

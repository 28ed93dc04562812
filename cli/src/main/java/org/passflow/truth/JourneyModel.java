package org.passflow.truth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must become of every journey and every quarantine, computed from the records alone by docs/journeys.md: the rows of
 * {@code journeys} and {@code quarantine}, the totals of each trip, and the alerts of the twelve rules, by their default
 * limits. Takes the records in any order, the control records first. Holds about 300 bytes a record.
 */
public final class JourneyModel {

    /** The rules that it knows. */
    public static final Set<String> RULES = Set.of(
            "hold-overtime",
            "push-slow",
            "handoff-unacknowledged",
            "transfer-overdue",
            "illegal-transition",
            "trip-mismatch",
            "predicted-overrun",
            "quarantine-breach",
            "quarantine-due",
            "early-release",
            "temperature-missed",
            "quarantine-capacity");

    private static final long GENERATION = 1L << 48;
    private static final Set<String> CUSTODY_SIGNS = Set.of("HOME_ARRIVED", "TRANSFER_ARRIVED");
    private static final Set<String> NO_SIGHTING_AT =
            Set.of("SAMPLING_SITE", "HOME_TEAM", "FEVER_CLINIC", "QUARANTINE_SITE");
    private static final Set<String> NO_SIGHTING_IF = Set.of("TRANSFERRED", "REFERRED");

    private final TruthSettings settings;
    private final long boundMillis;
    private final BusinessDays calendar;
    private final ControlBook control = new ControlBook();
    private final Intake intake;
    private final Map<String, Trip> trips = new TreeMap<>();
    private final Happenings said = new Happenings();
    private final Happenings custody = new Happenings();
    private final Happenings sightings = new Happenings();
    private final Map<String, String> words = new HashMap<>();
    private Map<String, Custody> custodies;
    private long number;
    private boolean isSaid;

    /** @param bound of the jobs: how long after an instant what arrived meanwhile still counts as known at it */
    public JourneyModel(TruthSettings settings, Duration bound) {
        this.settings = settings;
        this.intake = new Intake(control, settings);
        this.boundMillis = bound.toMillis();
        this.calendar = new BusinessDays(settings.zone(), settings.dayCut());
    }

    /** Takes one record of a control or event topic. */
    public void add(RawRecord record) {
        intake.take(record).ifPresent(event -> addEvent(record, event));
    }

    private void addEvent(RawRecord record, Event event) {
        switch (record.topic()) {
            case "hub-events" -> addStep(record, event);
            case "trips" -> said.add(record, event);
            case "quarantine-orders" -> custody.add(record, event);
            case "checkpoint-events" -> {
                if (isSighting(event)) {
                    sightings.add(record, event);
                }
            }
            default -> {
                // Nothing of journeys.
            }
        }
    }

    private void addStep(RawRecord record, Event event) {
        Map<String, String> texts = new HashMap<>();
        JourneyStep.TEXTS.stream().filter(event::has).forEach(field -> texts.put(field, word(event.text(field))));
        JourneyStep step = new JourneyStep(
                word(event.siteId()),
                event.text("event_id"),
                word(event.text("stage")),
                event.time().toEpochMilli(),
                Map.copyOf(texts),
                event.has("temperature_c")
                        ? Long.valueOf(FieldType.hundredths(event.fields().get("temperature_c")))
                        : null,
                0,
                0);
        trip(event.text("trip_id"))
                .journey(event.text("person_token"))
                .add(new Journey.Copy(step, event.isVoid(), record.arrivalMillis(), number++));
        if (CUSTODY_SIGNS.contains(event.text("stage"))) {
            custody.add(record, event);
        }
        if (event.is("stage", "ARRIVED")) {
            sightings.add(record, event);
        }
    }

    /** One copy of each word. */
    private String word(String text) {
        return words.computeIfAbsent(text, same -> same);
    }

    private Trip trip(String tripId) {
        return trips.computeIfAbsent(tripId, Trip::new);
    }

    private boolean isSighting(Event event) {
        boolean isSomebodyPassing = event.isPersonPassing()
                && event.has("person_token")
                && !NO_SIGHTING_IF.contains(event.text("disposition"));
        String kind = control.asOf("sites", event.siteId(), event.time())
                .map(site -> site.text("kind"))
                .orElse("");
        return isSomebodyPassing && !NO_SIGHTING_AT.contains(kind);
    }

    /** The rows of {@code journeys}, by trip and token. */
    public List<JourneyRow> journeys() {
        long firstRevision = settings.generation() * GENERATION;
        return trips.values().stream()
                .flatMap(trip -> trip.journeys().values().stream())
                .map(journey -> journey.row(firstRevision))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The rows of {@code quarantine}, by token and order. */
    public List<QuarantineRow> quarantine() {
        long firstRevision = settings.generation() * GENERATION;
        return custodies().values().stream()
                .flatMap(one -> one.before(Long.MAX_VALUE, firstRevision).stream())
                .sorted(Comparator.comparing(QuarantineRow::personToken).thenComparing(QuarantineRow::orderId))
                .toList();
    }

    /** The totals of each trip that was announced or that somebody came with, by id. */
    public Map<String, TripTotals> trips() {
        saidOfTrips();
        Map<String, TripTotals> totals = new TreeMap<>();
        for (Trip trip : trips.values()) {
            List<JourneyRow> rows = trip.journeys().values().stream()
                    .map(journey -> journey.row(0))
                    .filter(Objects::nonNull)
                    .toList();
            Long announced = trip.saidBefore(Long.MAX_VALUE).announced();
            totals.put(trip.tripId(), TripTotals.of(trip.tripId(), announced, rows, JourneyLimits.ROLES));
        }
        return totals;
    }

    /** What must have been raised when the jobs' time has come to an instant. */
    public List<ExpectedAlert> alerts(Instant until) {
        saidOfTrips();
        long untilMillis = until.toEpochMilli();
        List<ExpectedAlert> alerts = new ArrayList<>();
        JourneyAlerts ofJourneys = new JourneyAlerts(boundMillis, untilMillis);
        TripAlerts ofTrips = new TripAlerts(boundMillis, untilMillis, trips.values());
        for (Trip trip : trips.values()) {
            trip.journeys().values().forEach(journey -> alerts.addAll(ofJourneys.of(trip.tripId(), journey)));
            alerts.addAll(ofTrips.of(trip));
        }
        Map<String, List<Happening>> seen = byToken(sightings.all(), custodies().keySet());
        QuarantineAlerts ofOrders = new QuarantineAlerts(calendar, boundMillis, untilMillis);
        custodies().forEach((token, one) -> alerts.addAll(ofOrders.of(one, seen.getOrDefault(token, List.of()))));
        alerts.addAll(new CapacityAlerts(control, boundMillis, untilMillis)
                .of(custodies().values()));
        alerts.sort(Comparator.comparing(ExpectedAlert::openedAt).thenComparing(ExpectedAlert::toString));
        return List.copyOf(alerts);
    }

    private void saidOfTrips() {
        if (!isSaid) {
            isSaid = true;
            said.all().forEach(one -> trip(one.event().text("trip_id")).say(one));
        }
    }

    private Map<String, Custody> custodies() {
        if (custodies == null) {
            List<Happening> all = custody.all();
            Set<String> ordered = new TreeSet<>();
            all.stream().filter(Custody::isOrder).map(Happening::person).forEach(ordered::add);
            custodies = new LinkedHashMap<>();
            byToken(all, ordered).forEach((token, one) -> custodies.put(token, new Custody(token, calendar, one)));
        }
        return custodies;
    }

    private static Map<String, List<Happening>> byToken(Collection<Happening> all, Set<String> tokens) {
        Map<String, List<Happening>> byToken = new TreeMap<>();
        for (Happening one : all) {
            if (tokens.contains(one.person())) {
                byToken.computeIfAbsent(one.person(), first -> new ArrayList<>())
                        .add(one);
            }
        }
        return byToken;
    }
}

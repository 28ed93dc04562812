package org.passflow.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.passflow.feed.ArrivingEvent;
import org.passflow.registry.ShippedReference;
import org.passflow.truth.ExpectedAlert;
import org.passflow.truth.JourneyModel;
import org.passflow.truth.JourneyRow;
import org.passflow.truth.QuarantineRow;
import org.passflow.truth.RawRecord;
import org.passflow.truth.TripTotals;
import org.passflow.truth.TruthSettings;

/** What simulated journeys and quarantines come to by the model: every incident is found, and little else. */
class JourneysTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);
    private static final Instant START =
            FIRST.atStartOfDay(SimulatorSettings.SHANGHAI).toInstant();
    private static final int DAYS = 6;
    private static final Duration BOUND = Duration.ofSeconds(2);

    private static final Simulator SIMULATOR = Simulator.ofJourneys(SimulatorSettings.seeded(1), Roster.shipped());

    private static JourneyModel model;
    private static List<ExpectedAlert> alerts;

    @BeforeAll
    static void simulate() {
        model = model(SIMULATOR.history(START, START.plus(Duration.ofDays(DAYS))));
        alerts = model.alerts(START.plus(Duration.ofDays(DAYS + 2)));
    }

    private static JourneyModel model(Iterator<ArrivingEvent> events) {
        JourneyModel model = new JourneyModel(TruthSettings.DEFAULTS, BOUND);
        Map<String, Long> offsets = new HashMap<>();
        ShippedReference.records(START.toEpochMilli()).forEach(event -> model.add(record(event, offsets)));
        events.forEachRemaining(event -> model.add(record(event, offsets)));
        return model;
    }

    private static RawRecord record(ArrivingEvent event, Map<String, Long> offsets) {
        long offset = offsets.merge(event.topic(), 1L, Long::sum) - 1;
        return new RawRecord(event.topic(), 0, offset, event.arrivalMillis(), event.value());
    }

    @Test
    void everyIncidentIsFound() {
        Set<String> orders = ordersSince();
        List<String> missed = new ArrayList<>();
        for (Incident incident : incidents()) {
            for (String rule : incident.kind().expected()) {
                boolean isAboutUnknownOrder =
                        ORDER_KINDS.contains(incident.kind()) && !orders.contains(incident.subject());
                if (!isAboutUnknownOrder && alerts.stream().noneMatch(alert -> isOf(alert, incident, rule))) {
                    missed.add(rule + " " + incident);
                }
            }
        }

        assertThat(missed).isEmpty();
    }

    @Test
    void ordinaryDaysRaiseNextToNothing() {
        // Who is to be released after the end of the simulation is not.
        Instant complete = START.plus(Duration.ofDays(DAYS)).plus(Duration.ofHours(9));
        List<ExpectedAlert> unexplained = alerts.stream()
                .filter(alert -> alert.openedAt().isBefore(complete))
                .filter(alert -> incidents().stream().noneMatch(incident -> explains(incident, alert)))
                .toList();

        assertThat(unexplained).as("of %s alerts", alerts.size()).hasSizeLessThan(2 * DAYS);
    }

    @Test
    void everyRuleFindsSomething() {
        assertThat(alerts).extracting(ExpectedAlert::rule).containsAll(JourneyModel.RULES);
    }

    @Test
    void everyTripAddsUpButThoseOfAnIncident() {
        Set<String> wrong = new TreeSet<>();
        for (TripTotals trip : model.trips().values()) {
            assertThat(trip.registered())
                    .as(trip.toString())
                    .isEqualTo(trip.pushed() + trip.exempt() + trip.turnedBack() + trip.transferred() + trip.open());
            if (trip.isWrong()) {
                wrong.add(trip.tripId());
            }
        }
        Set<String> lost = new TreeSet<>();
        for (Incident incident : incidents()) {
            if (LOSING.contains(incident.kind())) {
                lost.add(incident.subject());
            }
        }

        assertThat(wrong).isEqualTo(lost);
    }

    @Test
    void whoIsUnderOrderIsSeenAtNoGateButInABreach() {
        long breaches = incidents().stream()
                .filter(incident -> incident.kind() == Incident.Kind.QUARANTINE_BREACH)
                .filter(incident -> ordersSince().contains(incident.subject()))
                .count();

        assertThat(alerts.stream().filter(alert -> alert.rule().equals("quarantine-breach")))
                .hasSize((int) breaches)
                .isNotEmpty();
    }

    @Test
    void passengersUnderOrderGoHomeOrToTheQuarantineSite() {
        Set<String> arrivedHome = new HashSet<>();
        for (JourneyRow journey : model.journeys()) {
            if (journey.time("home_arrived_at") != null || journey.time("transfer_arrived_at") != null) {
                arrivedHome.add(journey.personToken());
            }
        }
        long passengers = model.quarantine().stream()
                .filter(order -> arrivedHome.contains(order.personToken()))
                .peek(order -> assertThat(order.custodyFrom())
                        .isBefore(order.fromTime().plus(Duration.ofHours(4))))
                .count();

        assertThat(passengers).isGreaterThan(4L * DAYS);
    }

    @Test
    void journeysDoNotDependOnWhereTheSimulationBegan() {
        Instant later = START.plus(Duration.ofDays(2));
        Instant end = later.plus(Duration.ofHours(6));
        List<String> longer = texts(SIMULATOR.history(later.minus(Duration.ofHours(7)), end));

        assertThat(longer).containsSubsequence(texts(SIMULATOR.history(later, end)));
    }

    private static final Set<Incident.Kind> ORDER_KINDS = Set.of(
            Incident.Kind.QUARANTINE_BREACH,
            Incident.Kind.EARLY_RELEASE,
            Incident.Kind.TEMPERATURE_MISSED,
            Incident.Kind.RELEASE_FORGOTTEN);

    private static final Set<Incident.Kind> LOSING =
            Set.of(Incident.Kind.UNREGISTERED_PASSENGER, Incident.Kind.LOST_PUSH);

    private static List<Incident> incidents() {
        return SIMULATOR.incidents(START, START.plus(Duration.ofDays(DAYS))).stream()
                .filter(incident -> !IncidentPlan.ALL.containsKey(incident.kind()))
                .toList();
    }

    /** Tokens of orders that were made since the simulation began. */
    private static Set<String> ordersSince() {
        Set<String> tokens = new HashSet<>();
        for (QuarantineRow order : model.quarantine()) {
            tokens.add(order.personToken());
        }
        return tokens;
    }

    private static boolean explains(Incident incident, ExpectedAlert alert) {
        return incident.kind().expected().stream().anyMatch(rule -> isOf(alert, incident, rule))
                || incident.kind().possible().stream().anyMatch(rule -> isOf(alert, incident, rule));
    }

    /** By its trip or person, else by its time. */
    private static boolean isOf(ExpectedAlert alert, Incident incident, String rule) {
        boolean isThen = !alert.openedAt().isBefore(incident.start())
                && alert.openedAt().isBefore(incident.end().plus(Duration.ofHours(14)));
        if (!alert.rule().equals(rule)) {
            return false;
        }
        boolean isAboutAPerson = ORDER_KINDS.contains(incident.kind());
        if (isAboutAPerson && alert.subjectKind().equals("PERSON")) {
            return alert.place().endsWith("/" + incident.subject());
        }
        if (incident.kind() == Incident.Kind.QUARANTINE_BREACH) {
            return isThen && incident.siteIds().contains(alert.place());
        }
        if (isAboutAPerson || incident.subject() == null) {
            return isThen;
        }
        return alert.place().equals(incident.subject()) || alert.place().startsWith(incident.subject() + "/");
    }

    private static List<String> texts(Iterator<ArrivingEvent> events) {
        List<String> texts = new ArrayList<>();
        events.forEachRemaining(event -> texts.add(event.topic()
                + event.arrivalMillis()
                + new String(event.value() == null ? new byte[0] : event.value(), UTF_8)));
        return texts;
    }
}

package org.passflow.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;

class SimulatorTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-01T16:00:00Z");
    private static final Instant NEXT_MIDNIGHT = Instant.parse("2026-11-02T16:00:00Z");
    private static final SimulatorSettings QUIET = SimulatorSettings.seeded(1).with(Faults.NONE);
    private static final JsonMapper JSON = new JsonMapper();

    /** A day that most tests look at. */
    private static final List<ArrivingEvent> DAY =
            events(new Simulator(QUIET, Roster.shipped()).history(MIDNIGHT, NEXT_MIDNIGHT));

    private final Simulator simulator = new Simulator(QUIET, Roster.shipped());

    @Test
    void sameSeedGivesTheSameBytes() {
        assertThat(texts(simulator.history(MIDNIGHT, NEXT_MIDNIGHT))).isEqualTo(texts(DAY));
    }

    @Test
    void anotherSeedGivesAnotherDay() {
        Simulator other = new Simulator(
                new SimulatorSettings(2, 1.0, SimulatorSettings.SHANGHAI, Faults.NONE, 1), Roster.shipped());

        assertThat(texts(other.history(MIDNIGHT, NEXT_MIDNIGHT))).isNotEqualTo(texts(DAY));
    }

    @Test
    void arrivalNeverGoesBack() {
        assertThat(DAY).extracting(ArrivingEvent::arrivalMillis).isSorted();
    }

    @Test
    void dayIsTheSameWhereverTheHistoryBegan() {
        Instant hourEarlier = MIDNIGHT.minusSeconds(3600);
        List<String> longer = texts(simulator.history(hourEarlier, NEXT_MIDNIGHT));

        assertThat(longer).containsSubsequence(texts(DAY));
    }

    @Test
    void endlessFeedBeginsLikeTheHistory() {
        Instant quarterPast = MIDNIGHT.plusSeconds(900);
        Iterator<ArrivingEvent> endless = simulator.endless(MIDNIGHT);

        List<String> first = new ArrayList<>();
        for (ArrivingEvent next = endless.next();
                next.arrivalMillis() < quarterPast.toEpochMilli();
                next = endless.next()) {
            first.add(text(next));
        }

        assertThat(texts(DAY)).hasSizeGreaterThan(first.size()).startsWith(first.toArray(String[]::new));
    }

    @Test
    void everyPostOfTheRosterIsHeardOf() {
        Set<String> heard = DAY.stream()
                .filter(event -> event.topic().equals("site-status"))
                .map(ArrivingEvent::key)
                .collect(Collectors.toSet());

        assertThat(heard)
                .containsExactlyInAnyOrderElementsOf(
                        Roster.shipped().posts().stream().map(Post::siteId).toList());
    }

    @Test
    void rushHourIsBusierThanTheNight() {
        Map<Integer, Long> perHour = perDay(
                event -> Instant.ofEpochMilli(event.required("event_time").asLong())
                        .atZone(SimulatorSettings.SHANGHAI)
                        .getHour());

        assertThat(perHour.get(8)).isGreaterThan(10 * perHour.get(2));
        assertThat(perHour.get(17)).isGreaterThan(perHour.get(14));
    }

    @Test
    void scaleMultipliesTheVolume() {
        var twice = new Simulator(QUIET.scaled(2), Roster.shipped());

        double once = passages(DAY);

        assertThat(passages(events(twice.history(MIDNIGHT, NEXT_MIDNIGHT))) / once)
                .isBetween(1.95, 2.05);
    }

    @Test
    void eventIdIsUniquePerSite() {
        assertThat(perDay(event -> event.required("site_id").asText() + " "
                        + event.required("event_id").asText()))
                .allSatisfy((identity, count) -> assertThat(count).isOne());
    }

    @Test
    void surgeMultipliesWhoPassesThere() {
        Incident surge = incident(Incident.Kind.SURGE);

        Map<Boolean, Long> passages = DAY.stream()
                .filter(event -> event.topic().equals("checkpoint-events")
                        && surge.siteIds().contains(event.key()))
                .collect(Collectors.partitioningBy(
                        event -> surge.covers(event.key(), eventTime(event)), Collectors.counting()));

        double surgeHours = Duration.between(surge.start(), surge.end()).toMinutes() / 60.0;
        assertThat(passages.get(true) / surgeHours).isGreaterThan(2 * passages.get(false) / (24 - surgeHours));
    }

    @Test
    void silentPostSaysNothingAtAll() {
        Incident silence = incident(Incident.Kind.SILENT);

        assertThat(DAY)
                .filteredOn(event -> silence.siteIds().contains(event.key()))
                .isNotEmpty()
                .noneMatch(event -> silence.covers(event.key(), eventTime(event)));
    }

    @Test
    void nothingArrivesFromAPostWhoseNetworkIsDown() {
        Incident outage = incident(Incident.Kind.OFFLINE);

        assertThat(DAY)
                .filteredOn(event -> outage.siteIds().contains(event.key()))
                .noneMatch(event -> outage.covers(event.key(), event.arrivalMillis()))
                .anyMatch(event -> outage.covers(event.key(), eventTime(event)));
    }

    @Test
    void nothingIsUnderWayLongerThanSaid() {
        Iterator<ArrivingEvent> faulty = new Simulator(
                        SimulatorSettings.seeded(1).with(Faults.ORDINARY.times(20)), Roster.shipped())
                .history(MIDNIGHT, NEXT_MIDNIGHT);

        assertThat(events(faulty))
                .extracting(ArrivingEvent::arrivalMillis)
                .allMatch(arrival -> arrival
                        < NEXT_MIDNIGHT.plus(Simulator.LONGEST_UNDER_WAY).toEpochMilli());
    }

    @Test
    void everyTopicOfEventsIsInUse() {
        Iterator<ArrivingEvent> events =
                new Simulator(SimulatorSettings.seeded(1), Roster.shipped()).history(MIDNIGHT, NEXT_MIDNIGHT);

        assertThat(events(events).stream().map(ArrivingEvent::topic).distinct())
                .containsExactlyInAnyOrderElementsOf(Topics.EVENTS);
    }

    private static double passages(List<ArrivingEvent> events) {
        return events.stream()
                .filter(event -> event.topic().equals(Topics.CHECKPOINT_EVENTS))
                .count();
    }

    private Incident incident(Incident.Kind kind) {
        return simulator.incidents(MIDNIGHT, NEXT_MIDNIGHT).stream()
                .filter(incident -> incident.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static long eventTime(ArrivingEvent event) {
        return json(event).required("event_time").asLong();
    }

    private <K> Map<K, Long> perDay(Function<JsonNode, K> key) {
        return DAY.stream()
                .filter(event -> event.topic().equals("checkpoint-events"))
                .collect(Collectors.groupingBy(event -> key.apply(json(event)), Collectors.counting()));
    }

    private static List<ArrivingEvent> events(Iterator<ArrivingEvent> feed) {
        List<ArrivingEvent> events = new ArrayList<>();
        feed.forEachRemaining(events::add);
        return events;
    }

    private static List<String> texts(Iterator<ArrivingEvent> feed) {
        return texts(events(feed));
    }

    private static List<String> texts(List<ArrivingEvent> events) {
        return events.stream().map(SimulatorTest::text).toList();
    }

    private static String text(ArrivingEvent event) {
        return event.topic() + " " + event.key() + " " + event.arrivalMillis() + " " + new String(event.value(), UTF_8);
    }

    private static JsonNode json(ArrivingEvent event) {
        try {
            return JSON.readTree(event.value());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

package org.passflow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passflow.event.Topics;

/** The events of one simulated local day without faults, by what the roster says of their sites. Read as they are asked for. */
final class SimulatedDay {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Post> POSTS =
            Roster.shipped().posts().stream().collect(Collectors.toMap(Post::siteId, post -> post));

    private final Map<String, List<byte[]>> events = new TreeMap<>();

    SimulatedDay(LocalDate day) {
        Instant start = day.atStartOfDay(SimulatorSettings.SHANGHAI).toInstant();
        var simulator = new Simulator(SimulatorSettings.seeded(1).with(Faults.NONE), Roster.shipped());
        simulator.history(start, start.plus(Duration.ofDays(1))).forEachRemaining(event -> events.computeIfAbsent(
                        event.topic(), topic -> new ArrayList<>())
                .add(event.value()));
    }

    long size() {
        return events.values().stream().mapToLong(List::size).sum();
    }

    Stream<JsonNode> of(String topic) {
        return events.getOrDefault(topic, List.of()).stream().map(SimulatedDay::json);
    }

    /** Passages and samplings at sites of those kinds. */
    Stream<JsonNode> screenings(String... kinds) {
        Set<String> wanted = Set.of(kinds);
        return of(Topics.CHECKPOINT_EVENTS).filter(event -> wanted.contains(kind(event)));
    }

    /** Passengers at hubs of that kind who came to that stage. */
    Stream<JsonNode> passengers(String kind, String stage) {
        return of(Topics.HUB_EVENTS).filter(event -> kind(event).equals(kind) && has(event, "stage", stage));
    }

    long count(String topic, Predicate<JsonNode> which) {
        return of(topic).filter(which).count();
    }

    static String kind(JsonNode event) {
        return POSTS.get(event.required("site_id").asText()).kind();
    }

    static boolean has(JsonNode event, String field, String value) {
        return event.path(field).asText().equals(value);
    }

    static LocalTime time(JsonNode event) {
        return Instant.ofEpochMilli(event.required("event_time").asLong())
                .atZone(SimulatorSettings.SHANGHAI)
                .toLocalTime();
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/** Passengers on their way from the topics to the views, with a power cut in between. */
@ExtendWith(StackExtension.class)
class JourneysIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant MORNING = Instant.parse("2026-11-01T22:00:00Z");

    @Test
    void everyPassengerWhoseStepsWereSentHasAJourneyAndEveryTripAddsUp(TestStack stack, TestInstallation installation)
            throws Exception {
        List<ArrivingEvent> events = hubEvents();
        Scenario scenario = new Scenario(installation);
        String job = installation.submit(Scenario.JOB);

        scenario.feed(events, Map.of(events.size() / 2, () -> kill(stack)));

        Set<String> passengers = passengers(events);
        installation.awaitUntil(Duration.ofMinutes(4), () -> count(installation, "journeys_now") == passengers.size());
        assertThat(installation.query("SELECT 1 FROM {db}.v_trip_reconciliation WHERE arrived != registered + unregistered"
                        + " OR registered != pushed + exempt + turned_back + transferred + open"))
                .isEmpty();
        assertThat(count(installation, "v_hub_waiting")).isPositive();
        assertThat(count(installation, "v_handoffs")).isPositive();
        assertThat(count(installation, "v_hold_occupancy")).isPositive();
        installation.cancel(job);
    }

    private static List<ArrivingEvent> hubEvents() {
        Simulator simulator = new Simulator(SimulatorSettings.seeded(7), Roster.shipped());
        List<ArrivingEvent> events = new ArrayList<>();
        simulator.history(MORNING, MORNING.plusSeconds(6 * 3600)).forEachRemaining(event -> {
            if (!event.topic().equals(Topics.CHECKPOINT_EVENTS)) {
                events.add(event);
            }
        });
        return events;
    }

    /** Those of whom an ordinary step arrived: whole, in time, once. */
    private static Set<String> passengers(List<ArrivingEvent> events) throws IOException {
        Set<String> passengers = new TreeSet<>();
        for (ArrivingEvent event : events) {
            if (event.topic().equals(Topics.HUB_EVENTS) && event.label() == null) {
                JsonNode step = JSON.readTree(event.value());
                passengers.add(step.path("trip_id").asText() + '/' + step.path("person_token").asText());
            }
        }
        return passengers;
    }

    private static long count(TestInstallation installation, String view) throws IOException, InterruptedException {
        return installation.query("SELECT count() AS n FROM {db}." + view).get(0).get("n").asLong();
    }

    private static void kill(TestStack stack) {
        try {
            stack.killTaskManager();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

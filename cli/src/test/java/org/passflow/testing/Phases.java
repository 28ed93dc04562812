package org.passflow.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.passflow.feed.ArrivingEvent;
import org.passflow.registry.ShippedReference;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;

/** Three hours of a simulated morning, in pieces between which a test does something with the job. */
public final class Phases {
    private static final Instant MORNING = Instant.parse("2026-11-01T22:00:00Z");

    /** {@link Scenario} carries time on by so much after each piece; what would arrive meanwhile is left out. */
    private static final Duration BETWEEN = Duration.ofMinutes(4);

    private Phases() {}

    /** The first begins with the reference data. */
    public static List<List<ArrivingEvent>> ofAMorning(int count) {
        List<ArrivingEvent> events = new ArrayList<>(ShippedReference.records(MORNING.toEpochMilli()));
        new Simulator(SimulatorSettings.seeded(7), Roster.shipped())
                .history(MORNING, MORNING.plus(Duration.ofHours(3)))
                .forEachRemaining(events::add);
        List<List<ArrivingEvent>> phases = new ArrayList<>();
        int begin = 0;
        for (int phase = 1; phase <= count; phase++) {
            int end = phase * events.size() / count;
            phases.add(List.copyOf(events.subList(begin, end)));
            long next = events.get(end - 1).arrivalMillis() + BETWEEN.toMillis();
            for (begin = end; begin < events.size() && events.get(begin).arrivalMillis() < next; begin++) {}
        }
        assertThat(phases).allSatisfy(phase -> assertThat(phase).hasSizeGreaterThan(1_000));
        return phases;
    }
}

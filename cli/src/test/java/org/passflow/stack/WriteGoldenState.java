package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.registry.ShippedReference;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.testing.GoldenState;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/** Not a test of every build: keeps the state of a release when it is made. How to run it: docs/state.md. */
@ExtendWith(StackExtension.class)
class WriteGoldenState {

    /** Six in the morning; at one in the afternoon there are counts, journeys, orders, alerts and due reports under way. */
    private static final Instant FROM = Instant.parse("2026-11-01T22:00:00Z");

    private static final Instant CUT = FROM.plus(Duration.ofHours(7));
    private static final Instant TO = FROM.plus(Duration.ofHours(12));
    private static final double SCALE = 0.05;

    /** One post in so many; the others would only make the files larger. */
    private static final int ONE_IN = 8;

    @Test
    void jobStopsInTheMiddleOfADay(TestStack stack) throws Exception {
        String release = System.getProperty("state.release", release(stack));
        GoldenState golden = GoldenState.of(release);
        assertThat(golden.folder())
                .as("what installations go on from is never written again; name another: -Dstate.release=…")
                .doesNotExist();
        List<ArrivingEvent> before = new ArrayList<>();
        List<ArrivingEvent> after = new ArrayList<>();
        for (ArrivingEvent event : events()) {
            (event.arrivalMillis() < CUT.toEpochMilli() ? before : after).add(event);
        }

        TestInstallation installation = TestInstallation.create(stack, golden.installation());
        Scenario scenario = new Scenario(installation);
        scenario.feedOpenEnded(before);
        String job = installation.submit(Scenario.JOB.withParallelism(1));
        scenario.awaitTime();
        Path savepoint = new FlinkSnapshots(stack.stack().flink().rest()).stopWithSavepoint(job);

        golden.write(before, after, savepoint);
    }

    private static String release(TestStack stack) {
        String jar = stack.installation().jobJar().getFileName().toString();
        return jar.replaceFirst("passflow-jobs-([0-9.]+).*", "$1");
    }

    private static List<ArrivingEvent> events() {
        List<ArrivingEvent> events = new ArrayList<>(ShippedReference.records(FROM.toEpochMilli()));
        new Simulator(SimulatorSettings.seeded(23).scaled(SCALE), Roster.shipped())
                .history(FROM, TO)
                .forEachRemaining(events::add);
        return events.stream()
                // Without a key Kafka would place it anywhere.
                .filter(event -> event.key() != null && isKept(event))
                .toList();
    }

    private static boolean isKept(ArrivingEvent event) {
        return switch (event.topic()) {
            case Topics.SITES, Topics.CHECKPOINT_EVENTS, Topics.SITE_STATUS ->
                event.key().matches("(rail|airport|coach|quarantine)-.*")
                        || Math.floorMod(event.key().hashCode(), ONE_IN) == 0;
            default -> true;
        };
    }
}

package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.feed.ArrivingEvent;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;
import org.passflow.truth.Truth;

/** Power cuts in the middle of a day. */
@ExtendWith(StackExtension.class)
class CrashIT {

    @Test
    void everyRowIsRightAfterTheTaskManagerWasKilledTwice(TestStack stack, TestInstallation installation)
            throws Exception {
        Scenario scenario = new Scenario(installation);
        installation.submit(Scenario.JOB);
        List<ArrivingEvent> day = day();

        scenario.feed(
                day,
                Map.of(
                        day.size() / 3, () -> kill(stack),
                        2 * day.size() / 3, () -> kill(stack)));

        Truth truth = scenario.truth();
        scenario.await(truth);
        assertThat(truth.minutes()).hasSizeGreaterThan(1_000);
    }

    private static List<ArrivingEvent> day() {
        Instant morning = Instant.parse("2026-11-01T22:00:00Z");
        Simulator simulator = new Simulator(SimulatorSettings.seeded(7), Roster.shipped());
        List<ArrivingEvent> events = new ArrayList<>();
        simulator.history(morning, morning.plusSeconds(6 * 3600)).forEachRemaining(events::add);
        return events;
    }

    private static void kill(TestStack stack) {
        try {
            stack.killTaskManager();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

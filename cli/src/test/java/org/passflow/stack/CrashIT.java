package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.passflow.truth.CountTable;
import org.passflow.truth.Truth;
import org.passflow.truth.TruthSettings;

/** Power cuts in the middle of a day, and a day that is counted again. */
@ExtendWith(StackExtension.class)
class CrashIT {

    @Test
    void everyRowIsRightAfterTheTaskManagerWasKilledTwice(TestStack stack, TestInstallation installation)
            throws Exception {
        Scenario scenario = new Scenario(installation);
        String job = installation.submit(Scenario.JOB);
        List<ArrivingEvent> day = day();

        scenario.feed(
                day,
                Map.of(
                        day.size() / 3, () -> kill(stack),
                        2 * day.size() / 3, () -> kill(stack)));

        Truth truth = scenario.truth();
        scenario.await(truth);
        assertThat(truth.rows(CountTable.FLOW_1M)).hasSizeGreaterThan(1_000);
        installation.cancel(job);
    }

    @Test
    void higherGenerationReplacesEveryRow(TestStack stack) throws Exception {
        TestInstallation installation = TestInstallation.create(stack, "GenerationIT");
        Scenario scenario = new Scenario(installation);
        scenario.feed(day());
        String first = installation.submit(Scenario.JOB);
        scenario.await(scenario.truth());
        installation.cancel(first);
        scenario.forgetProgress();

        String second = installation.submit(Scenario.JOB.with("--count.generation", "1"));

        TruthSettings raised = new TruthSettings(
                TruthSettings.DEFAULTS.horizon(), 1, TruthSettings.DEFAULTS.zone(), TruthSettings.DEFAULTS.dayCut());
        scenario.await(scenario.truth(raised));
        installation.cancel(second);
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

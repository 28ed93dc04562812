package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.feed.ArrivingEvent;
import org.passflow.registry.ShippedReference;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.testing.AlertTable;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;
import org.passflow.truth.AlertModel;
import org.passflow.truth.ExpectedAlert;

/**
 * A business day with incidents of every kind: the alerts on persons, repetitions, absence and immediate reports are those
 * that an independent model expects, whatever is killed, and a second reading of the same history gives the same.
 */
@ExtendWith(StackExtension.class)
class AlertsIT {

    /** A day on which a village turns outsiders back and the list of areas at risk changes at noon. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 3);

    private static final Instant START =
            DAY.atTime(4, 0).atZone(SimulatorSettings.SHANGHAI).toInstant();
    private static final Instant END = START.plus(Duration.ofHours(25));

    private final Simulator simulator =
            new Simulator(SimulatorSettings.seeded(3).withIncidents(2), Roster.shipped());

    @Test
    void alertsAreThoseOfTheModelAfterTwoKillsAndThoseOfASecondReading(TestStack stack, TestInstallation killed)
            throws Exception {
        List<ArrivingEvent> control = control();
        List<ArrivingEvent> day = new ArrayList<>(control);
        day.addAll(events());

        List<String> jobs = new ArrayList<>();
        Map<Integer, Scenario.Accident> accidents = new HashMap<>();
        accidents.put(control.size(), () -> jobs.add(submit(killed)));
        accidents.put(day.size() / 3, () -> kill(stack));
        accidents.put(2 * day.size() / 3, () -> kill(stack));
        new Scenario(killed).feed(day, accidents);
        AlertTable first = new AlertTable(killed);
        first.awaitTime();
        awaitModel(first);
        killed.cancel(jobs.get(0));

        TestInstallation again = TestInstallation.create(stack, "AlertsITAgain");
        List<ArrivingEvent> other = twiceAndShuffled(control);
        other.addAll(day.subList(control.size(), day.size()));
        new Scenario(again).feed(other);
        String job = again.submit(Scenario.JOB);
        AlertTable second = new AlertTable(again);
        second.awaitTime();
        awaitModel(second);
        again.cancel(job);

        assertThat(second.identities()).isEqualTo(first.identities());
    }

    private static void awaitModel(AlertTable table) throws IOException, InterruptedException {
        assertThat(table.expected().stream().map(ExpectedAlert::rule).collect(Collectors.toSet()))
                .isEqualTo(AlertModel.RULES);
        table.awaitModel();
    }

    private List<ArrivingEvent> control() {
        List<ArrivingEvent> records = new ArrayList<>(ShippedReference.records(START.toEpochMilli()));
        records.addAll(simulator.ordinances(DAY.minusDays(4), DAY.plusDays(4), START.toEpochMilli()));
        return records;
    }

    private static List<ArrivingEvent> twiceAndShuffled(List<ArrivingEvent> control) {
        List<ArrivingEvent> records = new ArrayList<>(control);
        records.addAll(control);
        Collections.shuffle(records, new Random(1));
        return records;
    }

    /** What arrives until the end: after it every post would fall silent. */
    private List<ArrivingEvent> events() {
        List<ArrivingEvent> events = new ArrayList<>();
        Iterator<ArrivingEvent> made = simulator.history(START, END);
        for (ArrivingEvent next = made.next(); next.arrivalMillis() < END.toEpochMilli(); next = made.next()) {
            events.add(next);
        }
        return events;
    }

    private static String submit(TestInstallation installation) {
        try {
            return installation.submit(Scenario.JOB);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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

package org.passflow.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.registry.ShippedReference;
import org.passflow.simulator.Incident;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.truth.ExpectedAlert;
import org.passflow.truth.JourneyModel;

/**
 * Days of journeys and quarantines on their way through Kafka, the job and ClickHouse: every row, every total and every alert
 * of the rules on them is what the model makes of the records that stand in the topics.
 *
 * @param kills how often the TaskManager dies under way
 */
public record JourneyScenario(SimulatorSettings settings, LocalDate first, int days, int kills) {

    /** About so many; only to find the middle. */
    private static final double EVENTS_A_DAY = 35_000;

    /** Some incidents are about orders of days before. */
    private static final int DAYS_OF_EVERY_RULE = 6;

    private static final Set<Incident.Kind> LEAVING_GAPS =
            Set.of(Incident.Kind.UNREGISTERED_PASSENGER, Incident.Kind.LOST_PUSH);

    /** Sends them, and compares. */
    public void check(TestStack stack, TestInstallation installation) throws IOException, InterruptedException {
        Instant start = first.atStartOfDay(settings.zone()).toInstant();
        Instant end = first.plusDays(days).atStartOfDay(settings.zone()).toInstant();
        Simulator simulator = Simulator.ofJourneys(settings, Roster.shipped());
        List<ArrivingEvent> control = reference(start, simulator.incidents(start, end));

        List<String> jobs = new ArrayList<>();
        Map<Integer, Scenario.Accident> accidents = new HashMap<>();
        accidents.put(control.size(), () -> jobs.add(submitted(installation)));
        for (int kill = 1; kill <= kills; kill++) {
            accidents.put(
                    control.size() + kill * (int) (days * EVENTS_A_DAY * settings.scale() / (kills + 1)),
                    () -> kill(stack));
        }
        new Scenario(installation).feed(joined(control.iterator(), simulator.history(start, end)), accidents);
        new AlertTable(installation).awaitTime();
        compare(installation, TopicRecords.of(installation).journeys());
        assertThat(new JourneyTables(installation).tripsWithGaps())
                .isNotEmpty()
                .isEqualTo(lost(simulator.incidents(start, end)));
        installation.cancel(jobs.get(0));
    }

    /** A day of fifty times the passengers is not held in memory. */
    private static Iterator<ArrivingEvent> joined(Iterator<ArrivingEvent> first, Iterator<ArrivingEvent> then) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return first.hasNext() || then.hasNext();
            }

            @Override
            public ArrivingEvent next() {
                return first.hasNext() ? first.next() : then.next();
            }
        };
    }

    /** Posts where nobody is seen would only fall silent. */
    private static List<ArrivingEvent> reference(Instant start, List<Incident> incidents) {
        Set<String> seen = new HashSet<>();
        incidents.stream()
                .filter(incident -> incident.kind() == Incident.Kind.QUARANTINE_BREACH)
                .forEach(incident -> seen.addAll(incident.siteIds()));
        return ShippedReference.records(start.toEpochMilli()).stream()
                .filter(record -> !record.topic().equals(Topics.SITES)
                        || seen.contains(record.key())
                        || record.key().matches("(rail|airport|coach|quarantine)-.*"))
                .toList();
    }

    private void compare(TestInstallation installation, TopicRecords.Journeys expected)
            throws IOException, InterruptedException {
        if (days >= DAYS_OF_EVERY_RULE) {
            assertThat(expected.alerts().stream().map(ExpectedAlert::rule)).containsAll(JourneyModel.RULES);
        }
        new JourneyTables(installation).await(expected);
    }

    private static Set<String> lost(List<Incident> incidents) {
        Set<String> trips = new TreeSet<>();
        for (Incident incident : incidents) {
            if (LEAVING_GAPS.contains(incident.kind())) {
                trips.add(incident.subject());
            }
        }
        return trips;
    }

    private static String submitted(TestInstallation installation) {
        return Unchecked.get(() -> installation.submit(Scenario.JOB));
    }

    private static void kill(TestStack stack) {
        Unchecked.get(() -> {
            stack.killTaskManager();
            return true;
        });
    }
}

package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;
import org.passflow.feed.WriteListener;
import org.passflow.registry.ShippedReference;
import org.passflow.simulator.Incident;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.testing.AlertTable;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.truth.AlertModel;
import org.passflow.truth.ExpectedAlert;

/**
 * Measures how many incidents each rule finds in fifteen days, and how many of its alerts an incident explains. Run on demand;
 * docs/rules-measured.md holds what it prints.
 */
@ExtendWith(StackExtension.class)
class RulesOverFifteenDays {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 19);
    private static final int DAYS = 15;

    private static final Instant START =
            FIRST_DAY.atTime(4, 0).atZone(SimulatorSettings.SHANGHAI).toInstant();
    private static final Instant END = START.plus(Duration.ofDays(DAYS)).plus(Duration.ofHours(1));

    private static final Duration CLOSING = Duration.ofMinutes(3);

    /** A half hour is judged when it is over, and counts from its start. */
    private static final Duration SLACK = Duration.ofMinutes(30);

    /** From noon, when the last disinfections are left out, to the end of the business day. */
    private static final Duration UNTIL_THE_DAY_ENDS = Duration.ofHours(17);

    /** Each area comes on the list again every four days. */
    private static final Duration UNTIL_THE_LIST_CHANGES = Duration.ofDays(4);

    private final Simulator simulator = new Simulator(SimulatorSettings.seeded(5), Roster.shipped());

    @Test
    void everyRuleFindsItsIncidents(TestInstallation installation) throws Exception {
        feed(installation);
        String job = installation.submit(Scenario.JOB.with("-Dexecution.checkpointing.interval=15 s"));
        AlertTable table = new AlertTable(installation);
        table.awaitTime();
        List<ExpectedAlert> alerts = table.stored();
        List<Incident> incidents = simulator.incidents(START, END.minus(Duration.ofDays(1)));

        System.out.println("| rule | incidents | found | alerts | of an incident | of an ordinary day |");
        System.out.println("|---|---|---|---|---|---|");
        for (String rule :
                new TreeSet<>(alerts.stream().map(ExpectedAlert::rule).toList())) {
            System.out.println(line(rule, alerts, incidents));
        }
        assertThat(alerts.stream().filter(alert -> AlertModel.RULES.contains(alert.rule())))
                .containsExactlyInAnyOrderElementsOf(table.expected());
        installation.cancel(job);
    }

    private static String line(String rule, List<ExpectedAlert> all, List<Incident> incidents) {
        List<ExpectedAlert> alerts =
                all.stream().filter(alert -> alert.rule().equals(rule)).toList();
        List<Incident> meant = incidents.stream()
                .filter(incident -> incident.kind().expected().contains(rule))
                .toList();
        long found = meant.stream()
                .filter(incident -> alerts.stream().anyMatch(alert -> isOf(alert, incident)))
                .count();
        long explained = alerts.stream()
                .filter(alert -> incidents.stream().anyMatch(incident -> explains(incident, alert)))
                .count();
        return "| %s | %d | %d | %d | %d | %d |"
                .formatted(rule, meant.size(), found, alerts.size(), explained, alerts.size() - explained);
    }

    private static boolean explains(Incident incident, ExpectedAlert alert) {
        boolean isItsKind = incident.kind().expected().contains(alert.rule())
                || incident.kind().possible().contains(alert.rule());
        return isItsKind && isOf(alert, incident);
    }

    private static boolean isOf(ExpectedAlert alert, Incident incident) {
        Instant latest = incident.end()
                .plus(
                        switch (incident.kind()) {
                            case DISINFECTION_SKIPPED -> UNTIL_THE_DAY_ENDS;
                            case RISK_ARRIVAL -> UNTIL_THE_LIST_CHANGES;
                            default -> SLACK;
                        });
        boolean isThere =
                incident.siteIds().contains(alert.place()) || alert.place().equals(incident.subject());
        return isThere
                && !alert.openedAt().isBefore(incident.start().minus(SLACK))
                && !alert.openedAt().isAfter(latest);
    }

    /** Two million events are not held in memory. */
    private void feed(TestInstallation installation) {
        try (EventWriter writer =
                EventWriter.toKafka(installation.kafkaServers(), installation.prefix(), WriteListener.NONE)) {
            ShippedReference.records(START.toEpochMilli()).forEach(writer::write);
            simulator
                    .ordinances(FIRST_DAY.minusDays(4), FIRST_DAY.plusDays(DAYS + 4), START.toEpochMilli())
                    .forEach(writer::write);
            Iterator<ArrivingEvent> made = simulator.history(START, END);
            for (ArrivingEvent next = made.next(); next.arrivalMillis() < END.toEpochMilli(); next = made.next()) {
                writer.write(next);
            }
            writer.finish(CLOSING);
        }
    }
}

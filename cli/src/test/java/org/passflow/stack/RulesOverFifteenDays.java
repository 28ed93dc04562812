package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 * Measures what each rule finds in fifteen days against all that there was to find, and says what it foretells. The rules
 * that the model of alerts knows must raise what it expects and nothing else. Run on demand; docs/rules-measured.md holds
 * what it prints.
 */
@ExtendWith(StackExtension.class)
class RulesOverFifteenDays {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 19);
    private static final int DAYS = 15;

    private static final Instant START =
            FIRST_DAY.atTime(4, 0).atZone(SimulatorSettings.SHANGHAI).toInstant();
    private static final Instant END = START.plus(Duration.ofDays(DAYS)).plus(Duration.ofHours(1));

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration CLOSING = Duration.ofMinutes(3);

    private final Simulator simulator = new Simulator(SimulatorSettings.seeded(5), Roster.shipped());

    @Test
    void everyRuleFindsItsCases(TestInstallation installation) throws Exception {
        feed(installation);
        String job = installation.submit(Scenario.JOB.with("-Dexecution.checkpointing.interval=15 s"));
        AlertTable table = new AlertTable(installation);
        table.awaitTime();
        List<ExpectedAlert> alerts = table.stored();
        List<ExpectedAlert> expected = table.expected();
        List<Incident> incidents = simulator.incidents(START, END.minus(Duration.ofHours(1)));

        Path report = Path.of("target", "rules-measured");
        Files.createDirectories(report);
        Files.write(report.resolve("raised.txt"), lines(alerts));
        Files.write(report.resolve("expected.txt"), lines(expected));
        Files.write(report.resolve("incidents.txt"), lines(incidents));
        System.out.println(String.join("\n", new MeasuredRules(alerts, expected, incidents, START.plus(WEEK)).table()));
        System.out.println(foretold(installation));
        List<ExpectedAlert> modelled = alerts.stream()
                .filter(alert -> AlertModel.RULES.contains(alert.rule()))
                .toList();
        assertThat(without(modelled, expected)).as("raised and not expected").isEmpty();
        assertThat(without(expected, modelled)).as("expected and not raised").isEmpty();
        installation.cancel(job);
    }

    private static List<String> lines(List<?> records) {
        return records.stream().map(Object::toString).sorted().toList();
    }

    private static List<ExpectedAlert> without(List<ExpectedAlert> some, List<ExpectedAlert> others) {
        List<ExpectedAlert> left = new ArrayList<>(some);
        Map<ExpectedAlert, Long> known =
                others.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        left.removeIf(alert -> known.merge(alert, -1L, Long::sum) >= 0);
        return left;
    }

    /** How far ahead the stored expectations go, and how near those of the last day came, told a week before. */
    private static String foretold(TestInstallation installation) throws Exception {
        return installation
                .query(
                        """
                        SELECT concat('expected rows ', toString(count()),
                            ', of sites ', toString(uniqExact(site_id)),
                            ', ahead up to ', toString(max(window_start)),
                            ', of windows that passed ', toString(countIf(value IS NOT NULL)),
                            ', ahead ', toString(countIf(value IS NULL AND expected IS NOT NULL))) AS line
                        FROM {db}.flow_expected FINAL""")
                .get(0)
                .get("line")
                .asText();
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

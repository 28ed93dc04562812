package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.feed.EventWriter;
import org.passflow.feed.WriteListener;
import org.passflow.simulator.Faults;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.testing.PostRecords;
import org.passflow.testing.ReportScenario;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/**
 * Five days of daily reports, missing, late, zero, falsely zero, too low and corrected ones among them, sent with three times an
 * ordinary day's faults of delivery while the TaskManager dies: every fact, the coverage and all alerts equal the model. And
 * what is missing is missing on time also when nobody says anything any more.
 */
@ExtendWith(StackExtension.class)
class ReportIT {

    private static final String VILLAGE = "141002104205";

    /** 2 November, four o'clock in Asia/Shanghai, and eight in the evening. */
    private static final Instant DAY_BEGINS = Instant.parse("2026-11-01T20:00:00Z");

    private static final Instant DUE = Instant.parse("2026-11-02T12:00:00Z");

    @Test
    void fiveDaysAreWhatTheModelMakesOfThemThoughTheTaskManagerDies(TestStack stack, TestInstallation installation)
            throws Exception {
        SimulatorSettings settings =
                SimulatorSettings.seeded(1).with(Faults.ORDINARY.times(3)).scaled(0.5);

        new ReportScenario(settings, LocalDate.of(2026, 11, 2), 5, 1).check(stack, installation);
    }

    /** From ten past five in the morning on nothing comes but ticks, and no partition of events has anything to read. */
    @Test
    void silentPostIsMissingOnTimeWhileEveryPartitionIsIdle(TestStack stack) throws Exception {
        TestInstallation installation = TestInstallation.create(stack, "SilentPosts");
        Scenario scenario = new Scenario(installation);
        PostRecords posts = new PostRecords(DAY_BEGINS.minusSeconds(60).toEpochMilli());
        posts.reporting("silent", VILLAGE);
        posts.reporting("heard", VILLAGE);
        posts.zeroReport("r1", "heard", DAY_BEGINS.plus(Duration.ofMinutes(70)).toEpochMilli());
        String job = installation.submit(Scenario.JOB);

        try (EventWriter writer =
                EventWriter.toKafka(installation.kafkaServers(), installation.prefix(), WriteListener.NONE)) {
            posts.inOrderOfArrival().forEach(writer::write);
            writer.tickUntil(DUE.toEpochMilli());
            writer.flush();
            scenario.awaitTime();
            installation.awaitUntil(Duration.ofMinutes(1), () -> deliveries(installation)
                    .equals(List.of("post-heard ON_TIME", "post-silent AWAITED")));
            assertThat(alerts(installation)).isEmpty();

            writer.tickUntil(DUE.plus(EventWriter.TICK).toEpochMilli());
            writer.flush();
            installation.awaitUntil(
                    Duration.ofMinutes(1), () -> !alerts(installation).isEmpty());
            installation.awaitUntil(
                    Duration.ofMinutes(1), () -> deliveries(installation).contains("post-silent MISSING"));
        }

        String due = Long.toString(DUE.toEpochMilli());
        assertThat(alerts(installation)).containsExactly(String.join(" ", "report-missing post-silent", due, due));
        ReportScenario.awaitModel(installation);
        installation.cancel(job);
    }

    private static List<String> deliveries(TestInstallation installation) throws Exception {
        return lines(
                installation,
                "SELECT concat(site_id, ' ', delivery) AS line FROM {db}.daily_reports FINAL ORDER BY line");
    }

    /** With the instants of data at which they opened and were noticed. */
    private static List<String> alerts(TestInstallation installation) throws Exception {
        return lines(
                installation,
                "SELECT concatWithSeparator(' ', rule, site_id, toString(toUnixTimestamp64Milli(opened_at)),"
                        + " toString(toUnixTimestamp64Milli(noticed_at))) AS line"
                        + " FROM {db}.alerts FINAL WHERE rule LIKE 'report-%' ORDER BY line");
    }

    private static List<String> lines(TestInstallation installation, String sql) throws Exception {
        return installation.query(sql).stream()
                .map(row -> row.get("line").asText())
                .toList();
    }
}

package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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

/** Backup and restore with the statements of {@code docs/operations.md}, while a job counts. */
@ExtendWith(StackExtension.class)
class BackupIT {
    private static final Path DOCUMENT = Path.of("..", "docs", "operations.md");
    private static final Pattern STATEMENT = Pattern.compile("(?m)^((?:BACKUP|DROP|RESTORE) DATABASE .*);$");

    private ClickHouseHttp migrator;

    @Test
    void whatWasLostComesBackFromTheBackupAndTheSavepointBeforeIt(TestStack stack, TestInstallation installation)
            throws Exception {
        migrator = stack.stack().clickHouse().as("migrator");
        Scenario scenario = new Scenario(installation);
        List<ArrivingEvent> morning = morning();
        String job = installation.submit(Scenario.JOB);
        scenario.feedOpenEnded(morning.subList(0, morning.size() / 3));
        scenario.awaitFirstRows();

        Path savepoint = new FlinkSnapshots(stack.stack().flink().rest()).savepoint(job, null);
        run("BACKUP", installation);
        long saved = rows(installation);
        scenario.feed(morning.subList(morning.size() / 3, morning.size()));
        scenario.await(scenario.truth());
        installation.cancel(job);
        run("DROP", installation);
        run("RESTORE", installation);

        assertThat(rows(installation))
                .isGreaterThanOrEqualTo(saved)
                .isLessThan(scenario.truth().rows(CountTable.FLOW_1M).size());
        String restored = installation.submit(Scenario.JOB.restoredFrom(savepoint.toString()));
        scenario.await(scenario.truth());
        installation.cancel(restored);
    }

    /** The statements that begin so, on the database of the test. */
    private void run(String begin, TestInstallation installation) throws IOException, InterruptedException {
        List<String> statements = STATEMENT
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map(found -> found.group(1))
                .filter(statement -> statement.startsWith(begin))
                .toList();
        assertThat(statements).isNotEmpty();
        for (String statement : statements) {
            migrator.execute(statement.replaceFirst("passflow", installation.database()));
        }
    }

    private static long rows(TestInstallation installation) throws IOException, InterruptedException {
        return installation
                .query("SELECT count() AS n FROM {db}.flow_1m FINAL")
                .get(0)
                .get("n")
                .asLong();
    }

    private static List<ArrivingEvent> morning() {
        Instant begin = Instant.parse("2026-11-01T22:00:00Z");
        List<ArrivingEvent> events = new ArrayList<>();
        new Simulator(SimulatorSettings.seeded(11), Roster.shipped())
                .history(begin, begin.plusSeconds(3 * 3600))
                .forEachRemaining(events::add);
        return events;
    }
}

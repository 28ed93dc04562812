package org.passflow.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.feed.ArrivingEvent;
import org.passflow.registry.ReferenceLoader;
import org.passflow.registry.ShippedReference;
import org.passflow.simulator.Faults;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.stack.KafkaBroker;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/** Every notebook runs from top to bottom on two simulated days, as analyst; what it shows lies in target/notebooks. */
@ExtendWith(StackExtension.class)
class NotebooksIT {
    private static final Path FOLDER =
            Path.of("..", "notebooks").toAbsolutePath().normalize();
    private static final Path PAGES = Path.of("target", "notebooks");
    private static final Instant BEGIN = Instant.parse("2026-11-01T20:00:00Z");

    /** How a page shows what a cell wrote to standard error. */
    private static final String WARNING = "data-mime-type=\"application/vnd.jupyter.stderr\" tabindex";

    private static final Duration LENGTH = Duration.ofHours(44);

    private static Notebooks notebooks;
    private static TestStack stack;

    @BeforeAll
    static void count(TestStack test) throws Exception {
        assumeTrue(PythonEnvironment.python().isPresent(), "No Python 3.11 with venv: the notebooks are not tried");
        stack = test;
        test.migrateMainDatabase();
        new ReferenceLoader(test.stack().clickHouse().as("migrator"), "passflow").load();
        TestInstallation installation = new TestInstallation(test, "notebooksit-", "passflow");
        try (Admin admin = KafkaBroker.admin(installation.kafkaServers())) {
            installation.topics().apply(admin);
        }
        Scenario scenario = new Scenario(installation);
        scenario.feed(events());
        String job = installation.submit(Scenario.JOB.with("-Dexecution.checkpointing.interval=15 s"));
        scenario.awaitTime();
        installation.cancel(job);
        notebooks = new Notebooks(FOLDER, test.stack().clickHouse().as("analyst"), "passflow");
    }

    @AfterAll
    static void forget() throws Exception {
        if (stack != null) {
            stack.dropMainDatabase();
        }
    }

    @Test
    void everyNotebookRunsFromTopToBottom() throws Exception {
        PythonEnvironment python = PythonEnvironment.of(notebooks.requirements(), System.out::println);
        Files.createDirectories(PAGES);
        List<Path> all = notebooks.all();

        assertThat(all).hasSize(5);
        for (Path notebook : all) {
            Process run = notebooks
                    .toPage(python, notebook, PAGES)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(run.waitFor()).as(notebook + "\n" + said).isZero();
            String page = Files.readString(
                    PAGES.resolve(notebook.getFileName().toString().replace(".ipynb", ".html")));
            assertThat(page).as("warnings in " + notebook).doesNotContain(WARNING);
            assertThat(page.split("data:image/png;base64", -1).length - 1)
                    .as("plots in " + notebook)
                    .isGreaterThanOrEqualTo(1);
        }
    }

    /** What arrives in this time: with what comes later the last hours would be silent. */
    private static List<ArrivingEvent> events() {
        List<ArrivingEvent> events = new ArrayList<>(ShippedReference.records(BEGIN.toEpochMilli()));
        Instant end = BEGIN.plus(LENGTH);
        Iterator<ArrivingEvent> made =
                new Simulator(SimulatorSettings.seeded(1).with(Faults.ORDINARY), Roster.shipped()).history(BEGIN, end);
        for (ArrivingEvent next = made.next(); next.arrivalMillis() < end.toEpochMilli(); next = made.next()) {
            events.add(next);
        }
        return events;
    }
}

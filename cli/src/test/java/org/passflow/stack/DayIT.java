package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.feed.ArrivingEvent;
import org.passflow.registry.ShippedReference;
import org.passflow.simulator.Faults;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;
import org.passflow.testing.ViewTotals;
import org.passflow.truth.Truth;

/**
 * One simulated day of half a million events, late, repeated, voided, future and malformed ones among them, read from the
 * first offset by jobs of different shapes into tables of their own: every row of every table equals
 * the truth, and so do the sums of the views.
 */
@ExtendWith(StackExtension.class)
class DayIT {

    /** Memory of its own: the slots of the test's TaskManager share too little managed memory for RocksDB to work in. */
    private static final String[] ROCKSDB = {
        "-Dstate.backend.type=rocksdb", "-Dstate.backend.rocksdb.memory.managed=false"
    };

    /** Where nothing dies, copying the heap's state every two seconds would only take time. */
    private static final TestInstallation.Settings UNDISTURBED =
            Scenario.JOB.with("-Dexecution.checkpointing.interval=15 s");

    private static final Instant DAY = Instant.parse("2026-11-01T20:00:00Z");

    @Test
    void everyRowEqualsTheTruthWhateverTheJobLooksLikeAndWhateverDies(TestStack stack, TestInstallation topics)
            throws Exception {
        List<ArrivingEvent> day = day();
        assertThat(day.size()).isGreaterThan(500_000);
        List<ArrivingEvent> all = new ArrayList<>(ShippedReference.records(DAY.toEpochMilli()));
        all.addAll(day);
        new Scenario(topics).feed(all);
        Truth truth = new Scenario(topics).truth();
        assertThat(truth.lateEvents()).isNotEmpty();
        assertThat(truth.rejects()).isNotEmpty();

        TestInstallation alone = topics.withTables("alone");
        run(alone, UNDISTURBED.withParallelism(1), truth);
        new ViewTotals(alone, truth).assertEqual();

        run(alone, UNDISTURBED.withParallelism(4), truth);

        run(topics.withTables("four"), UNDISTURBED.withParallelism(4), truth);

        run(topics.withTables("rocksdb"), UNDISTURBED.with(ROCKSDB), truth);

        TestInstallation killed = topics.withTables("killed");
        String job = killed.submit(Scenario.JOB);
        new Scenario(killed).awaitFirstRows();
        stack.killTaskManager();
        stack.killClickHouse();
        stack.killTaskManager();
        new Scenario(killed).await(truth);
        killed.cancel(job);
    }

    private static void run(TestInstallation installation, TestInstallation.Settings settings, Truth truth)
            throws Exception {
        Scenario scenario = new Scenario(installation);
        scenario.forgetProgress();
        String job = installation.submit(settings);
        scenario.await(truth);
        installation.cancel(job);
    }

    private static List<ArrivingEvent> day() {
        SimulatorSettings settings = SimulatorSettings.seeded(11).scaled(4).with(Faults.ORDINARY.times(5));
        Simulator simulator = new Simulator(settings, Roster.shipped());
        List<ArrivingEvent> events = new ArrayList<>();
        simulator.history(DAY, DAY.plus(Duration.ofHours(24))).forEachRemaining(events::add);
        return events;
    }
}

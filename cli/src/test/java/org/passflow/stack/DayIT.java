package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
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
 * One simulated day of half a million events, late, repeated, voided, future and malformed ones among them: every row of
 * every table equals the truth, and so do the sums of the views, whatever dies and whatever the job looks like. The shapes
 * of the job read three hours of a smaller day; the profile {@code full} has them read the whole of it.
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
    private static final Instant MORNING = DAY.plus(Duration.ofHours(3));

    @Test
    void everyRowOfADayEqualsTheTruthThoughTheTaskManagerDiesTwiceAndClickHouseOnce(
            TestStack stack, TestInstallation installation) throws Exception {
        List<ArrivingEvent> day = events(4, DAY, Duration.ofHours(24));
        assertThat(day.size()).isGreaterThan(500_000);
        Truth truth = feed(installation, day);

        String job = installation.submit(Scenario.JOB);
        new Scenario(installation).awaitFirstRows();
        stack.killTaskManager();
        stack.killClickHouse();
        stack.killTaskManager();

        new Scenario(installation).await(truth);
        new ViewTotals(installation, truth).assertEqual();
        installation.cancel(job);
    }

    @Test
    void everyRowEqualsTheTruthWhateverTheJobLooksLike(TestStack stack) throws Exception {
        TestInstallation topics = TestInstallation.create(stack, "ShapesIT");
        Truth truth = feed(topics, events(1, MORNING, Duration.ofHours(3)));

        shapes(topics, truth);
    }

    @Test
    @Tag("full")
    void everyRowOfADayEqualsTheTruthWhateverTheJobLooksLike(TestStack stack) throws Exception {
        TestInstallation topics = TestInstallation.create(stack, "ShapesOfADayIT");
        Truth truth = feed(topics, events(4, DAY, Duration.ofHours(24)));

        shapes(topics, truth);
    }

    /** Side by side by one, by four and from disk; then once more by four into tables that are full. */
    private static void shapes(TestInstallation topics, Truth truth) throws Exception {
        TestInstallation alone = topics.withTables("alone");
        TestInstallation four = topics.withTables("four");
        TestInstallation rocksdb = topics.withTables("rocksdb");
        String aloneJob = alone.submit(UNDISTURBED.withParallelism(1));
        String fourJob = four.submit(UNDISTURBED.withParallelism(4));
        String rocksdbJob = rocksdb.submit(UNDISTURBED.with(ROCKSDB));
        new Scenario(alone).await(truth);
        new Scenario(four).await(truth);
        new Scenario(rocksdb).await(truth);
        alone.cancel(aloneJob);
        four.cancel(fourJob);
        rocksdb.cancel(rocksdbJob);

        new Scenario(alone).forgetProgress();
        String again = alone.submit(UNDISTURBED.withParallelism(4));
        new Scenario(alone).await(truth);
        alone.cancel(again);
    }

    private static Truth feed(TestInstallation topics, List<ArrivingEvent> events) {
        List<ArrivingEvent> all = new ArrayList<>(ShippedReference.records(DAY.toEpochMilli()));
        all.addAll(events);
        new Scenario(topics).feed(all);
        Truth truth = new Scenario(topics).truth();
        assertThat(truth.lateEvents()).isNotEmpty();
        assertThat(truth.rejects()).isNotEmpty();
        return truth;
    }

    private static List<ArrivingEvent> events(double scale, Instant from, Duration length) {
        SimulatorSettings settings = SimulatorSettings.seeded(11).scaled(scale).with(Faults.ORDINARY.times(5));
        Simulator simulator = new Simulator(settings, Roster.shipped());
        List<ArrivingEvent> events = new ArrayList<>();
        simulator.history(from, from.plus(length)).forEachRemaining(events::add);
        return events;
    }
}

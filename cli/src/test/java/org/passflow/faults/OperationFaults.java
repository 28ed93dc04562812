package org.passflow.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.finding.Finding;
import org.passflow.reference.ReferenceVersion;
import org.passflow.stack.ClusterJobs;
import org.passflow.stack.KafkaAddress;
import org.passflow.stack.KafkaBroker;
import org.passflow.stack.ManagedProcess;
import org.passflow.stack.Migrations;
import org.passflow.testing.Scenario;
import org.passflow.testing.TestInstallation;

/**
 * What happens to a system that is operated. Shown elsewhere: upgrade to the same code and failed upgrade ({@code ClusterIT}), the state
 * of earlier releases ({@code GoldenStateIT}).
 */
@ExtendWith(FaultExtension.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class OperationFaults {
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Duration FULL = Duration.ofSeconds(30);

    /** In the place of the job's folder of checkpoints stands a file: nothing can be stored, as on a disk that is full. */
    @Test
    void checkpointsCannotBeStored(FaultRun run) throws Exception {
        run.check(new Fault(
                "checkpoint folder takes nothing, then kill -9", FULL, WITHIN, OperationFaults::noCheckpoints));
    }

    private static void noCheckpoints(FaultRun run) throws IOException, InterruptedException {
        Path folder = run.stack()
                .test()
                .stack()
                .settings()
                .data()
                .resolve("checkpoints")
                .resolve(run.job());
        Path aside = folder.resolveSibling("aside");
        Files.move(folder, aside);
        Files.writeString(folder, "full");
        try {
            FaultRun.pause(Duration.ofSeconds(5));
            long completed = completed(run);
            FaultRun.pause(FULL);
            assertThat(completed(run)).as("checkpoints meanwhile").isEqualTo(completed);
        } finally {
            Files.delete(folder);
            Files.move(aside, folder);
        }
        run.stack().test().killAndReplace(run.stack().flink().taskManagers().get(0));
        run.stack().test().killAndReplace(run.stack().flink().taskManagers().get(1));
    }

    private static long completed(FaultRun run) throws IOException, InterruptedException {
        return run.flink().checkpoints(run.job()).at("/counts/completed").asLong();
    }

    @Test
    void tablesAreMigratedWhileTheyAreWritten(FaultRun run) throws Exception {
        List<Migrations.Step> steps = new ArrayList<>(Migrations.ofThisBuild().steps());
        steps.add(new Migrations.Step(
                900, "V900__column_of_a_later_build.sql", "ALTER TABLE flow_1m ADD COLUMN later UInt32 DEFAULT 7;\n"));
        run.check(new Fault("migration while rows are written", Duration.ofSeconds(10), WITHIN, struck -> {
            List<String> applied = new Migrations(steps)
                    .apply(
                            struck.migrator(),
                            struck.installation().database(),
                            new KafkaAddress(
                                    struck.installation().kafkaServers(),
                                    struck.installation().prefix()));
            assertThat(applied).containsExactly("V900__column_of_a_later_build.sql");
        }));
    }

    @Test
    void isRescaled(FaultRun run) throws Exception {
        run.check(new Fault("savepoint and rescale 2 → 4 → 1", Duration.ofSeconds(40), WITHIN, struck -> {
            ClusterJobs jobs = new ClusterJobs(struck.target(), line -> {});
            for (int parallelism : List.of(4, 1)) {
                struck.goesOnAs(jobs.rescale(jobs.running(struck.job()), parallelism));
            }
        }));
    }

    /** It reads what this build kept, in memory (versions of the reference) and in RocksDB (what was raised). */
    @Test
    void isUpgradedToABuildWithAnAddedField(FaultRun run, @TempDir Path folder) throws Exception {
        Path later = LaterBuild.of(
                run.stack().test().installation(), folder, List.of(ReferenceVersion.class, Finding.class));
        run.check(new Fault("upgrade to a build with an added field", Duration.ofSeconds(20), WITHIN, struck -> {
            ClusterJobs jobs = new ClusterJobs(struck.target(), line -> {});
            Path before = jobs.savepoint(jobs.running(struck.job()), null);
            struck.goesOnAs(jobs.upgrade(jobs.running(struck.job()), later));
            Path after = jobs.savepoint(jobs.running(struck.job()), null);
            assertThat(keptWith(LaterBuild.ADDED, before)).isFalse();
            assertThat(keptWith(LaterBuild.ADDED, after)).isTrue();
        }));
    }

    /** Whether a record with a field of that name is kept in a savepoint. */
    private static boolean keptWith(String field, Path savepoint) throws IOException {
        try (Stream<Path> files = Files.list(savepoint)) {
            for (Path file : files.toList()) {
                if (Files.readString(file, ISO_8859_1).contains(field)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A job without state reads everything once more. */
    @Test
    void everythingIsReplayedIntoEmptyTables(FaultRun run) throws Exception {
        run.check(new Fault("cold replay of everything into empty tables", Duration.ofSeconds(15), WITHIN, struck -> {
            struck.installation().cancel(struck.job());
            struck.installation().recreateTables();
            struck.start(null);
        }));
    }

    /** The TaskManagers are away while more arrives, and what the job has to read next is deleted: it must not go on behind that. */
    @Test
    void retentionThatPassedTheOffsetIsAFailure(FaultRun run) throws Exception {
        Scenario scenario = new Scenario(run.installation());
        List<ArrivingEvent> events = Morning.events();
        scenario.feedOpenEnded(Morning.reference());
        scenario.feedOpenEnded(events.subList(0, events.size() / 2));
        run.start(null);
        scenario.awaitTime();
        List<ManagedProcess> taskManagers = run.stack().flink().taskManagers();
        taskManagers.forEach(ManagedProcess::kill9);

        scenario.feedOpenEnded(events.subList(events.size() / 2, events.size()));
        deleteRecords(run.installation());
        for (ManagedProcess taskManager : taskManagers) {
            run.stack().test().stack().replace(taskManager);
        }

        run.awaitFailure("OffsetOutOfRangeException");
        run.endsAsItMust("retention passed the offset: the job fails and says so");
    }

    private static void deleteRecords(TestInstallation installation) throws Exception {
        String topic = installation.prefix() + Topics.CHECKPOINT_EVENTS;
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        try (Admin admin = KafkaBroker.admin(installation.kafkaServers())) {
            int partitions = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .size();
            for (int partition = 0; partition < partitions; partition++) {
                all.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(-1));
            }
            admin.deleteRecords(all).all().get();
        }
    }
}

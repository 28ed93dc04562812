package org.passflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.feed.ArrivingEvent;
import org.passflow.stack.FlinkRest;
import org.passflow.stack.Ports;
import org.passflow.stack.StackFile;
import org.passflow.testing.JobJars;
import org.passflow.testing.Phases;
import org.passflow.testing.Scenario;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;
import org.passflow.testing.Unchecked;
import org.passflow.testing.ViewTotals;

/**
 * A cluster of two TaskManagers as an operator has it, in processes of their own: whatever he does to its job while events
 * arrive, and whoever is killed, afterwards every row equals the truth.
 */
class ClusterIT {
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    @TempDir
    private Path data;

    private final List<List<ArrivingEvent>> phases = Phases.ofAMorning(7);
    private Process supervisor;
    private TestStack stack;
    private TestInstallation installation;
    private Scenario scenario;

    @BeforeEach
    void startCluster() throws Exception {
        startProcesses(Ports.free());
        stack = TestStack.of(new StackFile(data).running().orElseThrow(), data);
        installation = TestInstallation.create(stack, "ClusterIT");
        scenario = new Scenario(installation);
        said(submit());
    }

    private void startProcesses(Ports ports) throws IOException {
        supervisor = LaunchedCommand.start(
                new File("target/cluster-it.log"),
                data,
                ports,
                "cluster",
                "up",
                "--foreground",
                "--taskmanagers=2",
                "--parallelism=2",
                "--checkpoint-interval=PT2S");
        await().atMost(PATIENCE).until(() -> new StackFile(data).running().isPresent());
    }

    @AfterEach
    void stopCluster() throws InterruptedException {
        supervisor.destroy();
        supervisor.waitFor();
    }

    @Test
    void noCountIsLostByWhatAnOperatorDoesNorByKilledProcesses() throws Exception {
        assertThat(run(submit()).said()).contains("Nothing is started", job().id(), "passflow cluster upgrade");
        assertThat(widest()).as("what the cluster was started with").isEqualTo(2);
        Path elsewhere = data.resolve("elsewhere");

        String savepoint = during(0, () -> said("cluster", "savepoint", "--to=" + elsewhere));
        assertThat(Path.of(savepoint.strip())).hasParent(elsewhere).isDirectoryContaining("glob:**/_metadata");

        during(1, () -> said("cluster", "rescale", "--parallelism=4"));
        assertThat(widest()).isEqualTo(4);

        during(2, () -> said("cluster", "rescale", "--parallelism=1"));
        assertThat(widest()).isEqualTo(1);

        Path before = build();
        Path otherBuild = JobJars.otherBuild(stack.installation().jobJar(), data.resolve("other-job.jar"));
        during(3, () -> said("cluster", "upgrade", "--jar=" + otherBuild));
        assertThat(build()).isNotEqualTo(before).hasSameBinaryContentAs(otherBuild);

        said("cluster", "upgrade");
        assertThat(build()).as("of this checkout, where none is named").hasSameBinaryContentAs(before);

        Path good = build();
        Path broken = JobJars.brokenBuild(stack.installation().jobJar(), data.resolve("broken-job.jar"));
        during(4, () -> upgradeThatFailsAndIsTakenBack(broken));
        assertThat(build()).isEqualTo(good);

        String job = job().id();
        during(5, this::killJobManagerAndTaskManager);
        assertThat(job().id()).as("ZooKeeper remembers it").isEqualTo(job);
        assertThat(flink().checkpoints(job).at("/latest/restored/is_savepoint").asBoolean(true))
                .as("it went on from a checkpoint")
                .isFalse();
        assertNothingIsLeftOfTheKilledOne();

        List<ArrivingEvent> last = phases.get(6);
        scenario.feed(last, Map.of(last.size() / 2, this::stopAndStartCluster));
        scenario.await(scenario.truth());
        assertThat(job().id()).as("it goes on by itself").isEqualTo(job);
        new ViewTotals(installation, scenario.truth()).assertEqual();
    }

    private String[] submit() {
        return new String[] {
            "submit",
            "--prefix=" + installation.prefix(),
            "--database=" + installation.database(),
            "--set=time.idle=500 ms"
        };
    }

    /** Does something while the events of a phase arrive, and compares every row afterwards. */
    private String during(int phase, Supplier<String> action) throws Exception {
        List<ArrivingEvent> events = phases.get(phase);
        AtomicReference<CompletableFuture<String>> done = new AtomicReference<>();
        scenario.feed(events, Map.of(events.size() / 2, () -> done.set(CompletableFuture.supplyAsync(action))));
        String said = done.get().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        scenario.await(scenario.truth());
        return said;
    }

    private String upgradeThatFailsAndIsTakenBack(Path broken) {
        LaunchedCommand.Done upgrade = run("cluster", "upgrade", "--jar=" + broken);
        assertThat(upgrade.exitCode()).isNotZero();
        assertThat(upgrade.said()).contains("Nothing is lost", "passflow cluster restore --data");
        String savepoint = upgrade.said().replaceFirst("(?s).*--from (\\S+).*", "$1");
        return said("cluster", "restore", "--from=" + savepoint);
    }

    private String killJobManagerAndTaskManager() {
        StackFile.Description running = new StackFile(data).running().orElseThrow();
        for (String name : List.of("Flink JobManager", "Flink TaskManager 1")) {
            running.members().stream()
                    .filter(member -> member.name().equals(name))
                    .flatMap(member -> member.process().stream())
                    .forEach(ProcessHandle::destroyForcibly);
        }
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> job().state().equals("RUNNING")
                        && new StackFile(data)
                                .running().orElseThrow().members().stream()
                                        .allMatch(member -> member.process().isPresent()));
        return "";
    }

    private void stopAndStartCluster() {
        Ports ports = new StackFile(data).running().orElseThrow().ports();
        said("down");
        Unchecked.get(() -> {
            supervisor.waitFor();
            startProcesses(ports);
            return null;
        });
    }

    /** Of each TaskManager there are the files of the one that runs, whose id is its name and when it was started. */
    private void assertNothingIsLeftOfTheKilledOne() throws IOException, InterruptedException {
        List<String> ids = flink().taskManagers();
        try (Stream<Path> scratch = Files.list(data.resolve("flink/tmp/taskmanager-1"));
                Stream<Path> logs = Files.list(data.resolve("logs"))) {
            assertThat(scratch.map(folder -> folder.getFileName().toString())
                            .filter(name -> name.startsWith("tm_"))
                            .toList())
                    .singleElement()
                    .matches(name -> ids.contains(name.substring("tm_".length())));
            assertThat(logs.map(file -> file.getFileName().toString())
                            .filter(name -> name.contains("_db_LOG"))
                            .toList())
                    .allMatch(name -> ids.stream().anyMatch(name::contains));
        }
    }

    private FlinkRest flink() {
        return stack.stack().flink().rest();
    }

    private FlinkRest.Job job() throws IOException, InterruptedException {
        List<FlinkRest.Job> running =
                flink().jobs().stream().filter(job -> !job.hasEnded()).toList();
        assertThat(running).hasSize(1);
        return running.get(0);
    }

    private int widest() throws IOException, InterruptedException {
        return flink().vertices(job().id()).stream()
                .mapToInt(FlinkRest.Vertex::parallelism)
                .max()
                .orElseThrow();
    }

    /** The jar that the job was started from. */
    private Path build() throws IOException, InterruptedException {
        File submission = data.resolve("jobs").resolve(job().id() + ".json").toFile();
        return Path.of(
                URI.create(new ObjectMapper().readTree(submission).path("jar").asText()));
    }

    /** What a command said that must succeed. */
    private String said(String... arguments) {
        LaunchedCommand.Done done = run(arguments);
        assertThat(done.exitCode()).as(done.said()).isZero();
        return done.said();
    }

    private LaunchedCommand.Done run(String... arguments) {
        try {
            return LaunchedCommand.run(data, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

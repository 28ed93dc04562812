package org.passflow.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A standalone Flink session cluster: a JobManager and TaskManagers as processes of their own, jobs over REST; and
 * ZooKeeper, if the JobManager is to find its jobs again after its own death.
 */
public final class FlinkCluster {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

    private final Installation installation;
    private final StackSettings settings;
    private final FlinkConfiguration configuration;
    private final FlinkRest rest;
    private final Optional<ZooKeeperServer> zooKeeper;
    private final ManagedProcess jobManager;
    private final List<ManagedProcess> taskManagers;

    FlinkCluster(Installation installation, StackSettings settings) {
        this.installation = installation;
        this.settings = settings;
        this.configuration = new FlinkConfiguration(settings, folder());
        this.rest =
                new FlinkRest("http://" + Ports.HOST + ":" + settings.ports().flinkRest());
        this.zooKeeper =
                settings.remembersJobs() ? Optional.of(new ZooKeeperServer(installation, settings)) : Optional.empty();
        this.jobManager = process("Flink JobManager", "jobmanager", this::jobManagerCommand, rest::answers);
        this.taskManagers = IntStream.rangeClosed(1, settings.taskManagers())
                .mapToObj(this::taskManager)
                .toList();
    }

    public ManagedProcess jobManager() {
        return jobManager;
    }

    public List<ManagedProcess> taskManagers() {
        return taskManagers;
    }

    /** All of them, in the order in which they are stopped. */
    List<ManagedProcess> processes() {
        List<ManagedProcess> processes = new ArrayList<>(taskManagers);
        processes.add(jobManager);
        zooKeeper.map(ZooKeeperServer::process).ifPresent(processes::add);
        return processes;
    }

    Optional<ZooKeeperServer> zooKeeper() {
        return zooKeeper;
    }

    public FlinkRest rest() {
        return rest;
    }

    public String version() {
        return Installation.versionIn(installation.flinkClassPath(), "flink-runtime");
    }

    /** The folder of all checkpoints, one folder in it per job. */
    static Path checkpoints(StackSettings settings) {
        return settings.data().resolve("checkpoints");
    }

    /** Writes the configuration and starts all processes. */
    void start() throws InterruptedException {
        if (zooKeeper.isPresent()) {
            zooKeeper.get().start();
            zooKeeper.get().process().awaitHealthy();
        }
        Template.write("log4j2.properties", folder().resolve("log4j2.properties"), Map.of());
        configuration.write();
        jobManager.start();
        taskManagers.forEach(ManagedProcess::start);
    }

    private ManagedProcess taskManager(int number) {
        // Another id at each start, so that a cluster that still remembers the dead one is not taken for healthy.
        AtomicReference<String> id = new AtomicReference<>("");
        String name = "taskmanager-" + number;
        return process(
                "Flink TaskManager " + number,
                name,
                () -> taskManagerCommand(
                        number, name, id.updateAndGet(before -> name + "-" + System.currentTimeMillis())),
                () -> isRegistered(id.get()));
    }

    private boolean isRegistered(String id) throws IOException, InterruptedException {
        return rest.taskManagers().contains(id);
    }

    private ManagedProcess process(String name, String file, Supplier<List<String>> command, HealthCheck health) {
        return new ManagedProcess(new ManagedProcess.Spec(
                name, command, settings.data(), inherited -> {}, log(file), health, START_TIMEOUT));
    }

    private List<String> jobManagerCommand() {
        return java(
                "jobmanager",
                configuration.jobManagerOptions(),
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                FlinkConfiguration.metricsPort(settings.ports().jobManagerMetrics()));
    }

    private List<String> taskManagerCommand(int number, String name, String id) {
        List<String> arguments = new ArrayList<>(List.of("-D", "taskmanager.resource-id=" + id));
        arguments.addAll(FlinkConfiguration.metricsPort(settings.ports().taskManagerMetrics() + number - 1));
        return java(
                name,
                configuration.taskManagerOptions(),
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                arguments);
    }

    private List<String> java(String name, List<String> memory, String mainClass, List<String> more) {
        List<String> options = new ArrayList<>(memory);
        options.addAll(JavaCommand.logging(folder().resolve("log4j2.properties"), log(name)));
        // Flink reads private fields of these packages; its own launcher opens them too.
        options.addAll(
                List.of("--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        List<String> arguments =
                new ArrayList<>(List.of("--configDir", folder().toString(), "-D", "io.tmp.dirs=" + emptyScratch(name)));
        arguments.addAll(more);
        return new JavaCommand(installation.flinkClassPath(), options, mainClass, arguments).line();
    }

    /**
     * The folder for what a process keeps only while it lives, without what one that was killed has left there, and in
     * the logs: RocksDB's own, named after its folder.
     */
    private Path emptyScratch(String name) {
        Path scratch = folder().resolve("tmp").resolve(name);
        Folders.delete(scratch);
        Folders.deleteFiles(settings.logs(), "*_tmp_" + name + "_tm_*_db_LOG*");
        return scratch;
    }

    private Path folder() {
        return settings.data().resolve("flink");
    }

    private Path log(String process) {
        return settings.logs().resolve(process + ".log");
    }
}

package org.passflow.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.passflow.testing.Scenario;
import org.passflow.testing.TestInstallation;

/**
 * Flink as {@code docker/compose.yaml} starts the image, in application mode: with its {@code config.yaml}, its command, and the
 * memory that Flink's own launcher makes of that; on the Kafka and ClickHouse of a test, with ZooKeeper of its own. Only
 * addresses, ports and folders are others.
 */
final class DockerFlink implements AutoCloseable {
    private static final Path DOCKER = Path.of("..", "docker").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Before what the class says that reckons for Flink's launcher. */
    private static final String RESULT = "BASH_JAVA_UTILS_EXEC_RESULT:";

    private final TestInstallation installation;
    private final StackSettings settings;
    private final FlinkRest rest;
    private final ZooKeeperServer zooKeeper;
    private final ManagedProcess jobManager;
    private final ManagedProcess taskManager;
    private String restore = "";

    /** @param data an empty folder */
    DockerFlink(TestInstallation installation, Path data) throws IOException {
        this.installation = installation;
        this.settings = StackSettings.in(data).withPorts(Ports.free());
        this.rest =
                new FlinkRest("http://" + Ports.HOST + ":" + settings.ports().flinkRest());
        this.zooKeeper = new ZooKeeperServer(installation.test().installation(), settings);
        this.jobManager = process("jobmanager", this::jobManagerCommand, rest::answers);
        this.taskManager = process("taskmanager", this::taskManagerCommand, () -> !rest.taskManagers()
                .isEmpty());
        settings.createLogs();
        Files.createDirectories(folder());
        Files.copy(DOCKER.resolve("flink/config.yaml"), folder().resolve("config.yaml"));
        Template.write("log4j2.properties", folder().resolve("log4j2.properties"), Map.of());
    }

    FlinkRest rest() {
        return rest;
    }

    /** The build that is in the image. */
    void use(Path jar) throws IOException {
        Path library = Files.createDirectories(settings.data().resolve("usrlib"));
        Files.copy(jar, library.resolve("passflow-jobs.jar"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** As the variable of {@code .env} says it. */
    void restoreFrom(Path savepoint) {
        restore = "--fromSavepoint " + savepoint.toUri();
    }

    /** What is not there yet; returns the id of the job when all of it runs. */
    String start() throws IOException, InterruptedException {
        if (!zooKeeper.process().isAlive()) {
            zooKeeper.start();
            zooKeeper.process().awaitHealthy();
        }
        jobManager.start();
        taskManager.start();
        jobManager.awaitHealthy();
        taskManager.awaitHealthy();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> !rest.jobs().isEmpty());
        String job = rest.jobs().get(0).id();
        rest.awaitRunning(job, PATIENCE);
        return job;
    }

    /** The JobManager, which cannot go on from where it is told to; no job is left that had to be cancelled. */
    void startInVain() throws IOException {
        jobManager.start();
        await().atMost(PATIENCE).until(() -> !jobManager.isAlive());
        assertThat(jobManager.exitCode()).as("restart: on-failure").isNotZero();
    }

    /** Writes a savepoint; the JobManager ends with its job, and is not to be started again. */
    Path stopJob(String job) throws IOException, InterruptedException {
        Path savepoint = new FlinkSnapshots(rest).stopWithSavepoint(job);
        awaitEnd();
        return savepoint;
    }

    /** Without a savepoint; ZooKeeper forgets the job. */
    void cancelJob(String job) throws InterruptedException {
        try {
            rest.cancel(job);
        } catch (IOException gone) {
            // With its job the JobManager ends, too soon to say what became of it.
        }
        awaitEnd();
    }

    void awaitCheckpoint(String job) throws IOException, InterruptedException {
        new FlinkSnapshots(rest).awaitCheckpoint(job, PATIENCE);
    }

    /** Both, as a power cut would. */
    void kill9() {
        jobManager.kill9();
        taskManager.kill9();
    }

    private void awaitEnd() {
        await().atMost(PATIENCE).until(() -> !jobManager.isAlive());
        assertThat(jobManager.exitCode()).as("restart: on-failure").isZero();
        taskManager.stop();
    }

    @Override
    public void close() {
        Stream.of(jobManager, taskManager, zooKeeper.process()).forEach(ManagedProcess::stop);
    }

    private ManagedProcess process(String name, Supplier<List<String>> command, HealthCheck health) {
        return new ManagedProcess(new ManagedProcess.Spec(
                "docker's " + name,
                command,
                settings.data(),
                environment -> {
                    environment.put(
                            "FLINK_LIB_DIR", settings.data().resolve("lib").toString());
                    environment.put("PASSFLOW_CLICKHOUSE_PASSWORD", password());
                },
                settings.logs().resolve(name + ".log"),
                health,
                PATIENCE));
    }

    private List<String> jobManagerCommand() {
        Sizes sizes = sizes("GET_JM_RESOURCE_PARAMS");
        List<String> arguments =
                new ArrayList<>(arguments(sizes, settings.ports().jobManagerMetrics()));
        arguments.addAll(job());
        return java(
                "jobmanager",
                sizes,
                "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint",
                arguments);
    }

    private List<String> taskManagerCommand() {
        Sizes sizes = sizes("GET_TM_RESOURCE_PARAMS");
        return java(
                "taskmanager",
                sizes,
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                arguments(sizes, settings.ports().taskManagerMetrics()));
    }

    private List<String> java(String name, Sizes sizes, String mainClass, List<String> arguments) {
        List<String> options = new ArrayList<>(sizes.ofTheJvm());
        options.addAll(words(text("flink/config.yaml", "/env.java.opts.all")));
        options.addAll(JavaCommand.logging(
                folder().resolve("log4j2.properties"), settings.logs().resolve(name + ".log")));
        return new JavaCommand(classPath(), options, mainClass, arguments).line();
    }

    private List<String> arguments(Sizes sizes, int metricsPort) {
        List<String> arguments = new ArrayList<>(List.of("--configDir", folder().toString()));
        places(metricsPort).forEach((key, value) -> arguments.addAll(List.of("-D", key + "=" + value)));
        arguments.addAll(sizes.asSettings());
        return arguments;
    }

    /** What is not as in a container of its own. */
    private Map<String, Object> places(int metricsPort) {
        Ports ports = settings.ports();
        Path state = settings.data().resolve("state");
        return Map.ofEntries(
                Map.entry("jobmanager.rpc.address", Ports.HOST),
                Map.entry("jobmanager.bind-host", Ports.HOST),
                Map.entry("taskmanager.host", Ports.HOST),
                Map.entry("taskmanager.bind-host", Ports.HOST),
                Map.entry("rest.address", Ports.HOST),
                Map.entry("rest.bind-address", Ports.HOST),
                Map.entry("rest.port", ports.flinkRest()),
                Map.entry("rest.bind-port", ports.flinkRest()),
                Map.entry("high-availability.jobmanager.port", ports.flinkRpc()),
                Map.entry("high-availability.zookeeper.quorum", Ports.HOST + ":" + ports.zooKeeper()),
                Map.entry("high-availability.storageDir", state.resolve("ha").toUri()),
                Map.entry(
                        "execution.checkpointing.dir",
                        state.resolve("checkpoints").toUri()),
                Map.entry(
                        "execution.checkpointing.savepoint-dir",
                        state.resolve("savepoints").toUri()),
                Map.entry("io.tmp.dirs", settings.data().resolve("tmp")),
                Map.entry("metrics.reporter.prometheus.factory.class", FlinkConfiguration.METRIC_REPORTER),
                Map.entry("metrics.reporter.prometheus.port", metricsPort));
    }

    /** The command of the service, and what keeps it to the topics and tables of the test. */
    private List<String> job() {
        List<String> words = words(text("compose.yaml", "/services/jobmanager/command")
                .replace("${PASSFLOW_RESTORE}", restore)
                .replace("${PASSFLOW_JOB_FLAGS}", "")
                .replace("kafka:9092", installation.kafkaServers())
                .replace("jdbc:clickhouse://clickhouse:8123/passflow", installation.jdbcUrl()));
        assertThat(words).startsWith("standalone-job");
        List<String> job = new ArrayList<>(words.subList(1, words.size()));
        job.addAll(List.of("--kafka.topic-prefix", installation.prefix()));
        job.addAll(Scenario.JOB.flags());
        return job;
    }

    /** What Flink's launcher asks for before it starts a process. */
    private record Sizes(List<String> ofTheJvm, List<String> asSettings) {}

    private Sizes sizes(String question) {
        try {
            Process asked = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            classPath(),
                            "org.apache.flink.runtime.util.bash.BashJavaUtils",
                            question,
                            "--configDir",
                            folder().toString())
                    .redirectErrorStream(true)
                    .start();
            List<List<String>> results = new String(asked.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(RESULT))
                    .map(line -> words(line.substring(RESULT.length())))
                    .toList();
            assertThat(results).hasSize(2);
            return new Sizes(results.get(0), results.get(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String classPath() {
        return installation.test().installation().flinkClassPath();
    }

    private String password() {
        return Passwords.of(installation.test().stack().settings().data()).of("passflow_writer");
    }

    private Path folder() {
        return settings.data().resolve("conf");
    }

    private static String text(String file, String pointer) {
        try {
            return new YAMLMapper()
                    .readTree(DOCKER.resolve(file).toFile())
                    .at(pointer)
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }
}

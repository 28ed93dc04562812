package org.passflow.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The passflow job as it is submitted to a Flink cluster: which topics it reads, which database it writes.
 *
 * @param prefix of all topics
 * @param database of ClickHouse
 * @param flags further settings of the job, in pairs: {@code --time.horizon}, {@code 24 h} …; and Flink's own for this
 *     job alone, as its command line has them: {@code -Dstate.backend.type=rocksdb}
 * @param parallelism null for the cluster's default
 * @param restoreFrom path of a savepoint or checkpoint; null for a fresh start
 * @param jar the build that is to run; null for that of the target
 */
public record JobSubmission(
        String prefix, String database, List<String> flags, Integer parallelism, String restoreFrom, Path jar) {
    private static final String DYNAMIC = "-D";

    public static final String MAIN_CLASS = "org.passflow.job.PassflowJob";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    /**
     * Where the job finds what it needs.
     *
     * @param data folder of the stack that runs Flink
     */
    public record Target(FlinkRest flink, Path jobJar, String kafkaServers, String clickHouseUrl, Path data) {
        /** On the stack that runs in a data folder. */
        public static Target of(Installation installation, Path data, Ports ports) {
            return new Target(
                    new FlinkRest("http://" + Ports.HOST + ":" + ports.flinkRest()),
                    installation.jobJar(),
                    ports.kafkaServers(),
                    "jdbc:clickhouse://" + Ports.HOST + ":" + ports.clickHouseHttp(),
                    data);
        }
    }

    /** Of the target's own build. */
    public JobSubmission(String prefix, String database, List<String> flags, Integer parallelism, String restoreFrom) {
        this(prefix, database, flags, parallelism, restoreFrom, null);
    }

    JobSubmission restoredFrom(String checkpoint) {
        return new JobSubmission(prefix, database, flags, parallelism, checkpoint, jar);
    }

    JobSubmission withJar(Path other) {
        return new JobSubmission(prefix, database, flags, parallelism, restoreFrom, other);
    }

    JobSubmission withParallelism(int other) {
        return new JobSubmission(prefix, database, flags, other, restoreFrom, jar);
    }

    /** Whether it writes the same tables from the same topics. */
    boolean isSameInstallation(JobSubmission other) {
        return prefix.equals(other.prefix) && database.equals(other.database);
    }

    /** Which topics and which database, for people. */
    String installation() {
        return "topics %s, database %s".formatted(topics(), database);
    }

    /** What it would have in common with one that runs: the tables that it writes, or the topics. */
    Optional<String> sharedWith(JobSubmission other) {
        if (database.equals(other.database)) {
            return Optional.of("writes the tables of database " + database);
        }
        return prefix.equals(other.prefix) ? Optional.of("reads the topics " + topics()) : Optional.empty();
    }

    private String topics() {
        return prefix.isEmpty() ? "without a prefix" : "of prefix " + prefix;
    }

    /** Uploads the job jar, starts the job and waits until all of it runs; returns its id. */
    public String submit(Target target) throws IOException, InterruptedException {
        SubmittedJobs submitted = new SubmittedJobs(target.data());
        Path build = submitted.keep(jar == null ? target.jobJar() : jar);
        String uploaded = target.flink().upload(build);
        String job = target.flink()
                .run(
                        uploaded,
                        new FlinkRest.Run(MAIN_CLASS, arguments(target), parallelism, restoreFrom, configuration()));
        submitted.remember(job, withJar(build));
        target.flink().awaitRunning(job, START_TIMEOUT);
        return job;
    }

    private List<String> arguments(Target target) {
        List<String> arguments = new ArrayList<>(List.of(
                "--kafka.bootstrap-servers", target.kafkaServers(),
                "--clickhouse.url", target.clickHouseUrl() + "/" + database,
                "--clickhouse.password-file",
                        Passwords.of(target.data()).file("passflow_writer").toString()));
        if (!prefix.isEmpty()) {
            arguments.addAll(List.of("--kafka.topic-prefix", prefix));
        }
        flags.stream().filter(flag -> !flag.startsWith(DYNAMIC)).forEach(arguments::add);
        return arguments;
    }

    private Map<String, String> configuration() {
        return flags.stream()
                .filter(flag -> flag.startsWith(DYNAMIC))
                .map(flag -> flag.substring(DYNAMIC.length()).split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}

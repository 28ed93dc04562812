package org.passflow.stack;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Flink's settings on one machine: what a cluster's administrator writes into {@code config.yaml}. */
final class FlinkConfiguration {
    /** MiB that a TaskManager takes beside task heap and managed memory; Flink wants each said when it is not to guess. */
    private static final int FRAMEWORK_HEAP = 128;

    private static final int FRAMEWORK_OFF_HEAP = 128;
    private static final int TASK_OFF_HEAP = 32;
    private static final int NETWORK = 128;
    private static final int METASPACE = 320;

    private static final int OVERHEAD = 192;

    /** Only named: what it is made of, Flink has on its class path and this command has not. */
    static final String METRIC_REPORTER = "org.passflow.stack.LoopbackReporter$Factory";

    private final StackSettings settings;
    private final Path folder;

    FlinkConfiguration(StackSettings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    /** Writes {@code config.yaml} into the folder, and removes what an earlier cluster left there. */
    void write() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.putAll(network());
        all.putAll(memory());
        all.putAll(jobs());
        all.putAll(failures());
        all.putAll(metrics());
        if (settings.remembersJobs()) {
            all.putAll(memoryOfJobs());
        }
        try {
            for (String leftovers : List.of("tmp", "upload")) {
                Folders.delete(folder.resolve(leftovers));
                Files.createDirectories(folder.resolve(leftovers));
            }
            Files.writeString(folder.resolve("config.yaml"), new YAMLMapper().writeValueAsString(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> jobManagerOptions() {
        return List.of(
                "-Xmx" + settings.memory().jobManager() + "m",
                "-XX:MaxMetaspaceSize=" + METASPACE + "m",
                "-XX:+UseSerialGC",
                // It only coordinates: what the second compiler would make faster never pays for that compiler.
                "-XX:TieredStopAtLevel=1");
    }

    List<String> taskManagerOptions() {
        return List.of(
                "-Xmx" + (FRAMEWORK_HEAP + settings.memory().taskHeap()) + "m",
                "-XX:MaxDirectMemorySize=" + (FRAMEWORK_OFF_HEAP + TASK_OFF_HEAP + NETWORK) + "m",
                "-XX:MaxMetaspaceSize=" + METASPACE + "m",
                "-XX:+UseG1GC",
                // What G1 chooses by itself while state grows is so small that it collects two to three times a second.
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:G1NewSizePercent=20",
                "-Duser.timezone=" + settings.taskManagerZone());
    }

    private Map<String, Object> network() {
        Map<String, Object> network = new LinkedHashMap<>();
        for (String process : List.of("jobmanager", "taskmanager")) {
            network.put(process + ".bind-host", Ports.HOST);
        }
        network.put("jobmanager.rpc.address", Ports.HOST);
        network.put("jobmanager.rpc.port", settings.ports().flinkRpc());
        network.put("taskmanager.host", Ports.HOST);
        network.put("rest.address", Ports.HOST);
        network.put("rest.bind-address", Ports.HOST);
        network.put("rest.port", settings.ports().flinkRest());
        network.put("rest.bind-port", Integer.toString(settings.ports().flinkRest()));
        network.put("web.upload.dir", folder.resolve("upload").toString());
        return network;
    }

    private Map<String, Object> memory() {
        Map<String, Object> memory = new LinkedHashMap<>();
        memory.put("taskmanager.cpu.cores", 1.0);
        memory.put("taskmanager.numberOfTaskSlots", settings.slots());
        memory.put("taskmanager.memory.framework.heap.size", FRAMEWORK_HEAP + "m");
        memory.put("taskmanager.memory.framework.off-heap.size", FRAMEWORK_OFF_HEAP + "m");
        memory.put("taskmanager.memory.task.heap.size", settings.memory().taskHeap() + "m");
        memory.put("taskmanager.memory.task.off-heap.size", TASK_OFF_HEAP + "m");
        memory.put("taskmanager.memory.managed.size", settings.memory().managed() + "m");
        memory.put("taskmanager.memory.network.min", NETWORK + "m");
        memory.put("taskmanager.memory.network.max", NETWORK + "m");
        memory.put("taskmanager.memory.jvm-metaspace.size", METASPACE + "m");
        memory.put("taskmanager.memory.jvm-overhead.min", OVERHEAD + "m");
        memory.put("taskmanager.memory.jvm-overhead.max", OVERHEAD + "m");
        return memory;
    }

    private Map<String, Object> jobs() {
        Map<String, Object> jobs = new LinkedHashMap<>();
        jobs.put("parallelism.default", settings.parallelism());
        jobs.put("pipeline.max-parallelism", 720);
        jobs.put("pipeline.object-reuse", true);
        jobs.put("pipeline.generic-types", false);
        jobs.put("pipeline.auto-generate-uids", false);
        jobs.put("pipeline.auto-watermark-interval", "200 ms");
        jobs.put("state.backend.type", settings.stateBackend().name().toLowerCase(Locale.ROOT));
        // What was overwritten stays on disk until its level is compacted into the last: with fixed sizes, when the
        // last is full;
        // and with RocksDB's usual 256 MiB never, where all of a state that has become small finds room in the level
        // before.
        jobs.put("state.backend.rocksdb.compaction.level.use-dynamic-size", true);
        jobs.put("state.backend.rocksdb.compaction.level.max-size-level-base", "64 mb");
        // Only what has changed, where the backend can tell.
        jobs.put("execution.checkpointing.incremental", settings.stateBackend() == StackSettings.StateBackend.ROCKSDB);
        jobs.put(
                "execution.checkpointing.interval",
                settings.checkpointInterval().toMillis() + " ms");
        // However long one takes, half of the time is left for the work itself.
        jobs.put(
                "execution.checkpointing.min-pause",
                settings.checkpointInterval().toMillis() + " ms");
        jobs.put(
                "execution.checkpointing.dir",
                FlinkCluster.checkpoints(settings).toUri().toString());
        jobs.put(
                "execution.checkpointing.savepoint-dir",
                settings.data().resolve("savepoints").toUri().toString());
        jobs.put("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        jobs.put("execution.checkpointing.num-retained", 2);
        return jobs;
    }

    /** Labels keep the names of operators and topics as they are: dashboards and alerting rules name them. */
    private static Map<String, Object> metrics() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("metrics.reporters", "prometheus");
        metrics.put("metrics.reporter.prometheus.factory.class", METRIC_REPORTER);
        metrics.put("metrics.reporter.prometheus.filterLabelValueCharacters", false);
        return metrics;
    }

    /** Where a JobManager that is started again finds its jobs and their last checkpoints. */
    private Map<String, Object> memoryOfJobs() {
        Map<String, Object> memory = new LinkedHashMap<>();
        memory.put("high-availability.type", "zookeeper");
        memory.put(
                "high-availability.zookeeper.quorum",
                Ports.HOST + ":" + settings.ports().zooKeeper());
        memory.put("high-availability.cluster-id", "/passflow");
        memory.put(
                "high-availability.storageDir",
                settings.data().resolve("jobs/running").toUri().toString());
        memory.put(
                "high-availability.jobmanager.port",
                Integer.toString(settings.ports().flinkRpc()));
        // The next JobManager leads when the session of the dead one has run out: soon, but after any pause of a JVM.
        memory.put("high-availability.zookeeper.client.session-timeout", "10 s");
        memory.put("high-availability.zookeeper.client.connection-timeout", "5 s");
        // ZooKeeper may be started anew without the job having to.
        memory.put("high-availability.zookeeper.client.tolerate-suspended-connections", true);
        return memory;
    }

    /** Each process has a port of its own. */
    static List<String> metricsPort(int port) {
        return List.of("-D", "metrics.reporter.prometheus.port=" + port);
    }

    /** A killed TaskManager is noticed within seconds; an outage of ClickHouse or Kafka of many minutes is survived. */
    private static Map<String, Object> failures() {
        Map<String, Object> failures = new LinkedHashMap<>();
        failures.put("execution.checkpointing.timeout", "30 min");
        failures.put("execution.checkpointing.tolerable-failed-checkpoints", 1000);
        failures.put("restart-strategy.type", "exponential-delay");
        failures.put("restart-strategy.exponential-delay.initial-backoff", "500 ms");
        failures.put("restart-strategy.exponential-delay.max-backoff", "15 s");
        failures.put("restart-strategy.exponential-delay.backoff-multiplier", 1.5);
        failures.put("restart-strategy.exponential-delay.reset-backoff-threshold", "1 min");
        // A TaskManager that starts before its JobManager tries again soon, not after ten seconds.
        failures.put("cluster.registration.error-delay", "1000 ms");
        failures.put("heartbeat.interval", "1000 ms");
        failures.put("heartbeat.timeout", "20000 ms");
        failures.put("heartbeat.rpc-failure-threshold", 1);
        // All processes share the cores of one machine: who answers late, while tasks are deployed, is not dead.
        failures.put("pekko.ask.timeout", "60 s");
        return failures;
    }
}

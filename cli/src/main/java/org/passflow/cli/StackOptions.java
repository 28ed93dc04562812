package org.passflow.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.passflow.stack.Ports;
import org.passflow.stack.StackSettings;
import org.passflow.stack.StackSettings.StateBackend;
import picocli.CommandLine.Option;

/** The options of a one-machine stack that is to be started. */
final class StackOptions {
    @Option(names = "--kafka-port", defaultValue = "19092", description = "default: ${DEFAULT-VALUE}")
    private int kafka;

    @Option(names = "--kafka-controller-port", defaultValue = "19093", description = "default: ${DEFAULT-VALUE}")
    private int kafkaController;

    @Option(names = "--clickhouse-http-port", defaultValue = "18123", description = "default: ${DEFAULT-VALUE}")
    private int clickHouseHttp;

    @Option(names = "--clickhouse-native-port", defaultValue = "19000", description = "default: ${DEFAULT-VALUE}")
    private int clickHouseNative;

    @Option(names = "--flink-rest-port", defaultValue = "18081", description = "default: ${DEFAULT-VALUE}")
    private int flinkRest;

    @Option(names = "--flink-rpc-port", defaultValue = "16123", description = "default: ${DEFAULT-VALUE}")
    private int flinkRpc;

    @Option(
            names = "--jobmanager-metrics-port",
            defaultValue = "19249",
            description = "for Prometheus (default: ${DEFAULT-VALUE})")
    private int jobManagerMetrics;

    @Option(
            names = "--taskmanager-metrics-port",
            defaultValue = "19250",
            description = "for Prometheus; of the first TaskManager, others take the next ones"
                    + " (default: ${DEFAULT-VALUE})")
    private int taskManagerMetrics;

    @Option(
            names = "--zookeeper-port",
            defaultValue = "12181",
            description = "of a cluster (default: ${DEFAULT-VALUE})")
    private int zooKeeper;

    @Option(
            names = {"--task-managers", "--taskmanagers"},
            description = "Flink processes that count (default: 1; of a cluster 2)")
    private Integer taskManagers;

    @Option(names = "--slots", description = "task slots of each of them (default: 4)")
    private Integer slots;

    @Option(names = "--parallelism", description = "of jobs that do not say their own (default: 1)")
    private Integer parallelism;

    @Option(
            names = "--task-manager-zone",
            defaultValue = "UTC",
            description = "time zone of their JVM; no result depends on it (default: ${DEFAULT-VALUE})")
    private ZoneId taskManagerZone;

    @Option(
            names = "--state-backend",
            description = "${COMPLETION-CANDIDATES} (default: hashmap; of a cluster rocksdb)")
    private StateBackend stateBackend;

    @Option(
            names = "--checkpoint-interval",
            description = "how much a crash can cause to be done again (default: PT1M; of a cluster PT30S)")
    private Duration checkpointInterval;

    /** What {@code passflow up} and the demo start: one TaskManager, and its state on the heap. */
    StackSettings settings(Path data) {
        return settings(StackSettings.in(data).withState(StateBackend.HASHMAP, Duration.ofMinutes(1)));
    }

    /** What {@code passflow cluster up} starts. */
    StackSettings clusterSettings(Path data) {
        return settings(StackSettings.cluster(data));
    }

    private StackSettings settings(StackSettings usual) {
        return usual.withPorts(ports())
                .withTaskManagers(
                        chosen(taskManagers, usual.taskManagers()), chosen(slots, usual.slots()), taskManagerZone)
                .withParallelism(chosen(parallelism, usual.parallelism()))
                .withState(
                        chosen(stateBackend, usual.stateBackend()),
                        chosen(checkpointInterval, usual.checkpointInterval()));
    }

    private Ports ports() {
        return new Ports(
                kafka,
                kafkaController,
                clickHouseHttp,
                clickHouseNative,
                flinkRest,
                flinkRpc,
                jobManagerMetrics,
                taskManagerMetrics,
                zooKeeper);
    }

    private static <T> T chosen(T option, T usual) {
        return option == null ? usual : option;
    }
}

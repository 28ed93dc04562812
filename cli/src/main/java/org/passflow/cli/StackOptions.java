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
            names = "--task-managers",
            defaultValue = "1",
            description = "Flink processes that count (default: ${DEFAULT-VALUE})")
    private int taskManagers;

    @Option(
            names = "--slots",
            defaultValue = "4",
            description = "task slots of each of them (default: ${DEFAULT-VALUE})")
    private int slots;

    @Option(
            names = "--parallelism",
            defaultValue = "2",
            description = "of jobs that do not say their own (default: ${DEFAULT-VALUE})")
    private int parallelism;

    @Option(
            names = "--task-manager-zone",
            defaultValue = "UTC",
            description = "time zone of their JVM; no result depends on it (default: ${DEFAULT-VALUE})")
    private ZoneId taskManagerZone;

    @Option(
            names = "--state-backend",
            defaultValue = "hashmap",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private StateBackend stateBackend;

    @Option(
            names = "--checkpoint-interval",
            defaultValue = "PT1M",
            description = "how much a crash can cause to be done again (default: ${DEFAULT-VALUE})")
    private Duration checkpointInterval;

    StackSettings settings(Path data) {
        return new StackSettings(
                data,
                new Ports(
                        kafka,
                        kafkaController,
                        clickHouseHttp,
                        clickHouseNative,
                        flinkRest,
                        flinkRpc,
                        jobManagerMetrics,
                        taskManagerMetrics),
                taskManagers,
                slots,
                parallelism,
                taskManagerZone,
                stateBackend,
                checkpointInterval,
                StackSettings.Memory.DEFAULTS);
    }
}

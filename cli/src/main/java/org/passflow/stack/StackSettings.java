package org.passflow.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What a one-machine stack can be told: where its data is, on which ports it listens, how Flink runs.
 *
 * @param data folder of everything the stack writes: topics, tables, checkpoints, passwords, logs
 * @param taskManagers Flink processes that do the counting
 * @param slots task slots of each of them
 * @param parallelism of a job that is submitted without one
 * @param taskManagerZone time zone of the TaskManagers' JVM; results must not depend on it
 * @param checkpointInterval how much work a crash can cause to be done again
 * @param remembersJobs whether ZooKeeper runs too, so that a JobManager that is started again finds its jobs
 */
public record StackSettings(
        Path data,
        Ports ports,
        int taskManagers,
        int slots,
        int parallelism,
        ZoneId taskManagerZone,
        StateBackend stateBackend,
        Duration checkpointInterval,
        boolean remembersJobs,
        Memory memory) {

    /** Where Flink keeps the state of a job while it runs. */
    public enum StateBackend {
        HASHMAP,
        ROCKSDB
    }

    /**
     * Memory of each process, in MiB; what the kernel sees is some hundred more.
     *
     * @param kafka heap of the broker
     * @param clickHouse limit of what queries and caches take
     * @param jobManager heap of the JobManager
     * @param taskHeap heap for the operators of one TaskManager
     * @param managed memory outside the heap of one TaskManager, for RocksDB
     */
    public record Memory(int kafka, int clickHouse, int jobManager, int taskHeap, int managed) {
        public static final Memory DEFAULTS = new Memory(384, 2048, 384, 2048, 128);

        /** What {@link #DEFAULTS} give to one TaskManager, for each of two whose state is in RocksDB. */
        static final Memory OF_CLUSTER = new Memory(384, 2048, 384, 1024, 512);
    }

    public StackSettings {
        data = data.toAbsolutePath().normalize();
        requirePositive("taskManagers", taskManagers);
        requirePositive("slots", slots);
        requirePositive("parallelism", parallelism);
        if (checkpointInterval.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("checkpointInterval is at least 100 ms, not " + checkpointInterval);
        }
    }

    /** One TaskManager with its state on the heap. */
    public static StackSettings in(Path data) {
        return new StackSettings(
                data,
                Ports.DEFAULTS,
                1,
                4,
                1,
                ZoneId.of("UTC"),
                StateBackend.HASHMAP,
                Duration.ofSeconds(30),
                false,
                Memory.DEFAULTS);
    }

    /** What a cluster has: several TaskManagers, state on disk, and jobs that outlive the JobManager. */
    public static StackSettings cluster(Path data) {
        StackSettings usual = in(data);
        return new StackSettings(
                usual.data,
                usual.ports,
                2,
                usual.slots,
                usual.parallelism,
                usual.taskManagerZone,
                StateBackend.ROCKSDB,
                usual.checkpointInterval,
                true,
                Memory.OF_CLUSTER);
    }

    public StackSettings withPorts(Ports other) {
        return new StackSettings(
                data,
                other,
                taskManagers,
                slots,
                parallelism,
                taskManagerZone,
                stateBackend,
                checkpointInterval,
                remembersJobs,
                memory);
    }

    public StackSettings withTaskManagers(int count, int slotsOfEach, ZoneId zone) {
        return new StackSettings(
                data,
                ports,
                count,
                slotsOfEach,
                parallelism,
                zone,
                stateBackend,
                checkpointInterval,
                remembersJobs,
                memory);
    }

    public StackSettings withParallelism(int ofJobs) {
        return new StackSettings(
                data,
                ports,
                taskManagers,
                slots,
                ofJobs,
                taskManagerZone,
                stateBackend,
                checkpointInterval,
                remembersJobs,
                memory);
    }

    public StackSettings withState(StateBackend backend, Duration interval) {
        return new StackSettings(
                data,
                ports,
                taskManagers,
                slots,
                parallelism,
                taskManagerZone,
                backend,
                interval,
                remembersJobs,
                memory);
    }

    public StackSettings withMemory(Memory other) {
        return new StackSettings(
                data,
                ports,
                taskManagers,
                slots,
                parallelism,
                taskManagerZone,
                stateBackend,
                checkpointInterval,
                remembersJobs,
                other);
    }

    Path logs() {
        return data.resolve("logs");
    }

    void createLogs() {
        try {
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new StackException("Cannot write into " + data, e);
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is at least 1, not " + value);
        }
    }
}

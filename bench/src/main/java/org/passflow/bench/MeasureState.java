package org.passflow.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.passflow.kafka.KafkaConnections;
import org.passflow.kafka.KafkaSettings;
import org.passflow.stack.Folders;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets the job read a data set, takes a savepoint and tells its size. */
@Command(name = "measure-state")
public final class MeasureState implements Callable<Integer> {

    /** Every topic but one is empty and has to be found silent; nothing is written meanwhile. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    private static final int PARALLELISM = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 200;

    @Option(names = "--servers", required = true)
    private String servers;

    @Option(names = "--prefix", required = true)
    private String prefix;

    /** The job has read everything when its time has come so far, epoch milliseconds. */
    @Option(names = "--until", required = true)
    private long untilMillis;

    @Option(names = "--folder", required = true)
    private Path folder;

    @Option(names = "--result", required = true)
    private Path result;

    public static void main(String[] args) {
        System.exit(new CommandLine(new MeasureState()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Folders.delete(folder);
        KafkaSettings kafka = new KafkaSettings(servers, prefix);
        Configuration settings = LocalFlink.settings();
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, settings);
        new Graph(env, kafka, true).wireJob(new KafkaConnections(kafka).timedTopics(IDLE, Graph.TIME.bound()));
        JobClient job = env.executeAsync("state");
        awaitTime();
        String savepoint = job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        new JsonMapper().writeValue(result.toFile(), size(Path.of(URI.create(savepoint))));
        return 0;
    }

    private void awaitTime() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (RowTally.reportedUntilMillis() < untilMillis) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the job's time has not come to " + untilMillis + " in " + PATIENCE);
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(MeasureState::bytes)
                    .sum();
        }
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

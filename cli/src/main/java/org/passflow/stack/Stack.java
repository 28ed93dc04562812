package org.passflow.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Kafka, ClickHouse and Flink on one machine, as child processes of this one. Closing it stops them in order; if this
 * process dies, they end by themselves.
 */
public final class Stack implements AutoCloseable {
    private final StackSettings settings;
    private final Consumer<String> progress;
    private final KafkaBroker kafka;
    private final ClickHouseServer clickHouse;
    private final FlinkCluster flink;

    /** @param progress is told what happens, a line at a time, from several threads */
    public Stack(Installation installation, StackSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        this.kafka = new KafkaBroker(installation, settings);
        this.clickHouse = new ClickHouseServer(installation, settings, progress);
        this.flink = new FlinkCluster(installation, settings);
    }

    public StackSettings settings() {
        return settings;
    }

    public KafkaBroker kafka() {
        return kafka;
    }

    public ClickHouseServer clickHouse() {
        return clickHouse;
    }

    public FlinkCluster flink() {
        return flink;
    }

    /** All child processes, in the order in which they are stopped. */
    public List<ManagedProcess> processes() {
        List<ManagedProcess> processes = new ArrayList<>(flink.processes());
        processes.addAll(List.of(kafka.process(), clickHouse.process()));
        return processes;
    }

    /** Starts everything at once and waits until all of it is healthy; stops what it started if anything is not. */
    public void start() throws InterruptedException {
        settings.ports().requireFree();
        settings.createLogs();
        ExecutorService starters = Executors.newCachedThreadPool();
        try {
            List<Future<Void>> starts = new ArrayList<>();
            starts.add(starters.submit(starting(kafka::start, List.of(kafka.process()))));
            starts.add(starters.submit(starting(clickHouse::start, List.of(clickHouse.process()))));
            starts.add(starters.submit(starting(flink::start, flink.processes())));
            for (Future<Void> start : starts) {
                start.get();
            }
            describe();
        } catch (ExecutionException e) {
            close();
            throw e.getCause() instanceof StackException failure ? failure : new IllegalStateException(e.getCause());
        } catch (IOException e) {
            close();
            throw new StackException("Cannot write into " + settings.data(), e);
        } finally {
            starters.shutdownNow();
        }
    }

    /** Writes down what runs, for other commands to find. */
    private void describe() throws IOException, InterruptedException {
        new StackFile(settings.data()).write(this);
    }

    /** Starts a process that has died once more, and waits until it is healthy. */
    public void replace(ManagedProcess process) throws IOException, InterruptedException {
        process.start();
        process.awaitHealthy();
        describe();
    }

    /** Stops all processes in order and waits for their end. */
    @Override
    public void close() {
        for (ManagedProcess process : processes()) {
            if (process.isAlive()) {
                process.stop();
                progress.accept(process.name() + ": stopped");
            }
        }
        new StackFile(settings.data()).deleteOwn();
    }

    private Callable<Void> starting(Start start, List<ManagedProcess> processes) {
        return () -> {
            long begin = System.nanoTime();
            start.run();
            for (ManagedProcess process : processes) {
                process.awaitHealthy();
                progress.accept(
                        "%s: healthy after %.1f s".formatted(process.name(), (System.nanoTime() - begin) / 1e9));
            }
            return null;
        };
    }

    @FunctionalInterface
    private interface Start {
        void run() throws InterruptedException;
    }
}

package org.passflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One component of the stack as a child process that can be started, asked for its health, stopped, killed and started
 * again. It ends when this process ends, however that happens: it watches the pipe to its standard input.
 */
public final class ManagedProcess {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int TAIL_LINES = 25;

    private final Spec spec;
    private Process process;

    /**
     * How a component is started.
     *
     * @param command asked for at each start
     * @param folder its working directory
     * @param environment changes the environment of this process into its own
     * @param log the component's own log, whose tail is shown when it fails
     * @param startTimeout until it must be healthy
     */
    record Spec(
            String name,
            Supplier<List<String>> command,
            Path folder,
            Consumer<Map<String, String>> environment,
            Path log,
            HealthCheck health,
            Duration startTimeout) {

        /** What the process writes to its standard output and error: little, and most telling when it cannot start. */
        Path output() {
            return log.resolveSibling(log.getFileName().toString().replace(".log", ".out"));
        }
    }

    ManagedProcess(Spec spec) {
        this.spec = spec;
    }

    public String name() {
        return spec.name();
    }

    /** Starts the process and returns at once. */
    public synchronized void start() {
        if (isAlive()) {
            throw new IllegalStateException(spec.name() + " is running already");
        }
        // Ctrl-C in a terminal goes to all processes; these are stopped in order by their parent instead.
        List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        command.addAll(spec.command().get());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(spec.folder().toFile());
        spec.environment().accept(builder.environment());
        builder.redirectErrorStream(true).redirectOutput(spec.output().toFile());
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new StackException(spec.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Waits until it is healthy. Throws {@link StackException} with the tail of its log when it dies or takes too long. */
    public void awaitHealthy() throws InterruptedException {
        long deadline = System.nanoTime() + spec.startTimeout().toNanos();
        while (!isHealthy()) {
            if (!isAlive()) {
                throw failed("ended with exit code " + exitCode());
            }
            if (System.nanoTime() > deadline) {
                throw failed("is not healthy after " + spec.startTimeout().toSeconds() + " s");
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    public boolean isHealthy() throws InterruptedException {
        try {
            return isAlive() && spec.health().healthy();
        } catch (IOException e) {
            return false;
        }
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    public synchronized long pid() {
        return process.pid();
    }

    synchronized ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends it in order, by closing its standard input; by force after half a minute. */
    public synchronized void stop() {
        if (process == null) {
            return;
        }
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!endedWithin(STOP_TIMEOUT)) {
            process.destroyForcibly();
            endedWithin(STOP_TIMEOUT);
        }
    }

    /** Ends it as a power cut would, with signal 9. */
    public synchronized void kill9() {
        process.destroyForcibly();
        endedWithin(STOP_TIMEOUT);
    }

    public void restart() throws InterruptedException {
        stop();
        start();
        awaitHealthy();
    }

    synchronized int exitCode() {
        return process.exitValue();
    }

    private boolean endedWithin(Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private StackException failed(String how) {
        return new StackException("%s %s.%s%s".formatted(spec.name(), how, tail(spec.output()), tail(spec.log())));
    }

    /** The last lines of a file, with its name; empty if there are none. */
    static String tail(Path file) {
        if (!Files.exists(file)) {
            return "";
        }
        try {
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
            return last.isEmpty() ? "" : "\nThe end of %s:\n%s".formatted(file, String.join("\n", last));
        } catch (IOException e) {
            return "\n%s cannot be read: %s".formatted(file, e.getMessage());
        }
    }
}

package org.passflow.stack;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The supervisor of a stack in a process of its own, which goes on when the command that started it has ended.
 *
 * @param data folder of its stack
 */
public record DetachedSupervisor(Path data) {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(2);

    /**
     * Starts it and waits until its stack is healthy, passing on what it says. Throws {@link StackException} when it
     * ends instead.
     *
     * @param mainClass run with the class path and the home of this process
     */
    public void start(String mainClass, List<String> arguments, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path log = data.resolve("logs/supervisor.log");
        Files.createDirectories(log.getParent());
        List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-Dpassflow.home=" + System.getProperty("passflow.home"),
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread giveUp = new Thread(process::destroy, "stop-what-did-not-start");
        Runtime.getRuntime().addShutdownHook(giveUp);
        follow(process, log, progress);
        Runtime.getRuntime().removeShutdownHook(giveUp);
    }

    /** Ends it, and with it its stack; returns what was running, or nothing if nothing was. */
    public Optional<StackFile.Description> stop(Consumer<String> progress) throws InterruptedException {
        StackFile file = new StackFile(data);
        Optional<StackFile.Description> stack = file.read();
        if (stack.isEmpty()) {
            return stack;
        }
        Optional<ProcessHandle> supervisor = stack.get().supervisor().process();
        supervisor.ifPresent(ProcessHandle::destroy);
        awaitEnd(supervisor.stream().toList());
        // Members end with their supervisor; this is for one that hangs.
        List<ProcessHandle> left = stack.get().members().stream()
                .flatMap(member -> member.process().stream())
                .toList();
        awaitEnd(left);
        left.stream().filter(ProcessHandle::isAlive).forEach(process -> {
            progress.accept("Process %d does not end; killing it".formatted(process.pid()));
            process.destroyForcibly();
        });
        file.delete();
        return stack;
    }

    private void follow(Process process, Path log, Consumer<String> progress) throws IOException, InterruptedException {
        long read = 0;
        boolean healthy = false;
        while (!healthy) {
            boolean ended = !process.isAlive();
            healthy = new StackFile(data)
                    .running()
                    .filter(stack -> stack.supervisor().pid() == process.pid())
                    .isPresent();
            read = passOn(log, read, progress);
            if (ended) {
                throw new StackException("The stack did not start; see " + log.getParent());
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    /** Passes on the full lines after a position; returns the position after them. */
    private static long passOn(Path log, long from, Consumer<String> progress) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] more = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(more);
            String text = new String(more, StandardCharsets.UTF_8);
            String lines = text.substring(0, text.lastIndexOf('\n') + 1);
            lines.lines().forEach(progress);
            return from + lines.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
        long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
        while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            Thread.sleep(POLL.toMillis());
        }
    }
}

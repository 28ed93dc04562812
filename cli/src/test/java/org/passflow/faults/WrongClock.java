package org.passflow.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.passflow.stack.ManagedProcess;
import org.passflow.testing.DebianPackage;

/** A clock that is an hour ahead, for one process: Debian's libfaketime between it and the system. */
final class WrongClock {
    private static final long HOUR_SECONDS = 3_600;

    private final Map<String, String> environment;

    private WrongClock(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Skips the test where there is no such library to be had. */
    static WrongClock anHourAhead() throws IOException, InterruptedException {
        Path libraries = new DebianPackage("libfaketime", "*").file("usr/lib");
        try (Stream<Path> files = Files.walk(libraries)) {
            Path library = files.filter(file -> file.endsWith("libfaketime.so.1"))
                    .findFirst()
                    .orElseThrow();
            WrongClock clock = new WrongClock(Map.of(
                    "LD_PRELOAD",
                    library.toString(),
                    "FAKETIME",
                    "+1h",
                    // A JVM waits by this clock, which does not jump on a machine whose date is wrong either.
                    "DONT_FAKE_MONOTONIC",
                    "1",
                    "FAKETIME_DONT_FAKE_MONOTONIC",
                    "1",
                    // Else the library takes the JVM's waits by that clock for over at once.
                    "FAKETIME_FORCE_MONOTONIC_FIX",
                    "0"));
            clock.requireThatItIsWrong();
            return clock;
        }
    }

    private void requireThatItIsWrong() throws IOException {
        ProcessBuilder date = new ProcessBuilder("date", "+%s");
        date.environment().putAll(environment);
        String said = new String(date.start().getInputStream().readAllBytes(), UTF_8);
        assertThat(Long.parseLong(said.strip()) - Instant.now().getEpochSecond())
                .as("seconds ahead")
                .isBetween(HOUR_SECONDS - 60, HOUR_SECONDS + 60);
    }

    /** Starts what a running TaskManager is once more, as another one with this clock; it ends when its input is closed. */
    Process taskManagerLike(ManagedProcess running, String id, int metricsPort, File output) throws IOException {
        String line = Files.readString(Path.of("/proc", Long.toString(running.pid()), "cmdline"));
        List<String> command = Stream.of(line.split("\0"))
                .map(word -> word.startsWith("taskmanager.resource-id=") ? "taskmanager.resource-id=" + id : word)
                .map(word -> word.startsWith("metrics.reporter.prometheus.port=")
                        ? "metrics.reporter.prometheus.port=" + metricsPort
                        : word)
                .map(word -> word.startsWith("io.tmp.dirs=") ? "io.tmp.dirs=" + output + ".tmp" : word)
                .map(word -> word.startsWith("-Dlog.file=") ? "-Dlog.file=" + output + ".log" : word)
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().putAll(environment);
        return builder.start();
    }
}

package org.passflow.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** What tells a process from every other that has, had or will have its number. */
final class Birth {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** The 22nd field of {@code /proc/PID/stat} (proc(5)), counted behind the name, which ends with the last bracket. */
    private static final int START_TICKS = 19;

    private Birth() {}

    /**
     * On Linux which boot of the machine it was and how many ticks after it the process began: its start by the clock, which
     * the JVM tells, moves when the clock is set. Elsewhere that start.
     */
    static String of(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Files.readString(BOOT).strip() + " " + fields[START_TICKS];
        } catch (IOException e) {
            return process.info().startInstant().map(Instant::toString).orElse("");
        }
    }
}

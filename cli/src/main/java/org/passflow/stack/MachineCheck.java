package org.passflow.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether this machine can run a stack: tools, ports, disk, memory.
 *
 * @param data folder in which the stack would keep its data
 */
public record MachineCheck(Installation installation, Path data, Ports ports) {
    private static final long GIBIBYTE = 1L << 30;

    /** Engine 0.5, libraries 0.3, fifteen days of the demo 0.5, and room to merge. */
    private static final long DISK_WANTED = 4 * GIBIBYTE;

    /** Heaps and caches of {@link StackSettings.Memory#DEFAULTS}, with what the JVMs take beside. */
    private static final long MEMORY_WANTED = 4 * GIBIBYTE;

    private static final Path MEMORY_INFO = Path.of("/proc/meminfo");

    /**
     * Looks at everything.
     *
     * @param stackRuns whether the ports are taken by the stack itself
     */
    public List<Diagnosis> run(boolean stackRuns) {
        List<Diagnosis> found = new ArrayList<>();
        found.add(Diagnosis.ok("java", Runtime.version().toString()));
        if (!installation.isRelease()) {
            found.add(tool("mvn", "--version", "Maven builds passflow", Diagnosis.Verdict.FAIL));
        }
        found.add(tool("npm", "--version", "npm installs the ClickHouse engine", unlessNeeded()));
        found.add(tool("python3", "--version", "the notebooks need it", unlessNeeded()));
        found.add(clickHouse());
        found.add(files());
        if (!stackRuns) {
            List<String> taken = ports.inUse();
            taken.forEach(port -> found.add(Diagnosis.fail("ports", port, "stop it, or choose other ports (--help)")));
            if (taken.isEmpty()) {
                found.add(Diagnosis.ok("ports", "free: " + ports.byComponent().values()));
            }
        }
        found.add(disk());
        found.add(memory());
        return found;
    }

    /** A release starts without them, and may never need them. */
    private Diagnosis.Verdict unlessNeeded() {
        return installation.isRelease() ? Diagnosis.Verdict.WARN : Diagnosis.Verdict.FAIL;
    }

    private static Diagnosis tool(String name, String option, String purpose, Diagnosis.Verdict without) {
        try {
            Process process =
                    new ProcessBuilder(name, option).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String firstLine = output.lines().findFirst().orElse("").replaceAll("\033\\[[;\\d]*m", "");
            return Diagnosis.ok(name, firstLine);
        } catch (IOException e) {
            return new Diagnosis(name, without, "not on the PATH", purpose);
        }
    }

    private static Diagnosis clickHouse() {
        return ClickHouseBinary.installed(Folders.userCache())
                .map(path -> Diagnosis.ok("clickhouse", path.toString()))
                .orElse(Diagnosis.warn(
                        "clickhouse", "not installed yet", "the first start installs the engine (npm, 540 MB)"));
    }

    private static Diagnosis files() {
        return ClickHouseBinary.isBounded()
                ? Diagnosis.ok("files", "users of ClickHouse read none but its own")
                : Diagnosis.warn(
                        "files", "every user of ClickHouse can read what you can", "docs/operations.md, Known limits");
    }

    private Diagnosis disk() {
        try {
            Path existing = data;
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            FileStore store = Files.getFileStore(existing);
            return enough("disk", "free at " + data, store.getUsableSpace(), DISK_WANTED);
        } catch (IOException e) {
            return Diagnosis.warn("disk", "cannot be asked: " + e.getMessage(), "look at " + data);
        }
    }

    private static Diagnosis memory() {
        return availableMemory()
                .map(bytes -> enough("memory", "available", bytes, MEMORY_WANTED))
                .orElse(Diagnosis.warn("memory", "cannot be asked on this system", "4 GiB are wanted"));
    }

    private static Diagnosis enough(String subject, String what, long bytes, long wanted) {
        String text = "%.1f GiB %s, %.0f wanted".formatted((double) bytes / GIBIBYTE, what, (double) wanted / GIBIBYTE);
        return bytes >= wanted
                ? Diagnosis.ok(subject, text)
                : Diagnosis.warn(subject, text, "make room, or keep less history (--help)");
    }

    private static Optional<Long> availableMemory() {
        try {
            return Files.readAllLines(MEMORY_INFO).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

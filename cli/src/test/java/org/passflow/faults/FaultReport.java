package org.passflow.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of each scenario of a run: printed at its end, and kept in {@code target/faults.md}. */
final class FaultReport {
    private static final Path FILE = Path.of("target", "faults.md");

    private final List<Row> rows = new ArrayList<>();

    /**
     * One scenario.
     *
     * @param recovery from the end of the fault until the job's time had caught up; null: it did not
     * @param compared rows that must be there
     * @param differences rows that are missing, or there and should not be
     */
    record Row(String scenario, Duration recovery, long compared, long differences) {
        String line() {
            String took = recovery == null ? "none" : String.format(Locale.ROOT, "%.1f s", recovery.toMillis() / 1e3);
            return String.format(Locale.ROOT, "| %s | %s | %,d | %,d |", scenario, took, compared, differences);
        }
    }

    void add(Row row) {
        rows.add(row);
        System.out.println("[faults] " + row.line());
    }

    void print() {
        List<String> lines = new ArrayList<>(
                List.of("| scenario | recovered after | rows compared | differences |", "|---|---:|---:|---:|"));
        rows.stream().map(Row::line).forEach(lines::add);
        lines.forEach(System.out::println);
        try {
            Files.write(FILE, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

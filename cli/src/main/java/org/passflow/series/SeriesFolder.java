package org.passflow.series;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.passflow.replay.BadCellException;
import org.passflow.replay.Cells;
import org.passflow.replay.CsvTable;
import org.passflow.replay.MappingException;

/** The series of a folder: one in each CSV file below it, with columns timestamp and value. */
public final class SeriesFolder {

    private static final String TIMESTAMP = "timestamp";
    private static final String VALUE = "value";
    private static final String TIME_PATTERN = "uuuu-MM-dd HH:mm:ss";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern(TIME_PATTERN, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final List<Series> all = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private SeriesFolder() {}

    /** Reads every file below the folder whose name ends in {@code .csv}; what cannot be read is a problem. */
    public static SeriesFolder read(Path folder) throws IOException {
        SeriesFolder series = new SeriesFolder();
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path file : below.filter(SeriesFolder::isCsv).sorted().toList()) {
                series.add(folder.relativize(file), file);
            }
        }
        return series;
    }

    /** How many series there are. */
    public int size() {
        return all.size();
    }

    /** What is wrong in which file and line, for a person to read; empty when all could be read. */
    public List<String> problems() {
        return problems;
    }

    /** Writes each series with its anomaly scores at the same path below another folder, replacing what is there. */
    public void writeScores(Path folder) throws IOException {
        for (Series series : all) {
            Path file = folder.resolve(series.path());
            Files.createDirectories(file.getParent());
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                write(series, out);
            }
        }
    }

    private static boolean isCsv(Path file) {
        return Files.isRegularFile(file)
                && file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private void add(Path path, Path file) {
        List<Series.Row> rows = new ArrayList<>();
        try {
            CsvTable.read(file, path.toString(), Set.of(TIMESTAMP, VALUE), (cells, number) -> rows.add(row(cells)))
                    .forEach(rejected -> problems.add(rejected.toString()));
        } catch (MappingException e) {
            problems.add(e.getMessage());
        } catch (IOException e) {
            problems.add(path + " cannot be read: " + e.getMessage());
        }
        all.add(new Series(path, rows));
    }

    private static Series.Row row(Cells cells) throws BadCellException {
        String timestamp = cells.get(TIMESTAMP);
        String number = cells.get(VALUE);
        return new Series.Row(timestamp, number, time(timestamp), value(number));
    }

    private static LocalDateTime time(String text) throws BadCellException {
        try {
            return LocalDateTime.parse(text, TIME);
        } catch (DateTimeParseException e) {
            throw new BadCellException(TIMESTAMP, text + " is no time like " + TIME_PATTERN);
        }
    }

    private static double value(String text) throws BadCellException {
        try {
            double value = new BigDecimal(text).doubleValue();
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new BadCellException(VALUE, text + " is no number");
        }
        throw new BadCellException(VALUE, text + " is too large");
    }

    private static void write(Series series, BufferedWriter out) throws IOException {
        out.write("timestamp,value,anomaly_score\n");
        List<Double> scores = series.scores();
        for (int index = 0; index < scores.size(); index++) {
            Series.Row row = series.rows().get(index);
            out.write(String.format(Locale.ROOT, "%s,%s,%.9f\n", row.timestamp(), row.number(), scores.get(index)));
        }
    }
}

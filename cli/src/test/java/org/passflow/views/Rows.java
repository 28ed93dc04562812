package org.passflow.views;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.passflow.testing.TestInstallation;

/** Rows that a test writes as the jobs would, and what it reads back. */
record Rows(TestInstallation installation) {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("''yyyy-MM-dd HH:mm:ss''").withZone(ZoneOffset.UTC);

    /** Writes rows given as SQL literals, in the order of the columns. */
    void insert(String table, String columns, Collection<String> rows) throws IOException, InterruptedException {
        if (!rows.isEmpty()) {
            installation
                    .test()
                    .stack()
                    .clickHouse()
                    .as("passflow_writer")
                    .execute("INSERT INTO %s.%s (%s) VALUES %s"
                            .formatted(installation.database(), table, columns, String.join(", ", rows)));
        }
    }

    void progress(Instant watermark) throws IOException, InterruptedException {
        insert("progress", "job, watermark", List.of(row("passflow", watermark)));
    }

    /** Sets the bits of the minutes, in minutes since 1970, in which a site was heard. */
    void heard(String site, Collection<Long> minutes) throws IOException, InterruptedException {
        Map<Long, Long> hours = new TreeMap<>();
        for (long minute : minutes) {
            hours.merge(minute / 60, 1L << (minute % 60), (bits, bit) -> bits | bit);
        }
        List<String> rows = new ArrayList<>();
        hours.forEach((hour, bits) -> rows.add(
                row(site, Instant.ofEpochSecond(hour * 3600), Long.toUnsignedString(bits), Long.bitCount(bits))));
        insert("heard_1h", "site_id, window_start, minutes, revision", rows);
    }

    /** The cells of a query's column {@code line}. */
    List<String> lines(String sql) throws IOException, InterruptedException {
        return query(sql).stream().map(row -> row.get("line").asText()).toList();
    }

    List<JsonNode> query(String sql) throws IOException, InterruptedException {
        return installation.query(sql);
    }

    /** What a file of docs/queries answers, its cells apart by tabs. */
    List<String> answer(String query) throws IOException, InterruptedException {
        return installation
                .test()
                .stack()
                .clickHouse()
                .as("migrator")
                .send(
                        Files.readString(Path.of("..", "docs", "queries", query + ".sql")),
                        Map.of("database", installation.database(), "default_format", "TabSeparated"))
                .lines()
                .toList();
    }

    /** One row: text is quoted, an instant is written as UTC to the second. */
    static String row(Object... cells) {
        return List.of(cells).stream().map(Rows::literal).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String literal(Object cell) {
        if (cell instanceof Instant instant) {
            return SECONDS.format(instant);
        }
        return cell instanceof String text && !text.equals("NULL") ? "'" + text + "'" : cell.toString();
    }
}

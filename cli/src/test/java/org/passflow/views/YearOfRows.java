package org.passflow.views;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.testing.TestInstallation;

/**
 * Days of rows, one a minute and site, with what belongs to them in the other tables: made by ClickHouse from {@code
 * year-of-minutes.sql}, so that their sums are known.
 *
 * @param days business days of the year 2025, from the first
 */
record YearOfRows(TestInstallation installation, int sites, int days) {
    static final Instant BEGIN = Instant.parse("2024-12-31T20:00:00Z");

    /** Persons a minute in each local hour; chance adds 0 to 4, two on average. */
    private static final int[] CURVE = {0, 0, 0, 0, 0, 1, 2, 4, 5, 4, 3, 3, 3, 3, 3, 3, 4, 5, 4, 3, 2, 1, 1, 0};

    private static final Pattern END_OF_STATEMENT = Pattern.compile(";[ \\t]*$", Pattern.MULTILINE);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** The year begins in the last hours of a month. */
    private static final int MONTHS = 13;

    void fill() throws IOException, InterruptedException {
        for (String statement : END_OF_STATEMENT.splitAsStream(text()).toList()) {
            int times = statement.contains("{month:") ? MONTHS : 1;
            for (int month = 0; month < times; month++) {
                server().send(statement, parameters(month));
            }
        }
        for (JsonNode table : installation.query(
                "SELECT name FROM system.tables WHERE database = '{db}' AND engine LIKE '%MergeTree' AND total_rows > 0")) {
            merge(table.get("name").asText());
        }
    }

    /** As a server leaves the months of the past: one part each. */
    private void merge(String table) throws IOException, InterruptedException {
        server().execute("OPTIMIZE TABLE %s.%s FINAL".formatted(installation.database(), table));
    }

    private Map<String, String> parameters(int month) {
        return Map.of(
                "database",
                installation.database(),
                "param_sites",
                Integer.toString(sites),
                "param_days",
                Integer.toString(days),
                "param_begin",
                SECONDS.format(BEGIN),
                "param_curve",
                IntStream.of(CURVE).boxed().toList().toString(),
                "param_month",
                Integer.toString(month));
    }

    private static String text() throws IOException {
        try (InputStream file = YearOfRows.class.getResourceAsStream("year-of-minutes.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private ClickHouseHttp server() {
        return installation.test().stack().clickHouse().as("migrator");
    }

    /** The only cell of the only row. */
    long number(String sql) throws IOException, InterruptedException {
        return installation.query(sql).get(0).elements().next().asLong();
    }

    /** A pair of minutes holds twice the curve and four of chance; an hour has thirty. */
    private static long eachSiteADay() {
        return IntStream.of(CURVE).mapToLong(base -> 30L * (2 * base + 4)).sum();
    }

    long persons(int ofDays) {
        return (sites - samplingSites()) * eachSiteADay() * ofDays;
    }

    long sampled(int ofDays) {
        return samplingSites() * eachSiteADay() * ofDays;
    }

    /** Two in each pair of minutes. */
    long vehicles(int ofDays) {
        return (sites - samplingSites()) * 1440L * ofDays;
    }

    long hubs() {
        return IntStream.range(0, sites).filter(site -> site % 250 == 0).count();
    }

    long inlets() {
        return IntStream.range(0, sites).filter(site -> site % 20 == 1).count();
    }

    private long samplingSites() {
        return IntStream.range(0, sites)
                .filter(site -> site % 40 == 2 && site % 250 != 0)
                .count();
    }

    LocalDate lastBusinessDay() {
        return LocalDate.of(2025, 1, 1).plusDays(days - 1L);
    }

    String lastDays(String column, int howMany) {
        return between(column, end().minus(howMany, ChronoUnit.DAYS), end());
    }

    String whole(String column) {
        return between(column, BEGIN, end());
    }

    /** Spans of thirty days at most that together are the whole. */
    List<String> months(String column) {
        List<String> spans = new ArrayList<>();
        for (Instant from = BEGIN; from.isBefore(end()); from = from.plus(30, ChronoUnit.DAYS)) {
            Instant to = from.plus(30, ChronoUnit.DAYS);
            spans.add(between(column, from, to.isBefore(end()) ? to : end()));
        }
        return spans;
    }

    private Instant end() {
        return BEGIN.plus(days, ChronoUnit.DAYS);
    }

    private static String between(String column, Instant from, Instant to) {
        return "%1$s >= '%2$s' AND %1$s < '%3$s'".formatted(column, SECONDS.format(from), SECONDS.format(to));
    }

    List<String> sizes() throws IOException, InterruptedException {
        return lines(
                "| table | rows | parts | MB | bytes a row |\n|---|---|---|---|---|",
                "concatWithSeparator(' | ', name, toString(total_rows), toString(active_parts),"
                        + " toString(round(total_bytes / 1e6, 1)), toString(round(total_bytes / total_rows, 2)))",
                "tables WHERE database = '{db}' AND total_rows > 0 ORDER BY total_bytes DESC");
    }

    /** @param rows of the whole table */
    List<String> columns(long rows) throws IOException, InterruptedException {
        return lines(
                "| column | MB | bytes a row | raw bytes a row |\n|---|---|---|---|",
                "concatWithSeparator(' | ', name, toString(round(data_compressed_bytes / 1e6, 1)),"
                        + " toString(round(data_compressed_bytes / %1$d, 3)),".formatted(rows)
                        + " toString(round(data_uncompressed_bytes / %1$d, 1)))".formatted(rows),
                "columns WHERE database = '{db}' AND table = 'flow_1m' ORDER BY data_compressed_bytes DESC");
    }

    private List<String> lines(String heading, String cells, String source) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(List.of(heading));
        for (JsonNode row : installation.query("SELECT " + cells + " AS line FROM system." + source)) {
            lines.add("| " + row.get("line").asText() + " |");
        }
        return lines;
    }
}

package org.passflow.views;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.passflow.testing.TestInstallation;

/**
 * What somebody asks of the tables.
 *
 * @param of which part: one site or region with all columns, or a sum over all
 * @param span day, month, year, now, or own where the text of a ready query says
 */
record Question(String what, String of, String span, String sql) {
    private static final List<String> TIMES = List.of(
            "noticed_at",
            "window_start",
            "hour_start",
            "business_day",
            "from_time",
            "opened_at",
            "changed_at",
            "taken_at",
            "event_time",
            "arrival_time",
            "date");
    private static final List<String> MEASURES =
            List.of("persons", "passages_persons", "passengers", "persons_in", "sent", "inflow_persons");

    /** Every view for readers, then every ready query. */
    static List<Question> all(TestInstallation installation, YearOfRows year) throws IOException, InterruptedException {
        List<Question> all = new ArrayList<>();
        for (JsonNode view : installation.query("SELECT table, groupArray(name) AS columns FROM system.columns"
                + " WHERE database = '{db}' AND startsWith(table, 'v_') GROUP BY table ORDER BY table")) {
            List<String> columns = StreamSupport.stream(view.get("columns").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            all.addAll(ofView(view.get("table").asText(), columns, year));
        }
        try (Stream<Path> files = Files.list(Path.of("..", "docs", "queries"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                all.add(new Question(
                        file.getFileName().toString().replace(".sql", ""), "", "own", Files.readString(file)));
            }
        }
        return all;
    }

    private static List<Question> ofView(String view, List<String> columns, YearOfRows year) {
        Optional<String> time = TIMES.stream().filter(columns::contains).findFirst();
        if (time.isEmpty()) {
            return List.of(new Question(view, "all columns", "now", "SELECT * FROM " + view));
        }
        String total = MEASURES.stream()
                .filter(columns::contains)
                .findFirst()
                .map(measure -> "count(), sum(" + measure + ")")
                .orElse("count()");
        List<Question> questions = new ArrayList<>();
        for (String span : List.of("day", "month", "year")) {
            String where = " FROM " + view + " WHERE " + during(span, time.get(), year);
            if (columns.contains("site_id")) {
                questions.add(new Question(view, "one site", span, "SELECT *" + where + " AND site_id = 'post-0001'"));
            } else if (columns.contains("region")) {
                questions.add(new Question(view, "one region", span, "SELECT *" + where + " AND region = '141002'"));
            }
            questions.add(new Question(view, "all: " + total, span, "SELECT " + total + where));
        }
        return questions;
    }

    private static String during(String span, String column, YearOfRows year) {
        boolean isDate = column.equals("business_day") || column.equals("date");
        String last = year.lastBusinessDay().toString();
        return switch (span) {
            case "day" -> isDate ? column + " = '" + last + "'" : year.lastDays(column, 1);
            case "month" ->
                isDate
                        ? "%s BETWEEN '%s' AND '%s'"
                                .formatted(column, year.lastBusinessDay().minusDays(29), last)
                        : year.lastDays(column, 30);
            default -> isDate ? column + " BETWEEN '2025-01-01' AND '" + last + "'" : year.whole(column);
        };
    }
}

package org.passflow.dictionary;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passflow.stack.ClickHouseHttp;

/**
 * The views that a user may read, with their columns.
 *
 * @param views by name
 */
public record DataDictionary(List<View> views) {
    /** Kept answers of the board have one column of text; the queries behind them are the board's own. */
    private static final String VIEWS =
            """
            SELECT name, comment FROM system.tables
            WHERE database = {database:String} AND NOT startsWith(name, 'board_') ORDER BY name""";

    private static final String COLUMNS =
            """
            SELECT table, name, type, comment FROM system.columns
            WHERE database = {database:String} ORDER BY table, position""";

    /** One view, as people read it. */
    public record View(String name, Description description, List<Column> columns) {}

    /**
     * One column of a view.
     *
     * @param type of ClickHouse
     */
    public record Column(String name, String type, Description description) {}

    /** What something means, in Chinese and in English. */
    public record Description(String chinese, String english) {
        private static final String BETWEEN = " · ";

        /** Takes a comment of the schema apart. Throws {@link IllegalArgumentException} if it has one language only. */
        static Description of(String comment) {
            int at = comment.indexOf(BETWEEN);
            if (at < 0) {
                throw new IllegalArgumentException("no comment in Chinese and English: " + comment);
            }
            return new Description(comment.substring(0, at), comment.substring(at + BETWEEN.length()));
        }
    }

    /** Asks a server as the user whose views they are: others it does not show. */
    public static DataDictionary read(ClickHouseHttp server, String database) throws IOException, InterruptedException {
        Map<String, String> parameter = Map.of("param_database", database);
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        for (JsonNode row : server.query(COLUMNS, parameter)) {
            columns.computeIfAbsent(text(row, "table"), view -> new ArrayList<>())
                    .add(new Column(text(row, "name"), text(row, "type"), description(row)));
        }
        List<View> views = new ArrayList<>();
        for (JsonNode row : server.query(VIEWS, parameter)) {
            String name = text(row, "name");
            views.add(new View(name, description(row), columns.getOrDefault(name, List.of())));
        }
        return new DataDictionary(List.copyOf(views));
    }

    /** Those that another user has beside what this one has. */
    public DataDictionary without(DataDictionary other) {
        return new DataDictionary(
                views.stream().filter(view -> !other.views.contains(view)).toList());
    }

    private static Description description(JsonNode row) {
        return Description.of(text(row, "comment"));
    }

    private static String text(JsonNode row, String field) {
        return row.get(field).asText();
    }
}

package org.passflow.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.passflow.stack.ClickHouseHttp;

/**
 * The tables {@code board_…} in which ClickHouse keeps the answers that all viewers share. It asks such a query by itself
 * every so many seconds, whether anybody looks or not; so a viewer costs no more than the reading of a small table.
 *
 * @param queries all of the board
 */
public record KeptAnswers(List<BoardQuery> queries) {
    /** The database that the queries name: other databases have no board. */
    public static final String DATABASE = "passflow";

    /** Raised when answers are kept in another form, so that {@code passflow migrate} makes them anew. */
    private static final int FORM = 2;

    /**
     * Makes those that are missing or ask something else than their query does now, and drops those without a query;
     * returns their names. Needs the views of this build.
     *
     * @param server as the user migrator
     */
    public List<String> apply(ClickHouseHttp server, String database) throws IOException, InterruptedException {
        if (!database.equals(DATABASE)) {
            return List.of();
        }
        Map<String, String> there = there(server);
        List<String> changed = new ArrayList<>();
        for (BoardQuery query : inOrder()) {
            if (!comment(query).equals(there.remove(query.table()))) {
                server.execute(drop(query.table()));
                server.execute(create(query, query.inRows() ? query.sql() : text(server, query)));
                changed.add(query.table());
            }
        }
        for (String table : there.keySet()) {
            server.execute(drop(table));
            changed.add(table);
        }
        return changed;
    }

    private static Map<String, String> there(ClickHouseHttp server) throws IOException, InterruptedException {
        Map<String, String> comments = new HashMap<>();
        for (JsonNode row : server.query(
                "SELECT name, comment FROM system.tables WHERE database = '%s' AND startsWith(name, 'board_')"
                        .formatted(DATABASE))) {
            comments.put(row.get("name").asText(), row.get("comment").asText());
        }
        return comments;
    }

    /** In memory what is asked again at once; on disk what would be missed for long after a restart. */
    private String create(BoardQuery query, String sql) {
        int seconds = query.keptSeconds().orElseThrow();
        return """
               CREATE MATERIALIZED VIEW %s.%s REFRESH EVERY %d SECOND %s ENGINE = %s
               DEFINER = migrator SQL SECURITY DEFINER AS
               %s
               SETTINGS max_threads = 1, output_format_json_quote_64bit_integers = 0
               COMMENT '%s'"""
                .formatted(
                        DATABASE,
                        query.table(),
                        seconds,
                        dependencies(query),
                        seconds == 1 ? "Memory" : "MergeTree ORDER BY tuple()",
                        sql,
                        comment(query));
    }

    /**
     * The answer as the text that viewers get, but for the brace at its beginning: to give a text costs ClickHouse half of
     * what it costs to name columns and write rows.
     */
    private static String text(ClickHouseHttp server, BoardQuery query) throws IOException, InterruptedException {
        List<String> columns = new ArrayList<>();
        for (JsonNode column : server.query("DESCRIBE TABLE (" + query.sql() + ")")) {
            columns.add("{\"name\":%s,\"type\":%s}"
                    .formatted(column.get("name").toString(), column.get("type").toString()));
        }
        String begin = "\"meta\":[" + String.join(",", columns) + "],\"data\":[";
        return """
               SELECT concat('%s', arrayStringConcat(groupArray(formatRowNoNewline('JSONCompactEachRow', *)), ','), ']}') AS answer
               FROM (
               %s)"""
                .formatted(begin.replace("\\", "\\\\").replace("'", "\\'"), query.sql());
    }

    /** Those that are kept, each behind what it is made of. */
    List<BoardQuery> inOrder() {
        List<BoardQuery> kept = queries.stream()
                .filter(query -> query.keptSeconds().isPresent())
                .toList();
        Set<BoardQuery> ordered = new LinkedHashSet<>();
        kept.forEach(query -> addBehindItsParts(query, ordered));
        return List.copyOf(ordered);
    }

    private void addBehindItsParts(BoardQuery query, Set<BoardQuery> ordered) {
        parts(query).forEach(part -> addBehindItsParts(part, ordered));
        ordered.add(query);
    }

    private List<BoardQuery> parts(BoardQuery query) {
        return queries.stream()
                .filter(part -> part.inRows()
                        && Pattern.compile(Pattern.quote(name(part)) + "\\b")
                                .matcher(query.sql())
                                .find())
                .toList();
    }

    /** What is made of another that is asked as often follows it at once instead of a turn later. */
    String dependencies(BoardQuery query) {
        String others = parts(query).stream()
                .filter(part -> part.keptSeconds().equals(query.keptSeconds()))
                .map(KeptAnswers::name)
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : "DEPENDS ON " + others;
    }

    private static String name(BoardQuery query) {
        return DATABASE + "." + query.table();
    }

    private static String drop(String table) {
        return "DROP TABLE IF EXISTS %s.%s SYNC".formatted(DATABASE, table);
    }

    /** Also tells whether a table answers what its query asks now. */
    private static String comment(BoardQuery query) {
        String all = "%d %s %s %s".formatted(FORM, query.keptSeconds(), query.inRows(), query.sql());
        return "%s · %s · %08x"
                .formatted(query.titles().get(0), query.titles().get(1), all.hashCode())
                .replace("'", "’");
    }
}

package org.passflow.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.passflow.stack.ClickHouseHttp;

/**
 * The tables {@code board_…} in which ClickHouse keeps the answers that all viewers share. It asks such a query by itself
 * every so many seconds, whether anybody looks or not; so a viewer costs no more than the reading of a small table.
 *
 * @param queries all of the board; one that is made of another kept answer stands behind it
 */
public record KeptAnswers(List<BoardQuery> queries) {
    /** The database that the queries name: other databases have no board. */
    public static final String DATABASE = "passflow";

    private static final Pattern KEPT = Pattern.compile(DATABASE + "\\.board_\\w+");

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
        for (BoardQuery query : queries) {
            if (query.keptSeconds().isPresent() && !comment(query).equals(there.remove(query.table()))) {
                server.execute(drop(query.table()));
                server.execute(create(query));
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
    private static String create(BoardQuery query) {
        int seconds = query.keptSeconds().orElseThrow();
        return """
               CREATE MATERIALIZED VIEW %s.%s REFRESH EVERY %d SECOND %s ENGINE = %s
               DEFINER = migrator SQL SECURITY DEFINER AS
               %s
               SETTINGS max_threads = 1
               COMMENT '%s'"""
                .formatted(
                        DATABASE,
                        query.table(),
                        seconds,
                        dependencies(query),
                        seconds == 1 ? "Memory" : "MergeTree ORDER BY tuple()",
                        query.sql(),
                        comment(query));
    }

    /** One kept answer that is made of another follows it at once instead of a turn later. */
    private static String dependencies(BoardQuery query) {
        String others = KEPT.matcher(query.sql())
                .results()
                .map(MatchResult::group)
                .distinct()
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : "DEPENDS ON " + others;
    }

    private static String drop(String table) {
        return "DROP TABLE IF EXISTS %s.%s SYNC".formatted(DATABASE, table);
    }

    /** Also tells whether a table answers what its query asks now. */
    private static String comment(BoardQuery query) {
        String all = query.keptSeconds() + query.sql();
        return "%s · %s · %08x"
                .formatted(query.titles().get(0), query.titles().get(1), all.hashCode())
                .replace("'", "’");
    }
}

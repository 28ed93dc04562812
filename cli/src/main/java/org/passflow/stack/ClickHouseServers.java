package org.passflow.stack;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ClickHouse of an installation, as a step of {@link Migrations} sees it: one server, or several of which each keeps a
 * replica of every table. Tables and views are then made on each, tables with the replicated engine of their kind; what changes
 * a table or its rows is said to the first, and Keeper tells the others.
 *
 * @param all as the user migrator; the first is where rows are written
 */
public record ClickHouseServers(List<ClickHouseHttp> all, boolean replicated) {
    /** With the macros of each server; one path for one table, whichever server makes it. */
    private static final String REPLICA = "'/clickhouse/tables/{shard}/{database}/{table}', '{replica}'";

    private static final Pattern ENGINE =
            Pattern.compile("^(\\s*ENGINE = )(\\w*MergeTree)\\b(?:\\(([^)]*)\\))?", Pattern.MULTILINE);

    private static final Pattern PASSED_ON_BY_KEEPER =
            Pattern.compile("^(?:\\s*--.*\n)*\\s*(?:ALTER|INSERT)\\b.*", Pattern.DOTALL);

    public ClickHouseServers {
        all = List.copyOf(all);
        if (all.isEmpty() || (all.size() > 1 && !replicated)) {
            throw new StackException("Several servers of ClickHouse are those of replicated tables: --replicated");
        }
    }

    public static ClickHouseServers one(ClickHouseHttp server) {
        return new ClickHouseServers(List.of(server), false);
    }

    public ClickHouseHttp first() {
        return all.get(0);
    }

    /** Throws {@link StackException} where an installation was made the other way: a table does not change its kind. */
    void requireTablesOfTheirKind(String database) throws IOException, InterruptedException {
        String other = "SELECT engine FROM system.tables WHERE database = '%s' AND name = 'flow_1m'".formatted(database)
                + " AND startsWith(engine, 'Replicated') != " + replicated;
        for (ClickHouseHttp server : all) {
            if (!server.query(other).isEmpty()) {
                throw new StackException(
                        "The tables of %s at %s are %sreplicated: give the same --replicated as when they were made"
                                .formatted(database, server.url(), replicated ? "not " : ""));
            }
        }
    }

    /** Sends a statement of a step to those that have to hear it. */
    void send(String statement, String database) throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(Map.of("database", database));
        if (replicated) {
            // The next statement may need what this one changes, on every server.
            settings.put("alter_sync", "2");
        }
        for (ClickHouseHttp server : isPassedOn(statement) ? List.of(first()) : all) {
            server.send(replicated ? onReplicas(statement) : statement, settings);
        }
    }

    /** The statement with a replicated engine where it makes a table of the MergeTree family. */
    static String onReplicas(String statement) {
        return ENGINE.matcher(statement).replaceAll(found -> {
            String arguments = found.group(3) == null || found.group(3).isBlank() ? "" : ", " + found.group(3);
            return Matcher.quoteReplacement(
                    found.group(1) + "Replicated" + found.group(2) + "(" + REPLICA + arguments + ")");
        });
    }

    static boolean isPassedOn(String statement) {
        return PASSED_ON_BY_KEEPER.matcher(statement).matches();
    }
}

package org.passflow.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.StackException;

/**
 * How long tokens are kept, from when a row was written: so a history that is read again stays as long as news. The tables
 * themselves say it, nothing else does.
 */
public final class Retention {
    /** Row or column, {@code TTL toDateTime(updated_at) + toIntervalDay(30)}. */
    private static final Pattern DAYS = Pattern.compile("TTL toDateTime\\(updated_at\\) \\+ toIntervalDay\\((\\d+)\\)");

    private static final String DEFINITION =
            "SELECT create_table_query AS sql FROM system.tables WHERE database = {database:String} AND name = {table:String}";

    /**
     * A table that holds tokens.
     *
     * @param columns that are emptied when their time is up; none: the row goes
     */
    public record Kept(String table, List<String> columns) {}

    /** All of them. What people write in words is not among them: no token belongs there. */
    public static final List<Kept> TABLES = List.of(
            new Kept("events", List.of()),
            new Kept("visits_1d", List.of()),
            new Kept("journeys", List.of()),
            new Kept("quarantine", List.of()),
            new Kept("alerts", List.of("person_token", "record_ref")),
            new Kept("alert_history", List.of("person_token", "record_ref")),
            new Kept("rejects", List.of("payload")));

    private final ClickHouseHttp migrator;
    private final String database;

    /** Of one database, as the user migrator. */
    public Retention(ClickHouseHttp migrator, String database) {
        this.migrator = migrator;
        this.database = database;
    }

    /** For how many days a table keeps what it holds of persons; empty: for ever. */
    public Optional<Integer> days(Kept kept) throws IOException, InterruptedException {
        List<JsonNode> found =
                migrator.query(DEFINITION, Map.of("param_database", database, "param_table", kept.table()));
        if (found.isEmpty()) {
            throw new StackException("No table %s in %s; passflow migrate makes it".formatted(kept.table(), database));
        }
        Matcher days = DAYS.matcher(found.get(0).get("sql").asText());
        return days.find() ? Optional.of(Integer.valueOf(days.group(1))) : Optional.empty();
    }

    /** Changes it, for what is there already too: what is older goes at once. */
    public void keep(Kept kept, int days) throws IOException, InterruptedException {
        if (days < 1) {
            throw new IllegalArgumentException("a table is kept for at least one day, not " + days);
        }
        String table = "ALTER TABLE %s.%s MODIFY ".formatted(database, kept.table());
        String ttl = "TTL toDateTime(updated_at) + INTERVAL %d DAY".formatted(days);
        if (kept.columns().isEmpty()) {
            migrator.execute(table + ttl);
        }
        for (String column : kept.columns()) {
            migrator.execute(table + "COLUMN " + column + " String " + ttl);
        }
    }
}

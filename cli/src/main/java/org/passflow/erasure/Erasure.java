package org.passflow.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.passflow.stack.ClickHouseHttp;

/** Removes a person from the tables of a database, and notes that it was done. */
public final class Erasure {
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z_-]{16,64}");

    /** Later than all that happened; beyond 2286, ClickHouse 26.7 cannot read an instant in a mutation. */
    private static final String ALWAYS = "2286-01-01 00:00:00.000";

    /** What the job may write again, with how often it is so; each a reason to wait. */
    private static final String FOLLOWED =
            """
            SELECT what, count() AS rows FROM (
                SELECT 'visits within the last three days' AS what FROM {db}.visits_1d
                WHERE person_token = {token:String} AND updated_at > now() - INTERVAL 3 DAY
                UNION ALL SELECT 'journeys that changed within the last three days' FROM {db}.journeys
                WHERE person_token = {token:String} AND updated_at > now() - INTERVAL 3 DAY
                UNION ALL SELECT 'orders of quarantine that are not over' FROM {db}.quarantine FINAL
                WHERE person_token = {token:String} AND voided = 0 AND isNull(released_at) AND isNull(superseded_at)
                    AND due_at + INTERVAL 30 DAY > now()
                UNION ALL SELECT 'alerts that have not ended' FROM {db}.alerts FINAL
                WHERE person_token = {token:String} AND state NOT IN ('RESOLVED', 'CLOSED'))
            GROUP BY what ORDER BY what""";

    private static final String NOTE =
            """
            INSERT INTO {db}.erasures (person_hash, actor, reason, rows)
            SELECT hex(sipHash128Keyed((assumeNotNull((SELECT any(first) FROM {db}.person_hash_key)),
                    assumeNotNull((SELECT any(second) FROM {db}.person_hash_key))), {token:String})),
                {actor:String}, {reason:String}, {rows:Map(String, UInt64)}""";

    private final ClickHouseHttp migrator;
    private final String database;

    /** Of one database, as the user migrator. */
    public Erasure(ClickHouseHttp migrator, String database) {
        this.migrator = migrator;
        this.database = database;
    }

    /** Whether a text can be a token at all. */
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** Why the job may write of this person again, a line each; empty when it will not, unless it reads history again. */
    public List<String> followed(String token) throws IOException, InterruptedException {
        List<String> reasons = new ArrayList<>();
        for (JsonNode row : query(FOLLOWED, parameters(token, ALWAYS))) {
            reasons.add(row.get("rows").asLong() + " " + row.get("what").asText());
        }
        return reasons;
    }

    /** How many rows of each table hold the token; tables without any are left out. */
    public Map<String, Long> held(String token) throws IOException, InterruptedException {
        return held(parameters(token, ALWAYS));
    }

    private Map<String, Long> held(Map<String, String> parameters) throws IOException, InterruptedException {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (TokenTable table : TokenTable.values()) {
            long held = query(table.count(), parameters).get(0).get("rows").asLong();
            if (held > 0) {
                rows.put(table.table(), held);
            }
        }
        return rows;
    }

    /**
     * Takes the token out of every table and returns where how many rows held it.
     *
     * @param actor who does it
     * @param reason may be empty
     */
    public Map<String, Long> erase(String token, String actor, String reason) throws IOException, InterruptedException {
        Map<String, Long> rows = takeOut(parameters(token, ALWAYS));
        Map<String, String> note = parameters(token, ALWAYS);
        note.put("param_actor", actor);
        note.put("param_reason", reason);
        note.put("param_rows", map(rows));
        send(NOTE, note);
        return rows;
    }

    /**
     * Takes those out again who were erased and stand in the tables once more, because history was read again; what
     * happened to them after they were erased stays. Returns where how many rows held them. Notes nothing: nobody is
     * erased by it who was not before.
     */
    public Map<String, Long> eraseAgain() throws IOException, InterruptedException {
        Map<String, String> tokens = new TreeMap<>();
        for (TokenTable table : TokenTable.values()) {
            for (JsonNode row : query(table.erased(), Map.of())) {
                tokens.put(row.get("token").asText(), row.get("until").asText());
            }
        }
        Map<String, Long> rows = new LinkedHashMap<>();
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            takeOut(parameters(token.getKey(), token.getValue()))
                    .forEach((table, held) -> rows.merge(table, held, Long::sum));
        }
        return rows;
    }

    private Map<String, Long> takeOut(Map<String, String> parameters) throws IOException, InterruptedException {
        Map<String, Long> rows = held(parameters);
        for (TokenTable table : TokenTable.values()) {
            if (rows.containsKey(table.table())) {
                for (String statement : table.statements()) {
                    send(statement, parameters);
                }
            }
        }
        return rows;
    }

    private List<JsonNode> query(String sql, Map<String, String> parameters) throws IOException, InterruptedException {
        return migrator.query(sql.replace("{db}", database), parameters);
    }

    private void send(String sql, Map<String, String> parameters) throws IOException, InterruptedException {
        migrator.send(sql.replace("{db}", database), parameters);
    }

    private static Map<String, String> parameters(String token, String until) {
        if (!isToken(token)) {
            throw new IllegalArgumentException("A token is 16 to 64 characters of hexadecimal digits or base64url");
        }
        Map<String, String> parameters = new HashMap<>();
        parameters.put("param_token", token);
        parameters.put("param_until", until);
        // Done when it answers, on every replica.
        parameters.put("mutations_sync", "2");
        return parameters;
    }

    /** As ClickHouse writes a map; the keys are names of tables. */
    private static String map(Map<String, Long> rows) {
        List<String> pairs = new ArrayList<>();
        rows.forEach((table, held) -> pairs.add("'" + table + "':" + held));
        return "{" + String.join(",", pairs) + "}";
    }
}

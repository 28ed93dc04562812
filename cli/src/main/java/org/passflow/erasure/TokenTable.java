package org.passflow.erasure;

import java.util.List;

/**
 * The tables in which tokens stand. What was counted stays counted: no row goes without another that keeps its figures, so
 * that neither the books nor the numbers of a trip or a day change when a person is erased.
 *
 * <p>In their SQL, {@code {token:String}} stands for the token, {@code {until:DateTime64(3, 'UTC')}} for the instant up to
 * which things that happened are meant, and {@code {db}} for the database.
 */
enum TokenTable {
    /** Here the token is part of the key: the row is written again under a name that means nothing, and removed. */
    VISITS("visits_1d", "window_start", "toString(window_start), '/', site_id"),
    JOURNEYS("journeys", "coalesce(arrived_at, registered_at, last_step_at, toDateTime64(0, 3, 'UTC'))", "trip_id"),
    QUARANTINE("quarantine", "ordered_at", "order_id"),

    /** Here it is cut out, with what would lead to the person in the producer's own register. */
    EVENTS(
            "events",
            "event_time",
            "fields",
            holds("fields"),
            "fields = " + withoutReference("replaceAll(fields, {token:String}, '')"),
            ""),
    ALERTS("alerts", "opened_at", "person_token", Sql.IS, "person_token = '', record_ref = ''", ""),
    ALERT_HISTORY("alert_history", "opened_at", "person_token", Sql.IS, "person_token = '', record_ref = ''", ""),
    REJECTS("rejects", "arrival_time", "payload", holds("payload"), "payload = ''", ""),

    /** Here nobody should have written one. */
    ALERT_ACTIONS("alert_actions", "taken_at", "text", holds("text"), Sql.CUT_FROM_TEXT, ""),
    SITE_STATUS("site_status", "event_time", "text", holds("text"), Sql.CUT_FROM_TEXT, "");

    /**
     * What stands for a person in one row and in no other: who has the token, but not the key of this database, cannot tell
     * which rows were that person's. A row that is erased again gets the same name.
     */
    private static final String NAMELESS =
            "concat('erased-', lower(" + Sql.HASH.formatted("concat(person_token, '/', %s)") + "))";

    private final String table;
    private final String happened;
    private final String holder;
    private final String condition;
    private final String assignments;
    private final String restOfKey;

    TokenTable(String table, String happened, String restOfKey) {
        this(table, happened, "person_token", Sql.IS, "", restOfKey);
    }

    /**
     * A table.
     *
     * @param happened when what a row tells of happened, as SQL
     * @param holder column in which tokens stand, alone or among other text
     * @param condition of rows that hold the token
     * @param assignments that cut it out; empty where the row is written again
     * @param restOfKey of a row that is written again, beside the token
     */
    TokenTable(String table, String happened, String holder, String condition, String assignments, String restOfKey) {
        this.table = table;
        this.happened = happened;
        this.holder = holder;
        this.condition = "%s AND %s <= {until:DateTime64(3, 'UTC')}".formatted(condition, happened);
        this.assignments = assignments;
        this.restOfKey = restOfKey;
    }

    String table() {
        return table;
    }

    /** How many rows hold the token, older versions of a row among them. */
    String count() {
        return "SELECT count() AS rows FROM {db}.%s WHERE %s".formatted(table, condition);
    }

    /** Persons who were erased and stand here with something that happened before: token, and when they were erased last. */
    String erased() {
        return """
                SELECT token, max(erased_at) AS until FROM (
                    SELECT arrayJoin(arrayDistinct(extractAll(toString(%s), '[0-9A-Za-z_-]{16,64}'))) AS token, min(%s) AS since
                    FROM {db}.%s GROUP BY token) AS standing
                JOIN {db}.erasures ON erasures.person_hash = %s
                WHERE since <= erased_at GROUP BY token"""
                .formatted(holder, happened, table, Sql.HASH.formatted("token"));
    }

    /** What is to be run, in order; run twice it is as if run once. */
    List<String> statements() {
        if (!assignments.isEmpty()) {
            return List.of("ALTER TABLE {db}.%s UPDATE %s WHERE %s".formatted(table, assignments, condition));
        }
        return List.of(
                "INSERT INTO {db}.%s SELECT * REPLACE (%s AS person_token) FROM (SELECT * FROM {db}.%s FINAL WHERE %s)"
                        .formatted(table, NAMELESS.formatted(restOfKey), table, condition),
                "ALTER TABLE {db}.%s DELETE WHERE %s".formatted(table, condition));
    }

    /** Here, for constants of an enum come before what it declares itself. */
    private static final class Sql {
        static final String IS = "person_token = {token:String}";
        static final String CUT_FROM_TEXT = "text = replaceAll(text, {token:String}, '***')";

        /** As {@code person_hash} of all views. */
        static final String HASH = "hex(sipHash128Keyed((assumeNotNull((SELECT any(first) FROM {db}.person_hash_key)),"
                + " assumeNotNull((SELECT any(second) FROM {db}.person_hash_key))), %s))";
    }

    private static String holds(String column) {
        return "position(" + column + ", {token:String}) > 0";
    }

    private static String withoutReference(String fields) {
        return "replaceRegexpAll(" + fields
                + ", '\"record_ref\":\"(?:[^\"\\\\\\\\]|\\\\\\\\.)*\"', '\"record_ref\":\"\"')";
    }
}

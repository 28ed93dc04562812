package org.passflow.erasure;

import java.util.List;

/**
 * The tables in which tokens stand. What was counted stays counted: no row goes without another that keeps its figures, so
 * that neither the books nor the numbers of a trip or a day change when a person is erased.
 *
 * <p>In their SQL, {@code {token:String}} stands for the token and {@code {db}} for the database.
 */
enum TokenTable {
    /** Here the token is part of the key: the row is written again under a name that means nothing, and removed. */
    VISITS("visits_1d", "toString(window_start), '/', site_id"),
    JOURNEYS("journeys", "trip_id"),
    QUARANTINE("quarantine", "order_id"),

    /** Here it is cut out, with what would lead to the person in the producer's own register. */
    EVENTS("events", holds("fields"), "fields = " + withoutReference("replaceAll(fields, {token:String}, '')")),
    ALERTS("alerts", "person_token = {token:String}", "person_token = '', record_ref = ''"),
    ALERT_HISTORY("alert_history", "person_token = {token:String}", "person_token = '', record_ref = ''"),
    REJECTS("rejects", holds("payload"), "payload = ''"),

    /** Here nobody should have written one. */
    ALERT_ACTIONS("alert_actions", holds("text"), "text = replaceAll(text, {token:String}, '***')"),
    SITE_STATUS("site_status", holds("text"), "text = replaceAll(text, {token:String}, '***')");

    /**
     * What stands for a person in one row and in no other: who has the token, but not the key of this database, cannot tell
     * which rows were that person's. A row that is erased again gets the same name.
     */
    private static final String NAMELESS =
            "concat('erased-', lower(hex(sipHash128Keyed((assumeNotNull((SELECT any(first) FROM {db}.person_hash_key)),"
                    + " assumeNotNull((SELECT any(second) FROM {db}.person_hash_key))), concat(person_token, '/', %s)))))";

    private final String table;
    private final String condition;
    private final String assignments;
    private final String restOfKey;

    TokenTable(String table, String restOfKey) {
        this(table, "person_token = {token:String}", "", restOfKey);
    }

    TokenTable(String table, String condition, String assignments) {
        this(table, condition, assignments, "");
    }

    TokenTable(String table, String condition, String assignments, String restOfKey) {
        this.table = table;
        this.condition = condition;
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

    private static String holds(String column) {
        return "position(" + column + ", {token:String}) > 0";
    }

    private static String withoutReference(String fields) {
        return "replaceRegexpAll(" + fields
                + ", '\"record_ref\":\"(?:[^\"\\\\\\\\]|\\\\\\\\.)*\"', '\"record_ref\":\"\"')";
    }
}

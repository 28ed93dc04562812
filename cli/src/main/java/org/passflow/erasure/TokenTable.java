package org.passflow.erasure;

import java.util.List;

/**
 * The tables in which tokens stand. What was counted stays counted: no row goes without another that keeps its figures, so
 * that neither the books nor the numbers of a trip or a day change when a person is erased.
 *
 * <p>In {@code {token:String}} stands the token, in {@code {db}} the database.
 */
enum TokenTable {
    /** The token is part of the key: the row is written again under a name that means nothing, and removed. */
    VISITS("visits_1d", "toString(window_start), '/', site_id"),
    JOURNEYS("journeys", "trip_id"),
    QUARANTINE("quarantine", "order_id"),

    /** The token is cut out, with what would lead to the person in the producer's own register. */
    EVENTS("events", cutFrom("fields"), List.of("fields = " + withoutReference("replaceAll(fields, {token:String}, '')"))),
    ALERTS("alerts", "person_token = {token:String}", List.of("person_token = ''", "record_ref = ''")),
    ALERT_HISTORY("alert_history", "person_token = {token:String}", List.of("person_token = ''", "record_ref = ''")),
    REJECTS("rejects", cutFrom("payload"), List.of("payload = ''")),

    /** Nobody should have written one there. */
    ALERT_ACTIONS("alert_actions", cutFrom("text"), List.of("text = replaceAll(text, {token:String}, '***')")),
    SITE_STATUS("site_status", cutFrom("text"), List.of("text = replaceAll(text, {token:String}, '***')"));

    /**
     * What stands for a person in one row and no other: whoever has the token, but not the key of this database, cannot
     * tell which rows were that person's; the same row gets the same name when it is erased again.
     */
    private static final String NAMELESS =
            "concat('erased-', lower(hex(sipHash128Keyed((assumeNotNull((SELECT any(first) FROM {db}.person_hash_key)),"
                    + " assumeNotNull((SELECT any(second) FROM {db}.person_hash_key))), concat(person_token, '/', %s)))))";

    private final String table;
    private final String condition;
    private final List<String> assignments;
    private final String restOfKey;

    TokenTable(String table, String restOfKey) {
        this(table, "person_token = {token:String}", List.of(), restOfKey);
    }

    TokenTable(String table, String condition, List<String> assignments) {
        this(table, condition, assignments, "");
    }

    TokenTable(String table, String condition, List<String> assignments, String restOfKey) {
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

    /** What is to be run, in order; done twice it is as if done once. */
    List<String> statements() {
        if (!assignments.isEmpty()) {
            return List.of("ALTER TABLE {db}.%s UPDATE %s WHERE %s"
                    .formatted(table, String.join(", ", assignments), condition));
        }
        return List.of(
                "INSERT INTO {db}.%s SELECT * REPLACE (%s AS person_token) FROM {db}.%s FINAL WHERE %s"
                        .formatted(table, NAMELESS.formatted(restOfKey), table, condition),
                "ALTER TABLE {db}.%s DELETE WHERE %s".formatted(table, condition));
    }

    private static String cutFrom(String column) {
        return "position(" + column + ", {token:String}) > 0";
    }

    private static String withoutReference(String fields) {
        return "replaceRegexpAll(" + fields + ", '\"record_ref\":\"(?:[^\"\\\\\\\\]|\\\\\\\\.)*\"', '\"record_ref\":\"\"')";
    }
}

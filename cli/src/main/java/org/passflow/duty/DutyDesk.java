package org.passflow.duty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.passflow.event.AlertAction;
import org.passflow.event.RawIdentity;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.StackException;

/**
 * Where the officer on duty reads alerts and writes down what is done about them.
 *
 * @param board ClickHouse as a user who reads views and appends to alert_actions
 */
public record DutyDesk(ClickHouseHttp board, String database) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PART_OF_ID = Pattern.compile("[0-9a-f-]{4,33}");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    /** The columns that the user board may write. */
    private static final String INSERT =
            """
            INSERT INTO %s.alert_actions (alert_id, action, actor, outcome, until, text, action_id) FORMAT JSONEachRow
            %s""";

    private static final int FEW = 5;
    private static final int MANY = 5_000;
    private static final String GRAVEST_FIRST = " ORDER BY indexOf(['CRITICAL', 'WARNING', 'NOTICE'], severity),"
            + " indexOf(['OPEN', 'ACKNOWLEDGED', 'SHELVED'], state), opened_at, alert_id LIMIT ";

    /** What must be looked at now, the gravest first, of these those that nobody has taken up. */
    public List<Alert> open() throws IOException, InterruptedException {
        return alerts("v_alerts_current", "1" + GRAVEST_FIRST + MANY, Map.of());
    }

    /** What a filter finds, the gravest first. */
    public List<Alert> list(AlertFilter filter) throws IOException, InterruptedException {
        return alerts("v_alerts", filter.condition() + GRAVEST_FIRST + filter.limit(), filter.parameters());
    }

    /** What was noticed or ended since a moment, and what has not ended; of one unit, or of all where it is empty. */
    public List<Alert> since(Instant since, String unit) throws IOException, InterruptedException {
        String condition = "group_id = '' AND {unit:String} IN ('', unit) AND (state NOT IN ('RESOLVED', 'CLOSED')"
                + " OR noticed_at >= fromUnixTimestamp64Milli({since:Int64})"
                + " OR ended_at >= fromUnixTimestamp64Milli({since:Int64}))";
        return alerts(
                "v_alerts",
                condition + GRAVEST_FIRST + MANY,
                Map.of("param_unit", unit, "param_since", Long.toString(since.toEpochMilli())));
    }

    /**
     * The one alert in whose id a run of characters stands.
     *
     * @throws StackException if there is none, or several
     */
    public Alert find(String partOfId) throws IOException, InterruptedException {
        if (!PART_OF_ID.matcher(partOfId).matches()) {
            throw new StackException(
                    "An alert is named by at least 4 characters of its id (0-9, a-f, -), not " + partOfId);
        }
        List<Alert> found = alerts(
                "v_alerts",
                "position(alert_id, {part:String}) > 0 ORDER BY noticed_at DESC LIMIT " + FEW,
                Map.of("param_part", partOfId));
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new StackException(
                found.isEmpty()
                        ? "No alert has " + partOfId + " in its id; passflow alert list --all shows them"
                        : found.stream()
                                .map(alert ->
                                        "  " + alert.id() + "  " + alert.text().english())
                                .collect(Collectors.joining(
                                        "\n", "Several alerts have " + partOfId + " in their id:\n", "")));
    }

    /** What people did since a moment, the earliest first; about one alert, or about all where the id is empty. */
    public List<TakenAction> actions(Instant since, String alertId) throws IOException, InterruptedException {
        String sql = "SELECT * FROM %s.v_alert_actions WHERE {alert:String} IN ('', alert_id)".formatted(database)
                + " AND taken_at >= fromUnixTimestamp64Milli({since:Int64}) ORDER BY taken_at LIMIT " + MANY;
        Map<String, String> parameters =
                Map.of("param_alert", alertId, "param_since", Long.toString(since.toEpochMilli()));
        return board.query(sql, parameters).stream().map(TakenAction::of).toList();
    }

    /**
     * Writes down what was done; the job applies it some seconds later.
     *
     * @throws StackException if it makes no sense on the alert as it is, or names a passenger
     */
    public void take(Alert alert, AlertAction action) throws IOException, InterruptedException {
        take(Map.of(alert, action));
    }

    /** The same on several alerts: all of it, or nothing. */
    public void take(Map<Alert, AlertAction> actions) throws IOException, InterruptedException {
        if (actions.isEmpty()) {
            return;
        }
        actions.forEach(DutyDesk::check);
        String rows =
                actions.values().stream().map(action -> row(action).toString()).collect(Collectors.joining("\n"));
        try {
            board.execute(INSERT.formatted(database, rows));
        } catch (ClickHouseHttp.Refused e) {
            String taken = actions.values().stream()
                    .limit(FEW)
                    .map(action -> action.action() + " of " + action.alertId())
                    .collect(Collectors.joining(", "));
            throw new StackException(taken + " was not taken: " + e.getMessage(), e);
        }
    }

    private static void check(Alert alert, AlertAction action) {
        List<String> problems = new ArrayList<>();
        ActionRules.refusal(alert, action.action()).ifPresent(problems::add);
        if (action.text() != null && RawIdentity.standsIn(action.text())) {
            problems.add("the text holds an ID, telephone or plate number, which may be a passenger's");
        }
        if (!problems.isEmpty()) {
            throw new StackException(action.action() + " of " + alert.id() + ": " + String.join("; ", problems));
        }
    }

    /** How old the picture is, by the server's clock. */
    public ChainAge age() throws IOException, InterruptedException {
        return new ChainAge(age("min(age_s)", "v_freshness"), age("min(age_s)", "v_watchdog"));
    }

    private Optional<Duration> age(String column, String view) throws IOException, InterruptedException {
        String sql = "SELECT %s AS age FROM %s.%s HAVING count() > 0".formatted(column, database, view);
        return board.query(sql).stream()
                .map(row -> Duration.ofMillis((long) (1_000 * row.path("age").asDouble())))
                .findFirst();
    }

    private List<Alert> alerts(String view, String condition, Map<String, String> parameters)
            throws IOException, InterruptedException {
        String sql = "SELECT * FROM %s.%s WHERE %s".formatted(database, view, condition);
        return board.query(sql, parameters).stream().map(Alert::of).toList();
    }

    private static JsonNode row(AlertAction action) {
        ObjectNode row = JSON.createObjectNode()
                .put("alert_id", action.alertId())
                .put("action", action.action().name())
                .put("actor", action.actor())
                .put("outcome", action.outcome() == null ? "" : action.outcome().name())
                .put("text", action.text() == null ? "" : action.text())
                .put("action_id", UUID.randomUUID().toString());
        if (action.untilMillis() != null) {
            row.put("until", UTC.format(Instant.ofEpochMilli(action.untilMillis())));
        }
        return row;
    }
}

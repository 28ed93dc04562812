package org.passflow.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.passflow.bridge.StoredAlert.State;
import org.passflow.bridge.StoredAlert.Times;
import org.passflow.stack.ClickHouseHttp;

/**
 * The alerts in ClickHouse, with the names of their places and the telephone of the unit that has to act. An
 * {@link IOException} says that ClickHouse did not answer, or refused.
 *
 * @param user may read the alerts
 */
record StoredAlerts(ClickHouseHttp user, String database) {

    /** Made by the job; anything else in Alertmanager is none of ours, and goes into no query. */
    private static final Pattern ALERT_ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

    /** Who silences when nobody's name is known: an alert can be put aside without having been taken up. */
    private static final String NOBODY_NAMED = "值班员 duty officer";

    private static final String ALERTS =
            """
            SELECT alert_id, rule, category, severity, state, alerts.site_id AS site_id, alerts.region AS region,
                alerts.unit AS unit, subject_kind, members, escalation, pages = 1 AND group_id = '' AS calls,
                toUnixTimestamp64Milli(opened_at) AS opened, toUnixTimestamp64Milli(updated_at) AS stored,
                toUnixTimestamp64Milli(shelved_until) AS shelved, toUnixTimestamp64Milli(ended_at) AS ended,
                formatDateTime(opened_at, '%%F %%T', 'Asia/Shanghai') AS opened_local, acknowledged_by,
                toString(value) AS value, toString(expected) AS expected, text_zh, text_en, instruction_zh,
                instruction_en, sites.name_zh AS site_zh, sites.name_en AS site_en, units.name_zh AS unit_zh,
                units.name_en AS unit_en, units.duty_telephone AS duty_telephone
            FROM (SELECT * FROM %1$s.alerts FINAL
                WHERE alert_id IN ({held:Array(String)})
                    OR (pages = 1 AND group_id = '' AND rule != 'watchdog' AND state NOT IN ('RESOLVED', 'CLOSED'))) AS alerts
            LEFT JOIN (SELECT * FROM %1$s.v_sites
                WHERE valid_from <= now() AND ifNull(valid_to > now(), true)) AS sites ON sites.site_id = alerts.site_id
            LEFT JOIN (SELECT * FROM %1$s.v_units
                WHERE valid_from <= now() AND ifNull(valid_to > now(), true)) AS units ON units.unit_id = alerts.unit""";

    private static final String HEARTBEAT =
            """
            SELECT toUnixTimestamp64Milli(changed_at) AS changed, dateDiff('millisecond', updated_at, now64(3)) AS age
            FROM %s.alerts FINAL WHERE rule = 'watchdog' ORDER BY changed_at DESC LIMIT 1""";

    /** Every alert that is open and pages, and those held, whatever became of them. */
    List<StoredAlert> read(Set<String> held) throws IOException, InterruptedException {
        String ids = held.stream()
                .filter(id -> ALERT_ID.matcher(id).matches())
                .map(id -> "'" + id + "'")
                .collect(Collectors.joining(",", "[", "]"));
        return query(ALERTS, Map.of("param_held", ids)).stream()
                .map(StoredAlerts::alert)
                .toList();
    }

    Optional<Heartbeat> heartbeat() throws IOException, InterruptedException {
        return query(HEARTBEAT, Map.of()).stream()
                .map(row -> new Heartbeat(
                        instant(row, "changed"),
                        Duration.ofMillis(row.path("age").asLong())))
                .findFirst();
    }

    private List<JsonNode> query(String sql, Map<String, String> parameters) throws IOException, InterruptedException {
        try {
            return user.query(sql.formatted(database), parameters);
        } catch (IOException e) {
            throw new IOException("ClickHouse at %s: %s".formatted(user.url(), e), e);
        }
    }

    private static StoredAlert alert(JsonNode row) {
        Severity severity = Severity.valueOf(text(row, "severity"));
        String officer = text(row, "acknowledged_by");
        return new StoredAlert(
                text(row, "alert_id"),
                severity,
                State.valueOf(text(row, "state")),
                row.path("calls").asInt() == 1,
                new Times(
                        instant(row, "opened"), instant(row, "stored"), instant(row, "shelved"), instant(row, "ended")),
                officer.isEmpty() ? NOBODY_NAMED : officer,
                labels(row, severity),
                annotations(row));
    }

    private static Map<String, String> labels(JsonNode row, Severity severity) {
        Map<String, String> labels = new HashMap<>();
        labels.put(PagedAlert.SOURCE, PagedAlert.PASSFLOW);
        labels.put("severity", severity.label());
        put(labels, PagedAlert.NAME, text(row, "rule"));
        put(labels, PagedAlert.ALERT_ID, text(row, "alert_id"));
        put(labels, "category", text(row, "category"));
        put(labels, "site_id", text(row, "site_id"));
        put(labels, "unit", text(row, "unit"));
        String region = text(row, "region");
        put(labels, "region", region);
        put(labels, "city", tier(region, 4));
        put(labels, "county", tier(region, 6));
        put(labels, "township", tier(region, 9));
        return labels;
    }

    /** The region of that many digits which contains a region, so that routes and inhibitions can name it; else empty. */
    private static String tier(String region, int digits) {
        return region.length() < digits ? "" : region.substring(0, digits);
    }

    private static Map<String, String> annotations(JsonNode row) {
        Map<String, String> annotations = new HashMap<>();
        put(annotations, "summary_zh", text(row, "text_zh"));
        put(annotations, "summary_en", text(row, "text_en"));
        put(annotations, "opened_at", text(row, "opened_local"));
        put(annotations, "place_zh", text(row, "site_zh"));
        put(annotations, "place_en", text(row, "site_en"));
        for (String column : List.of(
                "instruction_zh", "instruction_en", "unit_zh", "unit_en", "duty_telephone", "value", "expected")) {
            put(annotations, column, text(row, column));
        }
        if (row.path("members").asInt() > 0) {
            annotations.put("members", row.path("members").asText());
        }
        return annotations;
    }

    /** Alertmanager knows no difference between an empty label and none. */
    private static void put(Map<String, String> texts, String name, String text) {
        if (!text.isEmpty()) {
            texts.put(name, text);
        }
    }

    private static String text(JsonNode row, String column) {
        return row.path(column).isNull() ? "" : row.path(column).asText();
    }

    private static Instant instant(JsonNode row, String column) {
        return row.path(column).isNull()
                ? null
                : Instant.ofEpochMilli(row.path(column).asLong());
    }
}

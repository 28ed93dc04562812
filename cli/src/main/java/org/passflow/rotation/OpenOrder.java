package org.passflow.rotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.passflow.stack.ClickHouseHttp;

/**
 * An order of quarantine that nobody ended. Times are epoch milliseconds UTC.
 *
 * @param kind HOME or CENTRAL; empty when not said, as region and siteId
 * @param measuredMillis when the last temperature was taken; null when none was
 * @param centidegrees of that one; null when not said
 */
record OpenOrder(
        String token,
        String orderId,
        long orderedMillis,
        long fromMillis,
        int days,
        String kind,
        String region,
        String siteId,
        Long measuredMillis,
        Integer centidegrees) {

    /** Those that the job still follows: it gives up an order thirty days after it should have ended. */
    private static final String OPEN =
            """
            SELECT person_token, order_id, toUnixTimestamp64Milli(ordered_at) AS ordered,
                toUnixTimestamp64Milli(from_time) AS begins, days, kind, region, site_id,
                toUnixTimestamp64Milli(last_temperature_at) AS measured, last_temperature_centi
            FROM {db}.quarantine FINAL
            WHERE voided = 0 AND isNull(released_at) AND isNull(superseded_at) AND due_at + INTERVAL 30 DAY > now64(3)
            ORDER BY person_token, begins""";

    /** Reads them as migrator, who alone may see tokens in tables. */
    static List<OpenOrder> read(ClickHouseHttp migrator, String database) throws IOException, InterruptedException {
        return migrator.query(OPEN.replace("{db}", database), Map.of()).stream()
                .map(OpenOrder::of)
                .toList();
    }

    private static OpenOrder of(JsonNode row) {
        JsonNode measured = row.get("measured");
        JsonNode centidegrees = row.get("last_temperature_centi");
        return new OpenOrder(
                row.get("person_token").asText(),
                row.get("order_id").asText(),
                row.get("ordered").asLong(),
                row.get("begins").asLong(),
                row.get("days").asInt(),
                row.get("kind").asText(),
                row.get("region").asText(),
                row.get("site_id").asText(),
                measured.isNull() ? null : (Long) measured.asLong(),
                centidegrees.isNull() ? null : (Integer) centidegrees.asInt());
    }
}

package org.passflow.rejects;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.passflow.event.RejectReason;

/**
 * Which rejects.
 *
 * @param topic without the installation's prefix; null: any
 * @param reason null: any
 * @param since not arrived before; null: whenever
 * @param limit the newest so many
 */
public record RejectQuery(String topic, RejectReason reason, Instant since, int limit) {

    /** The text of the query; its parameters are {@link #parameters}. */
    String sql() {
        StringBuilder sql = new StringBuilder("SELECT topic, partition, offset, toUnixTimestamp64Milli(arrival_time)"
                + " AS arrival, reason, detail, payload FROM v_rejects WHERE 1");
        if (topic != null) {
            sql.append(" AND topic = ?");
        }
        if (reason != null) {
            sql.append(" AND reason = ?");
        }
        if (since != null) {
            sql.append(" AND arrival_time >= fromUnixTimestamp64Milli(?)");
        }
        return sql.append(" ORDER BY arrival_time DESC, topic, partition, offset LIMIT ?")
                .toString();
    }

    /** In the order of the question marks. */
    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        if (topic != null) {
            parameters.add(topic);
        }
        if (reason != null) {
            parameters.add(reason.name());
        }
        if (since != null) {
            parameters.add(since.toEpochMilli());
        }
        parameters.add(limit);
        return parameters;
    }
}

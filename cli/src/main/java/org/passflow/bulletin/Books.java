package org.passflow.bulletin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.passflow.stack.ClickHouseHttp;

/**
 * What became of every record that arrived on a business day, as {@code v_balance_sheet} and {@code v_intake_1h} tell it.
 * They are the books of the installation: records belong to no region before they are understood.
 *
 * @param state CLOSED, OPEN or MISSING, as in v_balance_sheet; empty when nothing is known of the day
 * @param missing what does not balance
 * @param topics those of which records arrived, by name
 */
public record Books(String state, List<String> missing, List<Topic> topics) {

    private static final String STATE = "SELECT state, missing FROM v_balance_sheet WHERE business_day = {day:Date}";

    private static final String TOPICS =
            """
            SELECT topic, sum(v_intake_1h.sent) AS sent, sum(v_intake_1h.accepted) AS accepted,
                sum(v_intake_1h.duplicate) AS duplicate, sum(v_intake_1h.voided) AS voided,
                sum(v_intake_1h.late) AS late, sum(v_intake_1h.rejected) AS rejected
            FROM v_intake_1h WHERE business_day = {day:Date} GROUP BY topic ORDER BY topic""";

    /** Records of one topic: all that were sent, and the classes into which they fall. */
    public record Topic(String topic, long sent, long accepted, long duplicate, long voided, long late, long rejected) {

        private static Topic of(JsonNode row) {
            return new Topic(
                    row.get("topic").asText(),
                    row.get("sent").asLong(),
                    row.get("accepted").asLong(),
                    row.get("duplicate").asLong(),
                    row.get("voided").asLong(),
                    row.get("late").asLong(),
                    row.get("rejected").asLong());
        }

        /** Both together, under the name of this one. */
        Topic and(Topic other) {
            return new Topic(
                    topic,
                    sent + other.sent,
                    accepted + other.accepted,
                    duplicate + other.duplicate,
                    voided + other.voided,
                    late + other.late,
                    rejected + other.rejected);
        }
    }

    /** Reads those of a business day. */
    public static Books read(ClickHouseHttp server, String database, LocalDate day)
            throws IOException, InterruptedException {
        Map<String, String> parameters = Map.of("database", database, "param_day", day.toString());
        List<String> missing = new ArrayList<>();
        String state = "";
        for (JsonNode row : server.query(STATE, parameters)) {
            state = row.get("state").asText();
            row.get("missing").forEach(text -> missing.add(text.asText()));
        }
        List<Topic> topics =
                server.query(TOPICS, parameters).stream().map(Topic::of).toList();
        return new Books(state, missing, topics);
    }

    Topic total(String name) {
        return topics.stream().reduce(new Topic(name, 0, 0, 0, 0, 0, 0), Topic::and);
    }
}

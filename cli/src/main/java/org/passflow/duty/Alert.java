package org.passflow.duty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.passflow.reference.Severity;

/**
 * An alert as an officer reads it, from {@code v_alerts} or {@code v_alerts_current}. Nullable: value and expected.
 *
 * @param groupId alert that speaks for it; empty when it speaks for itself
 * @param members how many alerts it speaks for; 0 unless it is a group
 * @param openedAt since when it has been so, by the data
 * @param noticedAt arrival of what showed it
 * @param value in the unit that the text gives
 */
public record Alert(
        String id,
        String rule,
        Severity severity,
        Place place,
        Owner owner,
        Handling handling,
        String groupId,
        int members,
        Instant openedAt,
        Instant noticedAt,
        Double value,
        Double expected,
        String evidence,
        Words text,
        Words instruction) {

    /** Characters at the end of an id that stand for it on a screen. */
    private static final int SHORT_ID = 8;

    /** The same said in Chinese and in English. */
    public record Words(String chinese, String english) {
        /** Both, or what there is of them. */
        public String both() {
            return (chinese + ' ' + english).strip();
        }
    }

    /** Where: a site, else a region; names may be empty. */
    public record Place(String siteId, String region, Words names) {
        /** Names, else ids; empty when neither is known. */
        public String words() {
            return names.both().isEmpty() ? (siteId + ' ' + region).strip() : names.both();
        }
    }

    /** The unit that has to act; all empty when not known. */
    public record Owner(String unit, Words names, String dutyTelephone) {
        public String words() {
            return ((names.both().isEmpty() ? unit : names.both()) + "  " + dutyTelephone).strip();
        }
    }

    /**
     * What became of it. Nullable: the instants.
     *
     * @param pendingAction what a person did that the job has not applied yet; empty when nothing waits
     * @param escalations how often it went up to the next unit
     */
    public record Handling(
            AlertState state,
            String pendingAction,
            int escalations,
            String acknowledgedBy,
            Instant shelvedUntil,
            Instant endedAt,
            String closedBy,
            String outcome) {}

    static Alert of(JsonNode row) {
        return new Alert(
                text(row, "alert_id"),
                text(row, "rule"),
                Severity.valueOf(text(row, "severity")),
                new Place(text(row, "site_id"), text(row, "region"), words(row, "site_name_")),
                new Owner(text(row, "unit"), words(row, "unit_name_"), text(row, "duty_telephone")),
                handling(row),
                text(row, "group_id"),
                row.path("members").asInt(),
                instant(row, "opened_at"),
                instant(row, "noticed_at"),
                number(row, "value"),
                number(row, "expected"),
                evidence(row),
                words(row, "text_"),
                words(row, "instruction_"));
    }

    /** The end of the id, which suffices where few alerts are in sight. */
    public String shortId() {
        return id.substring(Math.max(0, id.length() - SHORT_ID));
    }

    /** An instant as ClickHouse writes it in a column of zone UTC; null stays null. */
    static Instant instant(JsonNode row, String column) {
        JsonNode cell = row.path(column);
        return cell.isNull() || cell.isMissingNode()
                ? null
                : Instant.parse(cell.asText().replace(' ', 'T') + 'Z');
    }

    private static Handling handling(JsonNode row) {
        return new Handling(
                AlertState.valueOf(text(row, "state")),
                text(row, "pending_action"),
                row.path("escalation").asInt(),
                text(row, "acknowledged_by"),
                instant(row, "shelved_until"),
                instant(row, "ended_at"),
                text(row, "closed_by"),
                text(row, "outcome"));
    }

    /** Position of the event that showed it with its record in the producer's register; empty when it was no single event. */
    private static String evidence(JsonNode row) {
        String topic = text(row, "topic");
        return topic.isEmpty()
                ? ""
                : "%s/%d/%d %s %s"
                        .formatted(
                                topic,
                                row.path("partition").asInt(),
                                row.path("offset").asLong(),
                                text(row, "event_id"),
                                text(row, "record_ref"))
                        .strip();
    }

    private static Words words(JsonNode row, String column) {
        return new Words(text(row, column + "zh"), text(row, column + "en"));
    }

    private static String text(JsonNode row, String column) {
        return row.path(column).asText("");
    }

    private static Double number(JsonNode row, String column) {
        return row.path(column).isNumber() ? Double.valueOf(row.path(column).asDouble()) : null;
    }
}

package org.passflow.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * An alert as the topic {@code alerts} carries it, as far as people compare alerts by it.
 *
 * @param siteId empty when there is none
 * @param isMember whether another alert speaks for it
 * @param textZh what is wrong, where and since when
 */
public record RaisedAlert(
        String id,
        String rule,
        String ruleId,
        String severity,
        String siteId,
        Instant openedAt,
        Instant noticedAt,
        boolean isMember,
        String textZh,
        String textEn) {

    static RaisedAlert of(JsonNode alert) {
        return new RaisedAlert(
                alert.get("alert_id").asText(),
                alert.get("rule").asText(),
                alert.get("rule_id").asText(),
                alert.get("severity").asText(),
                alert.path("site_id").asText(""),
                Instant.ofEpochMilli(alert.get("opened_at").asLong()),
                Instant.ofEpochMilli(alert.get("noticed_at").asLong()),
                alert.hasNonNull("group_id"),
                alert.path("text_zh").asText(""),
                alert.path("text_en").asText(""));
    }

    LocalDate day(ZoneId zone) {
        return noticedAt.atZone(zone).toLocalDate();
    }
}

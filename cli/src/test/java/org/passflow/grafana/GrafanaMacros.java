package org.passflow.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Does to SQL what Grafana and its ClickHouse plug-in do: the chosen time and the chosen values of variables take the place
 * of the few macros that the dashboards use (docs/operations.md).
 */
record GrafanaMacros(Instant from, Instant to) {

    /** With each variable at the value that its dashboard brings. */
    String in(Dashboard dashboard, String sql) {
        String text = sql.replaceAll(
                        "\\$__timeFilter\\(([^()]*)\\)", "(\\($1\\) >= \\$__fromTime AND \\($1\\) <= \\$__toTime)")
                .replace("$__fromTime", "toDateTime(" + from.getEpochSecond() + ")")
                .replace("$__toTime", "toDateTime(" + to.getEpochSecond() + ")");
        for (JsonNode variable : dashboard.variables()) {
            text = text.replace(
                    "${" + variable.path("name").asText() + "}",
                    variable.path("current").path("value").asText());
        }
        return text;
    }
}

package org.passflow.duty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Alerts as the views give them. */
final class TestingAlerts {
    static final String FEVER =
            """
            {"alert_id": "0123456789abcdef-00000000deadbeef", "rule": "fever", "severity": "CRITICAL", "state": "OPEN",
             "pending_action": "", "site_id": "gate-1", "site_name_zh": "北街一号门", "site_name_en": "Beijie gate 1",
             "region": "141002001", "unit": "unit-beijie", "unit_name_zh": "北街社区", "unit_name_en": "Beijie community",
             "duty_telephone": "0357-0000009", "escalation": 1, "group_id": "", "members": 0,
             "opened_at": "2026-11-24 01:00:00.000", "noticed_at": "2026-11-24 01:00:02.000", "acknowledged_by": "",
             "shelved_until": null, "ended_at": null, "closed_by": "", "outcome": "", "value": 38.6, "expected": 37.3,
             "topic": "checkpoint-events", "partition": 2, "offset": 17, "event_id": "e-1", "record_ref": "R/9",
             "text_zh": "体温38.6℃", "text_en": "Temperature 38.6 °C", "instruction_zh": "复测", "instruction_en": "Measure again"}""";

    private TestingAlerts() {}

    /** The fever alert with some of its columns replaced, given as JSON without the braces. */
    static Alert fever(String... columns) {
        try {
            ObjectMapper json = new ObjectMapper();
            JsonNode row = json.readTree(FEVER);
            return Alert.of(json.readerForUpdating(row).readValue("{" + String.join(",", columns) + "}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Alert in(AlertState state) {
        String ended = state.hasEnded() ? "\"2026-11-24 02:30:00.000\"" : "null";
        return fever("\"state\": \"" + state + '"', "\"ended_at\": " + ended);
    }
}

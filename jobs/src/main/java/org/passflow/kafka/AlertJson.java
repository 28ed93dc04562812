package org.passflow.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.passflow.alert.Alert;
import org.passflow.alert.AlertRow;
import org.passflow.finding.Finding;

/** An alert as the topic {@code alerts} carries it: what other systems need to show it, without the person's token. */
public final class AlertJson {

    private static final JsonFactory JSON = new JsonFactory();

    private AlertJson() {}

    /** UTF-8, without line break. */
    public static byte[] of(AlertRow row) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("schema_version", 1);
            write(row.alert(), json);
            write(row.alert().finding(), json);
            json.writeNumberField("version", row.version());
            json.writeStringField("category", row.category().name());
            json.writeStringField("text_zh", row.textZh());
            json.writeStringField("text_en", row.textEn());
            json.writeStringField("instruction_zh", row.instructionZh());
            json.writeStringField("instruction_en", row.instructionEn());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toByteArray();
    }

    private static void write(Alert alert, JsonGenerator json) throws IOException {
        json.writeStringField("alert_id", alert.id());
        json.writeStringField("state", alert.state().name());
        writeText("unit", alert.unit(), json);
        json.writeNumberField("escalation", alert.escalation());
        json.writeBooleanField("pages", alert.pages());
        writeText("group_id", alert.groupId(), json);
        json.writeNumberField("members", alert.members());
        json.writeNumberField("changed_at", alert.changedMillis());
        writeNumber("acknowledged_at", alert.handling().acknowledgedMillis(), json);
        writeText("acknowledged_by", alert.handling().acknowledgedBy(), json);
        writeNumber("shelved_until", alert.handling().shelvedUntilMillis(), json);
        writeNumber("ended_at", alert.endedMillis(), json);
        writeText("closed_by", alert.handling().closedBy(), json);
        writeText("outcome", alert.handling().outcome(), json);
    }

    private static void write(Finding finding, JsonGenerator json) throws IOException {
        json.writeStringField("rule", finding.rule());
        json.writeStringField("rule_id", finding.ruleId());
        json.writeStringField("severity", finding.severity().name());
        json.writeStringField("subject_kind", finding.subject().kind().name());
        json.writeStringField("subject", finding.subject().id());
        writeText("site_id", finding.subject().siteId(), json);
        writeText("region", finding.subject().region(), json);
        json.writeNumberField("opened_at", finding.sinceMillis());
        json.writeNumberField("noticed_at", finding.noticedMillis());
        writeNumber("value", finding.measured().value(), json);
        writeNumber("expected", finding.measured().expected(), json);
        if (finding.evidence() != null) {
            json.writeStringField("event_id", finding.evidence().eventId());
            writeText("record_ref", finding.evidence().recordRef(), json);
        }
    }

    private static void writeText(String name, Object value, JsonGenerator json) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }

    private static void writeNumber(String name, Number value, JsonGenerator json) throws IOException {
        if (value instanceof Long whole) {
            json.writeNumberField(name, whole);
        } else if (value != null && Double.isFinite(value.doubleValue())) {
            json.writeNumberField(name, value.doubleValue());
        }
    }
}

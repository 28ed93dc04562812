package org.passflow.clickhouse;

import org.passflow.alert.Alert;
import org.passflow.alert.AlertRow;
import org.passflow.alert.FlowExpectation;
import org.passflow.event.Position;
import org.passflow.finding.Evidence;
import org.passflow.finding.Finding;
import org.passflow.flow.FlowRow;

/** The tables of alerts and of what is expected. */
final class AlertTables {

    static final Table<FlowExpectation> EXPECTED = new Columns<FlowExpectation>()
            .text("site_id", FlowExpectation::siteId)
            .longNumber("window_start", row -> row.windowStartMillis() / 1000)
            .nullable("value", FlowExpectation::value)
            .nullable("expected", FlowExpectation::expected)
            .nullable("score", FlowExpectation::score)
            .instant("judged_at", FlowExpectation::judgedMillis)
            .of("flow_expected");

    private AlertTables() {}

    static Table<AlertRow> alerts(int generation) {
        return new Columns<AlertRow>()
                .all(AlertRow::alert, alert())
                .longNumber("version", row -> FlowRow.revision(generation, row.version()))
                .text("category", AlertRow::category)
                .text("text_zh", AlertRow::textZh)
                .text("text_en", AlertRow::textEn)
                .text("instruction_zh", AlertRow::instructionZh)
                .text("instruction_en", AlertRow::instructionEn)
                .of("alerts");
    }

    private static Columns<Alert> alert() {
        return new Columns<Alert>()
                .text("alert_id", Alert::id)
                .all(Alert::finding, finding())
                .text("state", Alert::state)
                .text("unit", Alert::unit)
                .number("escalation", Alert::escalation)
                .number("pages", alert -> alert.pages() ? 1 : 0)
                .text("group_id", Alert::groupId)
                .number("members", Alert::members)
                .instant("changed_at", Alert::changedMillis)
                .nullableInstant("acknowledged_at", alert -> alert.handling().acknowledgedMillis())
                .text("acknowledged_by", alert -> alert.handling().acknowledgedBy())
                .nullableInstant("shelved_until", alert -> alert.handling().shelvedUntilMillis())
                .nullableInstant("ended_at", Alert::endedMillis)
                .text("closed_by", alert -> alert.handling().closedBy())
                .text("outcome", alert -> alert.handling().outcome());
    }

    private static Columns<Finding> finding() {
        return new Columns<Finding>()
                .text("rule", Finding::rule)
                .text("rule_id", Finding::ruleId)
                .text("severity", Finding::severity)
                .text("subject_kind", finding -> finding.subject().kind())
                .text("subject", finding -> finding.subject().id())
                .text("site_id", finding -> finding.subject().siteId())
                .text("region", finding -> finding.subject().region())
                .instant("opened_at", Finding::sinceMillis)
                .instant("noticed_at", Finding::noticedMillis)
                .nullable("value", finding -> finding.measured().value())
                .nullable("expected", finding -> finding.measured().expected())
                .nullableInstant("window_start", finding -> finding.measured().fromMillis())
                .nullableInstant("window_end", finding -> finding.measured().toMillis())
                .text("topic", ofPosition(Position::topic, ""))
                .number("partition", ofPosition(Position::partition, -1))
                .longNumber("offset", ofPosition(Position::offset, -1L))
                .text("event_id", ofEvidence(Evidence::eventId))
                .text("record_ref", ofEvidence(Evidence::recordRef))
                .text("person_token", ofEvidence(Evidence::personToken));
    }

    private static <V> Columns.Part<Finding, V> ofPosition(Columns.Part<Position, V> part, V none) {
        return finding -> finding.evidence() == null || finding.evidence().position() == null
                ? none
                : part.apply(finding.evidence().position());
    }

    private static Columns.Part<Finding, String> ofEvidence(Columns.Part<Evidence, String> part) {
        return finding -> finding.evidence() == null ? null : part.apply(finding.evidence());
    }
}

package org.passflow.kafka;

import java.util.List;
import java.util.Map;
import org.passflow.event.Position;
import org.passflow.reference.AlertRule;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Severity;
import org.passflow.reference.SiteKind;

/** How {@code alert-rules} are written. */
final class AlertRuleFormat extends ControlFormat {
    private static final int MAX_SCOPE = 10_000;
    private static final int LONGEST_REASON = 4096;

    private final Field<String> ruleId = required("rule_id", TextKinds::repeatedId);
    private final Field<String> rule = optional("rule", TextKinds::repeatedId);
    private final Field<Map<String, String>> thresholds = optional("thresholds", TextKinds::settings);
    private final Field<List<String>> scopeSites =
            optional("scope_sites", FieldKinds.list(TextKinds::repeatedId, MAX_SCOPE));
    private final Field<List<SiteKind>> scopeKinds =
            optional("scope_kinds", FieldKinds.list(TextKinds.code(SiteKind.class), MAX_SCOPE));
    private final Field<List<String>> scopeRegions =
            optional("scope_regions", FieldKinds.list(TextKinds::region, MAX_SCOPE));
    private final Field<List<Integer>> scopeResponseLevels = optional(
            "scope_response_levels",
            FieldKinds.list(FieldKinds.integer(ResponseLevelFormat.GRAVEST, ResponseLevelFormat.MILDEST), MAX_SCOPE));
    private final Field<Severity> severity = optional("severity", TextKinds.code(Severity.class));
    private final Field<Boolean> enabled = optional("enabled", FieldKinds::flag);
    private final Field<String> author = optional("author", TextKinds.officialText(LONGEST_NAME));
    private final Field<String> reason = optional("reason", TextKinds.text(LONGEST_REASON));

    @Override
    ReferenceVersion make(Position position) {
        AlertRule version = new AlertRule(
                get(ruleId),
                get(rule),
                get(thresholds),
                get(scopeSites),
                get(scopeKinds),
                get(scopeRegions),
                get(scopeResponseLevels),
                get(severity),
                get(enabled),
                get(author),
                get(reason));
        return ReferenceVersion.of(position, validity(), version);
    }
}

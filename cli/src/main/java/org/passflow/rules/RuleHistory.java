package org.passflow.rules;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.passflow.alert.Rule;
import org.passflow.alert.RuleBook;
import org.passflow.reference.AlertRule;
import org.passflow.reference.ReferenceVersion;

/** All versions of one set of settings, by the time from which they hold; of equal times the last to arrive stands. */
public final class RuleHistory {

    private final List<ReferenceVersion> versions;

    /** The versions of that id among all that the topic holds. */
    public RuleHistory(Collection<ReferenceVersion> all, String ruleId) {
        versions = all.stream()
                .filter(version -> version.alertRule() != null
                        && version.alertRule().ruleId().equals(ruleId))
                .sorted(Comparator.comparingLong(
                                (ReferenceVersion version) -> version.validity().fromMillis())
                        .thenComparingLong(version -> version.position().arrivalMillis())
                        .thenComparingLong(version -> version.position().offset()))
                .toList();
    }

    public boolean isEmpty() {
        return versions.isEmpty();
    }

    /** For each version a line with its time, author and reason, and one with what it changed. */
    public List<String> lines(ZoneId zone) {
        List<String> lines = new ArrayList<>();
        AlertRule before = null;
        for (ReferenceVersion version : versions) {
            AlertRule rule = version.alertRule();
            String withdrawn = version.validity().isWithdrawn() ? ", withdrawn" : "";
            lines.add("since " + RuleTable.since(version.validity(), zone) + withdrawn + RuleTable.said(rule));
            lines.add("    " + String.join("; ", changes(before == null ? shippedBefore(rule) : before, rule)));
            before = version.validity().isWithdrawn() ? before : rule;
        }
        return lines;
    }

    /** What held before the first version: of a rule's own set what this build brings, of a set with a scope nothing. */
    private static AlertRule shippedBefore(AlertRule first) {
        return Rule.named(first.ruleId())
                .map(rule -> ShippedRules.settings().get(rule))
                .orElse(new AlertRule(
                        first.ruleId(),
                        RuleBook.ruleName(first),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private static List<String> changes(AlertRule before, AlertRule after) {
        List<String> changes = new ArrayList<>();
        note(changes, "scope", RuleScope.of(before), RuleScope.of(after));
        note(changes, "severity", before.severity(), after.severity());
        note(changes, "enabled", before.enabled(), after.enabled());
        Map<String, String> old = settings(before);
        Map<String, String> now = settings(after);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        names.forEach(name -> note(changes, name, old.get(name), now.get(name)));
        return changes.isEmpty() ? List.of("the same settings") : changes;
    }

    private static Map<String, String> settings(AlertRule version) {
        return version.thresholds() == null ? Map.of() : version.thresholds();
    }

    private static void note(List<String> changes, String what, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changes.add("%s %s → %s"
                    .formatted(what, before == null ? "not said" : before, after == null ? "not said" : after));
        }
    }
}

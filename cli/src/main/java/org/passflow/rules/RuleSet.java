package org.passflow.rules;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.passflow.alert.Rule;
import org.passflow.alert.Threshold;
import org.passflow.reference.AlertRule;
import org.passflow.reference.Severity;
import org.passflow.reference.Validity;

/**
 * A set of settings of a rule, as it is in force at a time.
 *
 * @param validity since when, and until when; null of what this build brings and no topic holds
 * @param behind the sets that say what this one does not, the nearest first, that of this build last
 */
public record RuleSet(Rule rule, Origin origin, AlertRule version, Validity validity, List<AlertRule> behind) {

    /** Who set it, and for where. */
    public enum Origin {
        SHIPPED,
        OWN,
        SCOPED
    }

    public String id() {
        return version.ruleId();
    }

    public Severity severity() {
        return said(AlertRule::severity, Severity.WARNING);
    }

    public boolean isEnabled() {
        return said(AlertRule::enabled, true);
    }

    private <T> T said(Function<AlertRule, T> field, T otherwise) {
        T own = field.apply(version);
        return own != null
                ? own
                : behind.stream()
                        .map(field)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(otherwise);
    }

    /** The set that says a setting: this one or one behind it. */
    public AlertRule sayer(Threshold threshold) {
        return says(version, threshold)
                ? version
                : behind.stream()
                        .filter(other -> says(other, threshold))
                        .findFirst()
                        .orElseThrow();
    }

    private static boolean says(AlertRule set, Threshold threshold) {
        return set.thresholds() != null && set.thresholds().containsKey(threshold.name());
    }

    /** What it says of settings itself, unless this build says the same, by name. */
    public Map<String, String> changes() {
        Map<String, String> changes = new TreeMap<>(version.thresholds() == null ? Map.of() : version.thresholds());
        if (!behind.isEmpty()) {
            Map<String, String> shipped = behind.get(behind.size() - 1).thresholds();
            changes.entrySet().removeIf(setting -> setting.getValue().equals(shipped.get(setting.getKey())));
        }
        return changes;
    }
}

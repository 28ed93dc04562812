package org.passflow.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.passflow.reference.AlertRule;

/** Whether a version of a rule can be judged by. */
public final class RuleCheck {

    private static final int NAMED = 5;

    private RuleCheck() {}

    /** Everything that is wrong with a version; empty when it can be used. No value is repeated in it. */
    public static List<String> problems(AlertRule version) {
        Optional<Rule> rule = Rule.named(RuleBook.ruleName(version));
        if (rule.isEmpty()) {
            return List.of("there is no such rule; name one of the catalogue in rule or rule_id");
        }
        if (version.thresholds() == null) {
            return List.of();
        }
        return problems(rule.get(), version.thresholds());
    }

    private static List<String> problems(Rule rule, Map<String, String> given) {
        Map<String, Threshold> known =
                rule.thresholds().stream().collect(Collectors.toMap(Threshold::name, threshold -> threshold));
        List<String> problems = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        new TreeMap<>(given).forEach((name, value) -> {
            Threshold threshold = known.get(name);
            if (threshold == null) {
                unknown.add(name);
            } else if (threshold.problem(value) != null) {
                problems.add(threshold.problem(value));
            }
        });
        if (!unknown.isEmpty()) {
            problems.add("%s has no setting %s; it has %s"
                    .formatted(rule.ruleName(), firstOf(unknown), String.join(", ", sorted(known))));
        }
        return problems;
    }

    private static String firstOf(List<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }

    private static List<String> sorted(Map<String, Threshold> known) {
        return known.keySet().stream().sorted(Comparator.naturalOrder()).toList();
    }
}

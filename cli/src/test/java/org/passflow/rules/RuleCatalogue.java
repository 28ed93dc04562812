package org.passflow.rules;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passflow.alert.Rule;
import org.passflow.alert.Threshold;
import org.passflow.reference.AlertRule;

/** The catalogue of rules as the tables of {@code docs/rules.md}, made of the rules, their shipped settings and texts. */
final class RuleCatalogue {

    private final Map<Rule, AlertRule> shipped = ShippedRules.settings();
    private final Properties english = ShippedRules.words("en");
    private final Properties chinese = ShippedRules.words("zh");

    /** What each notices, and by which settings of its own. */
    String rules() {
        Stream<String> rows = Stream.of(Rule.values())
                .map(rule -> row(
                        "`%s`<br>%s<br>%s"
                                .formatted(rule.ruleName(), word(chinese, rule, "name"), word(english, rule, "name")),
                        "%s<br>%s".formatted(rule.category(), shipped.get(rule).severity()),
                        word(english, rule, "text"),
                        own(rule).stream()
                                .map(threshold -> "`%s` %s (%s)"
                                        .formatted(
                                                threshold.name(),
                                                byDefault(rule, threshold),
                                                RuleTable.range(threshold)))
                                .collect(Collectors.joining("<br>")),
                        word(english, rule, "instruction"),
                        shipped.get(rule).reason()));
        return table(List.of("rule", "category, severity", "says", "settings (range)", "instruction", "source"), rows);
    }

    /** The settings that every rule has. */
    String shared() {
        List<String> header = Stream.concat(
                        Stream.of("rule"), Rule.OF_ALL.stream().map(threshold -> "`%s`<br>%s"
                                .formatted(threshold.name(), RuleTable.range(threshold))))
                .toList();
        Stream<String> rows = Stream.of(Rule.values())
                .map(rule -> row(Stream.concat(
                                Stream.of("`" + rule.ruleName() + "`"),
                                Rule.OF_ALL.stream().map(threshold -> byDefault(rule, threshold)))
                        .toArray(String[]::new)));
        return table(header, rows);
    }

    private static List<Threshold> own(Rule rule) {
        return rule.thresholds().stream()
                .filter(threshold -> !Rule.OF_ALL.contains(threshold))
                .toList();
    }

    private String byDefault(Rule rule, Threshold threshold) {
        return shipped.get(rule).thresholds().get(threshold.name());
    }

    private static String word(Properties words, Rule rule, String part) {
        return words.getProperty(rule.ruleName() + "." + part);
    }

    private static String table(List<String> header, Stream<String> rows) {
        return row(header.toArray(String[]::new))
                + row(header.stream().map(column -> "---").toArray(String[]::new))
                + rows.collect(Collectors.joining());
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}

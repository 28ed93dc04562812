package org.passflow.rules;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.stream.Collectors;
import org.passflow.alert.Rule;
import org.passflow.alert.Threshold;
import org.passflow.reference.AlertRule;
import org.passflow.reference.Validity;

/**
 * Rules and their settings as lines for people.
 *
 * @param words of each rule, in one language
 * @param isVerbose whether every setting is shown with its range
 */
public record RuleTable(PrintWriter out, Properties words, ZoneId zone, boolean isVerbose) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /** One rule: its name, then a line for each set of settings. */
    public void print(Rule rule, Iterable<RuleSet> sets) {
        out.printf("%s (%s), %s%n", rule.ruleName(), words.getProperty(rule.ruleName() + ".name"), rule.category());
        for (RuleSet set : sets) {
            out.println("  " + line(set));
            if (isVerbose) {
                rule.thresholds().forEach(threshold -> out.println("      " + line(set, threshold)));
            }
        }
    }

    private String line(RuleSet set) {
        String changes = set.changes().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
        return "%-24s %-7s %-8s %-3s %s, since %s%s%s"
                .formatted(
                        set.id(),
                        set.origin(),
                        set.severity(),
                        set.isEnabled() ? "on" : "off",
                        RuleScope.of(set.version()),
                        since(set.validity(), zone),
                        set.origin() == RuleSet.Origin.SHIPPED || changes.isEmpty() ? "" : " [" + changes + "]",
                        said(set.version()));
    }

    private static String line(RuleSet set, Threshold threshold) {
        AlertRule sayer = set.sayer(threshold);
        boolean isOwn = sayer.equals(set.version());
        return "%-24s %-8s %-20s%s"
                .formatted(
                        threshold.name(),
                        sayer.thresholds().get(threshold.name()),
                        range(threshold),
                        isOwn ? "" : " as " + sayer.ruleId());
    }

    /** What may stand there. */
    static String range(Threshold threshold) {
        return switch (threshold.type()) {
            case FLAG -> "true or false";
            case NAMES -> "names, or any";
            case TIME -> "local time";
            case WHOLE -> "whole, " + number(threshold.least()) + " to " + number(threshold.most());
            case NUMBER -> number(threshold.least()) + " to " + number(threshold.most());
        };
    }

    private static String number(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    static String since(Validity validity, ZoneId zone) {
        return validity == null || validity.fromMillis() == 0
                ? "always"
                : TIME.format(Instant.ofEpochMilli(validity.fromMillis()).atZone(zone));
    }

    /** Who said it and why. */
    static String said(AlertRule version) {
        String author = version.author() == null ? "nobody" : version.author();
        String reason = version.reason() == null ? "no reason given" : version.reason();
        return " (" + author + ": " + reason + ")";
    }
}

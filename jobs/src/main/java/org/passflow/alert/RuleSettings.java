package org.passflow.alert;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.passflow.reference.AlertRule;
import org.passflow.reference.Severity;

/** The settings by which a rule judges at one place and time: of the version that fits best, else of those behind it. */
public final class RuleSettings {

    private final List<AlertRule> versions;

    /** @param versions the one that fits best first, that of this build last */
    RuleSettings(List<AlertRule> versions) {
        this.versions = versions;
    }

    /** The set of settings, as {@code v_alert_rules} knows it. */
    public String ruleId() {
        return versions.get(0).ruleId();
    }

    public Severity severity() {
        return versions.stream()
                .map(AlertRule::severity)
                .filter(severity -> severity != null)
                .findFirst()
                .orElse(Severity.WARNING);
    }

    /** That many steps milder, or graver where it is negative. */
    public Severity severity(int milder) {
        int graver = severity().ordinal() - milder;
        return Severity.values()[Math.max(0, Math.min(graver, Severity.CRITICAL.ordinal()))];
    }

    boolean isEnabled() {
        return versions.stream()
                .map(AlertRule::enabled)
                .filter(enabled -> enabled != null)
                .findFirst()
                .orElse(true);
    }

    public double number(String name) {
        return Double.parseDouble(text(name));
    }

    public int whole(String name) {
        return (int) number(name);
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    /** Names of which one counts; none: any counts. */
    public List<String> names(String name) {
        return Threshold.namesIn(text(name));
    }

    /** A local time of the day. */
    public LocalTime time(String name) {
        return LocalTime.parse(text(name));
    }

    /** A setting in minutes. */
    public Duration minutes(String name) {
        return Duration.ofMinutes(whole(name));
    }

    private String text(String name) {
        for (AlertRule version : versions) {
            Map<String, String> thresholds = version.thresholds();
            if (thresholds != null && thresholds.get(name) != null) {
                return thresholds.get(name);
            }
        }
        throw new IllegalStateException("no setting " + name + " of rule " + ruleId() + " in this build");
    }
}

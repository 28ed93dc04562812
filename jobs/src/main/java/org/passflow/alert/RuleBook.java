package org.passflow.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.passflow.event.Topics;
import org.passflow.reference.AlertRule;
import org.passflow.reference.ReferenceHistory;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Site;

/**
 * Which settings of a rule are in force where and when. Several sets of settings of one rule may hold at a time: the one
 * with the narrowest scope decides (sites, then the longest region, then kinds, then response levels; of equals the first
 * by name), and what it does not say the rule's own set says, else this build's.
 */
public final class RuleBook {

    private final ReferenceHistory history;
    private final Map<String, AlertRule> shipped = new HashMap<>();
    private final Map<String, TreeSet<String>> idsByRule = new HashMap<>();

    /**
     * Without any version yet but those of this build.
     *
     * @param history of sites, response levels and rules; who adds rules to it tells this book too
     * @param shipped one set of settings for each rule
     */
    public RuleBook(ReferenceHistory history, List<AlertRule> shipped) {
        this.history = history;
        shipped.forEach(rule -> this.shipped.put(ruleName(rule), rule));
        for (Rule rule : Rule.values()) {
            if (!this.shipped.containsKey(rule.ruleName())) {
                throw new IllegalArgumentException("no settings of rule " + rule.ruleName() + " in this build");
            }
        }
    }

    /** The rule that a version is about. */
    public static String ruleName(AlertRule version) {
        return version.rule() == null ? version.ruleId() : version.rule();
    }

    /** Takes note of a version; others than rules are passed over. */
    public void add(ReferenceVersion version) {
        AlertRule rule = version.alertRule();
        if (rule != null) {
            idsByRule.computeIfAbsent(ruleName(rule), name -> new TreeSet<>()).add(rule.ruleId());
        }
    }

    /** The instants at which the settings of a rule can change, epoch milliseconds UTC. */
    public NavigableSet<Long> changes(Rule rule) {
        NavigableSet<Long> changes = new TreeSet<>();
        Set<String> ids = idsByRule.getOrDefault(rule.ruleName(), new TreeSet<>());
        ids.forEach(id -> changes.addAll(history.changes(Topics.ALERT_RULES, id)));
        if (!ids.isEmpty()) {
            history.ids(Topics.RESPONSE_LEVELS)
                    .forEach(region -> changes.addAll(history.changes(Topics.RESPONSE_LEVELS, region)));
        }
        return changes;
    }

    /** The settings in force as {@link #settings} gives them; empty where the rule is switched off. */
    public Optional<RuleSettings> inForce(Rule rule, Site site, String region, long timeMillis) {
        return Optional.of(settings(rule, site, region, timeMillis)).filter(RuleSettings::isEnabled);
    }

    /**
     * The settings in force, whether the rule is switched on or off.
     *
     * @param site the site judged, or null
     * @param region division code of the place where there is no site, or null
     * @param timeMillis event time, epoch milliseconds UTC
     */
    public RuleSettings settings(Rule rule, Site site, String region, long timeMillis) {
        List<AlertRule> versions = new ArrayList<>();
        for (String id : idsByRule.getOrDefault(rule.ruleName(), new TreeSet<>())) {
            history.asOf(Topics.ALERT_RULES, id, timeMillis)
                    .map(ReferenceVersion::alertRule)
                    .filter(version -> ruleName(version).equals(rule.ruleName()))
                    .ifPresent(versions::add);
        }
        String place = site == null ? region : site.region();
        versions.removeIf(
                version -> !new Scope(version).covers(site, place, () -> history.responseLevel(place, timeMillis)));
        versions.sort(Comparator.comparingInt((AlertRule version) -> -new Scope(version).narrowness(place))
                .thenComparing(AlertRule::ruleId));
        versions.add(shipped.get(rule.ruleName()));
        return new RuleSettings(versions);
    }
}

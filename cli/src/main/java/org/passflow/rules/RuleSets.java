package org.passflow.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.passflow.alert.Rule;
import org.passflow.alert.RuleBook;
import org.passflow.event.Topics;
import org.passflow.reference.AlertRule;
import org.passflow.reference.ReferenceHistory;
import org.passflow.reference.ReferenceVersion;

/** The settings of all rules that are in force at a time. */
public final class RuleSets {

    private final Map<Rule, AlertRule> shipped = ShippedRules.settings();
    private final List<ReferenceVersion> inForce = new ArrayList<>();

    /**
     * What holds at a time.
     *
     * @param versions all that the topic holds
     * @param timeMillis epoch milliseconds UTC
     */
    public RuleSets(Collection<ReferenceVersion> versions, long timeMillis) {
        ReferenceHistory history = new ReferenceHistory();
        versions.forEach(history::add);
        for (String id : new TreeSet<>(history.ids(Topics.ALERT_RULES))) {
            history.asOf(Topics.ALERT_RULES, id, timeMillis).ifPresent(inForce::add);
        }
    }

    /** The sets of one rule: what holds everywhere first, then those with a scope, each by name. */
    public List<RuleSet> of(Rule rule) {
        List<AlertRule> everywhere = new ArrayList<>();
        of(rule, false).forEach(version -> everywhere.add(version.alertRule()));
        List<RuleSet> sets = new ArrayList<>();
        if (everywhere.isEmpty()) {
            sets.add(new RuleSet(rule, RuleSet.Origin.SHIPPED, shipped.get(rule), null, List.of()));
        }
        everywhere.add(shipped.get(rule));
        of(rule, false).forEach(version -> sets.add(set(rule, version, everywhere)));
        of(rule, true).forEach(version -> sets.add(set(rule, version, everywhere)));
        return sets;
    }

    /** The set of that id, if it is in force. */
    public Optional<AlertRule> withId(String ruleId) {
        return inForce.stream()
                .map(ReferenceVersion::alertRule)
                .filter(version -> version.ruleId().equals(ruleId))
                .findFirst();
    }

    private Stream<ReferenceVersion> of(Rule rule, boolean isScoped) {
        return inForce.stream()
                .filter(version -> RuleBook.ruleName(version.alertRule()).equals(rule.ruleName()))
                .filter(version -> RuleScope.of(version.alertRule()).isEverywhere() != isScoped);
    }

    private RuleSet set(Rule rule, ReferenceVersion version, List<AlertRule> everywhere) {
        AlertRule set = version.alertRule();
        List<AlertRule> behind = everywhere.subList(everywhere.indexOf(set) + 1, everywhere.size());
        return new RuleSet(rule, origin(rule, set), set, version.validity(), behind);
    }

    private RuleSet.Origin origin(Rule rule, AlertRule set) {
        if (set.equals(shipped.get(rule))) {
            return RuleSet.Origin.SHIPPED;
        }
        return RuleScope.of(set).isEverywhere() ? RuleSet.Origin.OWN : RuleSet.Origin.SCOPED;
    }
}

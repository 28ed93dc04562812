package org.passflow.alert;

import java.util.List;
import org.passflow.event.Topics;
import org.passflow.finding.Subject;
import org.passflow.reference.AlertRule;
import org.passflow.reference.ReferenceHistory;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Site;
import org.passflow.reference.Unit;

/** All that rules ask of reference data, as of any time. Not thread-safe. */
public final class Knowledge {

    private final ReferenceHistory history = new ReferenceHistory();
    private final RuleBook rules;
    private final RiskAreas areas;

    /** With nothing known but the settings that this build brings for each rule. */
    public Knowledge(List<AlertRule> shipped) {
        rules = new RuleBook(history, shipped);
        areas = new RiskAreas(history);
    }

    /** Takes a version up; one that is known already changes nothing. */
    public void add(ReferenceVersion version) {
        history.add(version);
        rules.add(version);
        areas.add(version);
    }

    public ReferenceHistory history() {
        return history;
    }

    public RuleBook rules() {
        return rules;
    }

    /** How arrivals are judged by what is known. */
    public RiskArrival riskArrival() {
        return new RiskArrival(history, rules, areas);
    }

    /** The settings by which the alerts of a finding's subject are kept. */
    public RuleSettings settings(String rule, Subject subject, long timeMillis) {
        return rules.settings(Rule.named(rule).orElseThrow(), site(subject, timeMillis), subject.region(), timeMillis);
    }

    public Site site(Subject subject, long timeMillis) {
        return subject.siteId() == null ? null : history.site(subject.siteId(), timeMillis);
    }

    /** The unit responsible for a subject: the site's, else that of the smallest region around it; null for none. */
    public String unitOf(Subject subject, long timeMillis) {
        Site site = site(subject, timeMillis);
        if (site != null && site.unit() != null) {
            return site.unit();
        }
        Unit smallest = null;
        for (String id : history.ids(Topics.UNITS)) {
            Unit unit = history.unit(id, timeMillis);
            boolean isAround = unit != null
                    && unit.region() != null
                    && subject.region() != null
                    && subject.region().startsWith(unit.region());
            if (isAround && isSmaller(unit, smallest)) {
                smallest = unit;
            }
        }
        return smallest == null ? null : smallest.unitId();
    }

    /** Of two of one region the first by name, so that the order of reading makes no difference. */
    private static boolean isSmaller(Unit unit, Unit than) {
        if (than == null || unit.region().length() != than.region().length()) {
            return than == null || unit.region().length() > than.region().length();
        }
        return unit.unitId().compareTo(than.unitId()) < 0;
    }

    /** The unit to which the alerts of another escalate; null for none. */
    public String parentOf(String unitId, long timeMillis) {
        Unit unit = unitId == null ? null : history.unit(unitId, timeMillis);
        return unit == null ? null : unit.parent();
    }
}

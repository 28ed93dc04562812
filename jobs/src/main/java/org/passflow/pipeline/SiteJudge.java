package org.passflow.pipeline;

import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.Collector;
import org.passflow.alert.FlowWatch;
import org.passflow.alert.PostWatch;
import org.passflow.alert.Rule;
import org.passflow.alert.RuleBook;
import org.passflow.alert.RuleSettings;
import org.passflow.alert.SiteWindow;
import org.passflow.alert.WindowRule;
import org.passflow.finding.Finding;
import org.passflow.finding.Measured;
import org.passflow.finding.Step;
import org.passflow.finding.Subject;
import org.passflow.finding.SubjectKind;
import org.passflow.reference.Site;

/**
 * Judges one site at one instant, and turns what is wrong and what was raised before into findings.
 *
 * @param raised what is raised at the site, by rule
 */
record SiteJudge(
        RuleBook rules, PostWatch watch, long timeMillis, MapState<String, Finding> raised, Collector<Finding> out) {

    private Site site() {
        return watch.version().site();
    }

    /** What stands in a half hour in which the site was known. */
    void window(SiteWindow window) throws Exception {
        for (WindowRule rule : WindowRule.ALL) {
            Optional<RuleSettings> settings = inForce(rule.rule());
            if (settings.isEmpty()) {
                end(rule.rule());
                continue;
            }
            boolean isRaised = raised.contains(rule.rule().ruleName());
            WindowRule.Verdict verdict = rule.judge(window, site(), settings.get(), isRaised);
            switch (verdict.state()) {
                case WRONG -> say(rule.rule(), settings.get(), 0, window.startMillis(), verdict.measured());
                case FINE -> end(rule.rule());
                case UNKNOWN -> {}
            }
        }
    }

    /** What a half hour meant for the flow. */
    void flow(FlowWatch.Outcome outcome) throws Exception {
        if (outcome.ended() != null) {
            end(FlowWatch.rule(outcome.ended().deviation()));
        }
        FlowWatch.Raised now = outcome.memory().raised();
        if (now == null) {
            return;
        }
        Rule rule = FlowWatch.rule(now.deviation());
        Optional<RuleSettings> settings = inForce(rule);
        if (settings.isEmpty()) {
            end(rule);
            return;
        }
        if (isTold(outcome, settings.get())) {
            say(rule, settings.get(), now.isLoud() ? 0 : 1, now.sinceMillis(), outcome.told());
        }
    }

    /** Single half hours of a small post never differ by much; a run of them without anybody has its own limit. */
    private static boolean isTold(FlowWatch.Outcome outcome, RuleSettings settings) {
        Measured measured = outcome.measured();
        boolean isEnough = Math.abs(measured.value() - measured.expected()) >= settings.number("least_difference");
        boolean isMeant =
                outcome.judgement().deviation() == outcome.memory().raised().deviation();
        return outcome.judgement().seen() >= settings.whole("times_seen")
                && isMeant
                && (isEnough || outcome.judgement().zeroRun().overdue());
    }

    /** Whether the business day that ends now and began there saw as many disinfections as are due. */
    void disinfection(long dayStart) throws Exception {
        Optional<RuleSettings> settings = inForce(Rule.DISINFECTION_SHORT);
        Integer due = site().disinfectionsPerDay();
        boolean wasThere = watch.lastHeardMillis() != null
                && watch.lastHeardMillis() >= dayStart
                && watch.wasInOperation(dayStart);
        if (settings.isEmpty() || due == null || due == 0 || !wasThere) {
            end(Rule.DISINFECTION_SHORT);
            return;
        }
        long done = watch.disinfections(dayStart);
        if (done < due) {
            Measured measured = new Measured((double) done, (double) due, dayStart, timeMillis);
            say(Rule.DISINFECTION_SHORT, settings.get(), 0, timeMillis, measured);
        } else {
            end(Rule.DISINFECTION_SHORT);
        }
    }

    private Optional<RuleSettings> inForce(Rule rule) {
        return rules.inForce(rule, site(), null, timeMillis);
    }

    private void say(Rule rule, RuleSettings settings, int milder, long sinceMillis, Measured measured)
            throws Exception {
        Finding before = raised.get(rule.ruleName());
        long since = before == null ? sinceMillis : before.sinceMillis();
        Finding finding = new Finding(
                rule.ruleName(),
                settings.ruleId(),
                settings.severity(milder),
                before == null ? Step.RAISE : Step.UPDATE,
                new Subject(SubjectKind.SITE, site().siteId(), site().siteId(), site().region()),
                Long.toString(since),
                since,
                timeMillis,
                false,
                measured,
                null,
                Map.of());
        raised.put(rule.ruleName(), finding);
        out.collect(finding);
    }

    private void end(Rule rule) throws Exception {
        Finding before = raised.get(rule.ruleName());
        if (before != null) {
            raised.remove(rule.ruleName());
            out.collect(before.ended(timeMillis));
        }
    }
}

package org.passflow.pipeline;

import org.apache.flink.util.Collector;
import org.passflow.alert.EventRule;
import org.passflow.alert.Knowledge;
import org.passflow.alert.Notice;
import org.passflow.alert.RuleSettings;
import org.passflow.alert.Sighting;
import org.passflow.finding.Finding;
import org.passflow.finding.Step;
import org.passflow.finding.Subject;
import org.passflow.reference.Site;

/** Judges each event by the rules on single events, as soon as it is read. Keyed by site, though it keeps nothing of it. */
final class JudgeEvents extends Judging<Sighting, Finding> {

    private static final long serialVersionUID = 1;

    JudgeEvents(Beginning beginning) {
        super(beginning);
    }

    @Override
    public void processElement(Sighting sighting, ReadOnlyContext context, Collector<Finding> out) throws Exception {
        Knowledge knowledge = knowledge(context);
        Site site = knowledge.history().site(sighting.siteId(), sighting.eventTimeMillis());
        for (EventRule rule : EventRule.ALL) {
            if (rule.concerns(sighting)) {
                knowledge
                        .rules()
                        .inForce(rule.rule(), site, null, sighting.eventTimeMillis())
                        .ifPresent(settings -> judge(rule, sighting, settings, site, out));
            }
        }
    }

    private static void judge(
            EventRule rule, Sighting sighting, RuleSettings settings, Site site, Collector<Finding> out) {
        rule.judge(sighting, settings)
                .ifPresent(notice -> out.collect(finding(rule, sighting, settings, site, notice)));
    }

    private static Finding finding(EventRule rule, Sighting sighting, RuleSettings settings, Site site, Notice notice) {
        return new Finding(
                rule.rule().ruleName(),
                settings.ruleId(),
                settings.severity(notice.milder()),
                sighting.isVoid() ? Step.END : Step.RAISE,
                new Subject(
                        rule.rule().subjectKind(),
                        sighting.occurrence(),
                        sighting.siteId(),
                        site == null ? null : site.region()),
                "",
                sighting.eventTimeMillis(),
                sighting.arrivalMillis(),
                true,
                notice.measured(),
                sighting.evidence(),
                notice.details());
    }
}

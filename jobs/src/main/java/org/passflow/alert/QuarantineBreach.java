package org.passflow.alert;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.passflow.custody.Custody;
import org.passflow.custody.Seen;
import org.passflow.custody.Terms;
import org.passflow.event.CheckpointEvent;
import org.passflow.event.Disposition;
import org.passflow.event.Topics;
import org.passflow.finding.Evidence;
import org.passflow.finding.Finding;
import org.passflow.finding.Measured;
import org.passflow.finding.Step;
import org.passflow.finding.Subject;
import org.passflow.finding.SubjectKind;
import org.passflow.reference.Site;
import org.passflow.reference.SiteKind;

/** Somebody in quarantine seen elsewhere (DOMAIN D7). To be sampled, to see a doctor and to be taken there is no breach. */
public record QuarantineBreach(Knowledge knowledge, String token) {

    private static final Set<SiteKind> ALLOWED =
            EnumSet.of(SiteKind.SAMPLING_SITE, SiteKind.HOME_TEAM, SiteKind.FEVER_CLINIC, SiteKind.QUARANTINE_SITE);

    /** Whether an event of a person could ever be a breach, wherever it was. */
    public static boolean concerns(CheckpointEvent event) {
        return event.personToken() != null
                && event.subject() == org.passflow.event.Subject.PERSON
                && event.direction() != null
                && event.disposition() != Disposition.TRANSFERRED
                && event.disposition() != Disposition.REFERRED;
    }

    /** Whether a sighting there could be one: at a hub always, at a checkpoint by its kind. */
    public static boolean concerns(Knowledge knowledge, Seen seen) {
        Site site = seen.isAtHub() ? null : knowledge.history().site(seen.siteId(), seen.timeMillis());
        return site == null || site.kind() == null || !ALLOWED.contains(site.kind());
    }

    /** How long a person may be under way after an order begins, milliseconds. */
    public static long grace(Knowledge knowledge, Terms terms) {
        return new CustodyPlace(knowledge, terms)
                .settings(Rule.QUARANTINE_BREACH, terms.fromMillis())
                .minutes("grace_minutes")
                .toMillis();
    }

    /**
     * What a sighting shows.
     *
     * @param noticedMillis arrival of what showed it: the sighting or the order
     */
    public Optional<Finding> judge(Seen seen, Custody custody, long keptMillis, long noticedMillis) {
        if (!seen.breaks(custody, keptMillis)) {
            return Optional.empty();
        }
        Site site = knowledge.history().site(seen.siteId(), seen.timeMillis());
        return knowledge
                .rules()
                .inForce(Rule.QUARANTINE_BREACH, site, null, seen.timeMillis())
                .map(settings -> finding(seen, custody, settings, site, noticedMillis));
    }

    private Finding finding(Seen seen, Custody custody, RuleSettings settings, Site site, long noticedMillis) {
        String topic = seen.isAtHub() ? Topics.HUB_EVENTS : Topics.CHECKPOINT_EVENTS;
        Evidence evidence = CustodyPlace.evidence(topic, seen.trace(), seen.eventId(), seen.heardMillis(), token);
        Map<String, String> details = CustodyPlace.of(knowledge, custody).details();
        return new Finding(
                Rule.QUARANTINE_BREACH.ruleName(),
                settings.ruleId(),
                settings.severity(),
                Step.RAISE,
                new Subject(SubjectKind.EVENT, seen.key(), seen.siteId(), site == null ? null : site.region()),
                "",
                seen.timeMillis(),
                noticedMillis,
                true,
                Measured.none(),
                evidence,
                details);
    }
}

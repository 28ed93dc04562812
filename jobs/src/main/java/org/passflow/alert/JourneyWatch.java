package org.passflow.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.passflow.finding.Evidence;
import org.passflow.finding.Finding;
import org.passflow.finding.Step;
import org.passflow.finding.Subject;
import org.passflow.finding.SubjectKind;
import org.passflow.journey.Journey;
import org.passflow.reference.Site;

/**
 * Judges one journey, as it was known at an instant, by all rules on journeys. A limit that changes while it is waited holds
 * from its time on: overdue is the first instant T at which the wait has lasted as long as the limit in force at T.
 */
public record JourneyWatch(RuleBook rules, String tripId, String personToken) {

    private static final List<JourneyRule> ALL = List.of(
            new HoldOvertime(),
            new PushSlow(),
            new HandoffUnacknowledged(),
            new TransferOverdue(),
            new IllegalTransition());

    /**
     * What is wrong at an instant.
     *
     * @param findings each rule at most once, as if it had never been found before
     * @param nextMillis when to look again though nothing may arrive, epoch milliseconds UTC; null for never
     */
    public record Verdict(List<Finding> findings, Long nextMillis) {}

    /** Judges by what is known at an instant; {@code hub} is null where the roster does not know it. */
    public Verdict judge(Journey journey, Site hub, long nowMillis) {
        List<Finding> findings = new ArrayList<>();
        Long next = null;
        for (JourneyRule rule : ALL) {
            Long since = rule.waitsSince(journey);
            if (since == null) {
                continue;
            }
            Waiting waiting = new Waiting(rule, journey, hub, since);
            find(waiting, nowMillis).ifPresent(findings::add);
            next = earlier(next, waiting.nextLook(nowMillis));
        }
        return new Verdict(findings, next);
    }

    private static Long earlier(Long one, Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }

    private Optional<Finding> find(Waiting waiting, long nowMillis) {
        Optional<RuleSettings> settings = waiting.settingsAt(nowMillis);
        if (settings.isEmpty() || waiting.rule().isDone(waiting.journey(), settings.get())) {
            return Optional.empty();
        }
        Long first = waiting.due(waiting.rule().limits().get(0));
        if (first == null || first > nowMillis) {
            return Optional.empty();
        }
        int graver = 0;
        Long due = first;
        for (int i = 1; i < waiting.rule().limits().size(); i++) {
            Long further = waiting.due(waiting.rule().limits().get(i));
            if (further != null && further <= nowMillis) {
                graver = i;
                due = further;
            }
        }
        Duration limit = waiting.settingsAt(due)
                .orElseThrow()
                .minutes(waiting.rule().limits().get(graver));
        JourneyRule.Overdue overdue = new JourneyRule.Overdue(waiting.since(), due, limit, settings.get());
        return Optional.of(finding(waiting, overdue, first, graver, nowMillis));
    }

    private Finding finding(Waiting waiting, JourneyRule.Overdue overdue, long firstDue, int graver, long nowMillis) {
        Journey journey = waiting.journey();
        JourneyRule.Said said = waiting.rule().said(journey, overdue);
        Map<String, String> details = new HashMap<>(said.details());
        details.put("trip", tripId);
        boolean isIllegal = waiting.rule().rule() == Rule.ILLEGAL_TRANSITION;
        String eventId = isIllegal ? journey.firstIllegal().eventId() : "";
        return new Finding(
                waiting.rule().rule().ruleName(),
                overdue.settings().ruleId(),
                overdue.settings().severity(-graver),
                Step.RAISE,
                new Subject(
                        SubjectKind.PERSON,
                        Sighting.passenger(tripId, personToken),
                        journey.siteId(),
                        waiting.hub() == null ? null : waiting.hub().region()),
                isIllegal ? eventId : Long.toString(firstDue),
                isIllegal ? waiting.since() : firstDue,
                nowMillis,
                false,
                said.measured(),
                new Evidence(null, eventId, null, personToken),
                details);
    }

    /** One wait of a journey. */
    private final class Waiting {
        private final JourneyRule rule;
        private final Journey journey;
        private final Site hub;
        private final long since;
        private final NavigableSet<Long> changes;

        Waiting(JourneyRule rule, Journey journey, Site hub, long since) {
            this.rule = rule;
            this.journey = journey;
            this.hub = hub;
            this.since = since;
            this.changes = rules.changes(rule.rule());
        }

        JourneyRule rule() {
            return rule;
        }

        Journey journey() {
            return journey;
        }

        Site hub() {
            return hub;
        }

        long since() {
            return since;
        }

        Optional<RuleSettings> settingsAt(long timeMillis) {
            return rules.inForce(rule.rule(), hub, null, timeMillis);
        }

        /** The first instant at which it has lasted as long as the limit in force then; null if it never does. */
        Long due(String limit) {
            Long from = since;
            while (from != null) {
                Long until = changes.higher(from);
                Optional<RuleSettings> settings = settingsAt(from);
                if (settings.isPresent() && !rule.isDone(journey, settings.get())) {
                    long due =
                            Math.max(from, since + settings.get().minutes(limit).toMillis());
                    if (until == null || due < until) {
                        return due;
                    }
                }
                from = until;
            }
            return null;
        }

        /** When it becomes due, or other settings come into force. */
        Long nextLook(long nowMillis) {
            Long next = changes.higher(nowMillis);
            for (String limit : rule.limits()) {
                Long due = due(limit);
                next = due == null || due <= nowMillis ? next : earlier(next, due);
            }
            return next;
        }
    }
}

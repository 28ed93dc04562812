package org.passflow.alert;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.passflow.event.TripStatus;
import org.passflow.finding.Finding;
import org.passflow.finding.Measured;
import org.passflow.finding.Step;
import org.passflow.finding.Subject;
import org.passflow.finding.SubjectKind;
import org.passflow.journey.TripLife;
import org.passflow.journey.TripTally;
import org.passflow.reference.Site;

/**
 * A trip that does not add up when it should be over: more or fewer arrived than were announced, or somebody is not
 * registered, or not on the way (DOMAIN D11).
 */
public record TripMismatch(RuleBook rules, String tripId, TripLife life, Site hub) {

    private static final Rule RULE = Rule.TRIP_MISMATCH;

    /** From when on it is judged, epoch milliseconds UTC; null while that is not known. */
    public Long judgedFrom() {
        TripStatus status = life.status();
        Long arrived = life.since(TripStatus.ARRIVED);
        Long closed = life.since(TripStatus.CLOSED);
        boolean isRunning = status == TripStatus.ARRIVED || status == TripStatus.CLOSED;
        if (!isRunning || (arrived == null && closed == null)) {
            return null;
        }
        NavigableSet<Long> changes = rules.changes(RULE);
        Long from = arrived == null ? closed : closed == null ? arrived : (Long) Math.min(arrived, closed);
        while (from != null) {
            Long until = changes.higher(from);
            Optional<RuleSettings> settings = settingsAt(from);
            if (settings.isPresent()) {
                long due = Math.max(from, over(arrived, closed, settings.get()));
                if (until == null || due < until) {
                    return due;
                }
            }
            from = until;
        }
        return null;
    }

    private static long over(Long arrived, Long closed, RuleSettings settings) {
        long patience = settings.minutes("after_minutes").toMillis();
        long over = Math.min(
                closed == null ? Long.MAX_VALUE : closed, arrived == null ? Long.MAX_VALUE : arrived + patience);
        return over + settings.minutes("grace_minutes").toMillis();
    }

    private Optional<RuleSettings> settingsAt(long timeMillis) {
        return rules.inForce(RULE, hub, null, timeMillis);
    }

    /** The next instant at which other settings come into force; null for none. */
    public Long nextChange(long nowMillis) {
        return rules.changes(RULE).higher(nowMillis);
    }

    /** What is wrong at an instant at which it is judged. */
    public Optional<Finding> judge(TripTally tally, long sinceMillis, long nowMillis) {
        int gap = life.announced() == null ? 0 : life.announced() - tally.arrived();
        int wrong = Math.abs(gap) + tally.unregistered() + tally.open();
        return settingsAt(nowMillis)
                .filter(settings -> wrong > 0)
                .map(settings -> finding(settings, tally, wrong, sinceMillis, nowMillis));
    }

    private Finding finding(RuleSettings settings, TripTally tally, int wrong, long sinceMillis, long nowMillis) {
        return new Finding(
                RULE.ruleName(),
                settings.ruleId(),
                settings.severity(),
                Step.RAISE,
                new Subject(SubjectKind.TRIP, tripId, life.siteId(), hub == null ? null : hub.region()),
                Long.toString(sinceMillis),
                sinceMillis,
                nowMillis,
                false,
                Measured.of((double) wrong, 0.0),
                null,
                words(tally));
    }

    private Map<String, String> words(TripTally tally) {
        return Map.of(
                "trip", tripId,
                "announced", life.announced() == null ? "?" : life.announced().toString(),
                "arrived", Integer.toString(tally.arrived()),
                "unregistered", Integer.toString(tally.unregistered()),
                "open", Integer.toString(tally.open()));
    }
}

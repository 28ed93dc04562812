package org.passflow.alert;

import java.time.Duration;
import java.util.Map;
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
 * A trip whose passengers will not all be registered in time, at the rate of the last quarter of an hour at the hub (DOMAIN
 * H6).
 *
 * @param registrations how many were registered at the hub in that time, of all trips
 */
public record PredictedOverrun(RuleBook rules, String tripId, TripLife life, Site hub, int registrations) {

    /** How far back the rate is taken; a trip is not judged before it has been there for so long. */
    public static final Duration RATE_WINDOW = Duration.ofMinutes(15);

    private static final Rule RULE = Rule.PREDICTED_OVERRUN;

    /** How many of a trip's passengers still have to be registered; none once it is closed. */
    public static int waiting(TripLife life, TripTally tally) {
        if (life.status() != TripStatus.ARRIVED) {
            return 0;
        }
        int expected = life.announced() == null ? tally.arrived() : life.announced();
        return Math.max(0, expected - tally.registered());
    }

    /** What is wrong at an instant; empty when all will be done in time, or nobody waits. */
    public Optional<Finding> judge(TripTally tally, long nowMillis) {
        int waiting = waiting(life, tally);
        if (waiting == 0) {
            return Optional.empty();
        }
        long arrived = life.since(TripStatus.ARRIVED);
        return rules.inForce(RULE, hub, null, nowMillis)
                .filter(settings -> nowMillis >= arrived + RATE_WINDOW.toMillis())
                .filter(settings -> isLate(waiting, arrived, nowMillis, settings))
                .map(settings -> finding(settings, waiting, arrived, nowMillis));
    }

    /** waiting / rate > time left, without a division. */
    private boolean isLate(int waiting, long arrived, long nowMillis, RuleSettings settings) {
        long left = arrived + settings.minutes("limit_minutes").toMillis() - nowMillis;
        return registrations == 0 || waiting * RATE_WINDOW.toMillis() > left * registrations;
    }

    private Finding finding(RuleSettings settings, int waiting, long arrived, long nowMillis) {
        double elapsed = (nowMillis - arrived) / 60_000.0;
        Double cleared = registrations == 0
                ? null
                : (Double) Math.ceil(elapsed + (double) waiting * RATE_WINDOW.toMinutes() / registrations);
        return new Finding(
                RULE.ruleName(),
                settings.ruleId(),
                settings.severity(),
                Step.RAISE,
                new Subject(SubjectKind.TRIP, tripId, life.siteId(), hub == null ? null : hub.region()),
                Long.toString(nowMillis),
                nowMillis,
                nowMillis,
                false,
                new Measured(cleared, (double) settings.whole("limit_minutes"), arrived, null),
                null,
                Map.of(
                        "trip", tripId,
                        "waiting", Integer.toString(waiting),
                        "registered", Integer.toString(registrations)));
    }
}

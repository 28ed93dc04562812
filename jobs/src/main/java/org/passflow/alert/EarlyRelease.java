package org.passflow.alert;

import java.time.Duration;
import java.util.Optional;
import org.passflow.custody.Custody;
import org.passflow.custody.Fact;
import org.passflow.finding.Finding;
import org.passflow.finding.Measured;
import org.passflow.finding.Step;

/** A release well before the quarantine is over (DOMAIN D6). */
public record EarlyRelease(Knowledge knowledge, String token) {

    /**
     * What the release of an order shows.
     *
     * @param noticedMillis arrival of what showed it: the release or the order
     */
    public Optional<Finding> judge(Custody custody, long noticedMillis) {
        Fact release = custody.release();
        if (release == null || release.trace() == null) {
            return Optional.empty();
        }
        long at = release.timeMillis();
        CustodyPlace place = CustodyPlace.of(knowledge, custody);
        return place.inForce(Rule.EARLY_RELEASE, at)
                .filter(settings -> at
                        < custody.terms().dueMillis()
                                - Duration.ofHours(settings.whole("tolerance_hours"))
                                        .toMillis())
                .map(settings -> new Finding(
                        Rule.EARLY_RELEASE.ruleName(),
                        settings.ruleId(),
                        settings.severity(),
                        Step.RAISE,
                        place.event(release.id(), at),
                        "",
                        at,
                        noticedMillis,
                        true,
                        new Measured(null, null, at, custody.terms().dueMillis()),
                        CustodyPlace.evidence(release, token),
                        place.details()));
    }
}

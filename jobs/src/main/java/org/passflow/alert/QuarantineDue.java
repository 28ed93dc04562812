package org.passflow.alert;

import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.passflow.custody.Custody;
import org.passflow.finding.Finding;
import org.passflow.finding.Measured;
import org.passflow.finding.Step;

/** A quarantine that should be over and that nobody ended (DOMAIN D6). */
public record QuarantineDue(Knowledge knowledge, String token) {

    /** What is wrong with an order at an instant. */
    public Optional<Finding> judge(Custody custody, long nowMillis) {
        long due = custody.terms().dueMillis();
        Long reached = custody.isOpenAt(nowMillis) ? Deadline.reached(due, nowMillis, limit(custody)) : null;
        if (reached == null) {
            return Optional.empty();
        }
        CustodyPlace place = CustodyPlace.of(knowledge, custody);
        return place.inForce(Rule.QUARANTINE_DUE, reached)
                .map(settings -> new Finding(
                        Rule.QUARANTINE_DUE.ruleName(),
                        settings.ruleId(),
                        settings.severity(),
                        Step.RAISE,
                        place.person(custody.order().id(), token, nowMillis),
                        Long.toString(due),
                        reached,
                        nowMillis,
                        false,
                        new Measured(null, null, due, null),
                        CustodyPlace.evidence(custody.order(), token),
                        place.details()));
    }

    /** When that may be otherwise without any news; {@link Long#MAX_VALUE} for never. */
    public long nextLook(Custody custody, long nowMillis, long everyMillis) {
        LongUnaryOperator limit = limit(custody);
        long due = custody.terms().dueMillis();
        boolean isOver = !custody.isOpenAt(nowMillis) || Deadline.reached(due, nowMillis, limit) != null;
        return isOver ? Long.MAX_VALUE : Deadline.nextLook(due, nowMillis, limit, everyMillis);
    }

    private LongUnaryOperator limit(Custody custody) {
        CustodyPlace place = CustodyPlace.of(knowledge, custody);
        return at ->
                place.settings(Rule.QUARANTINE_DUE, at).minutes("grace_minutes").toMillis();
    }
}

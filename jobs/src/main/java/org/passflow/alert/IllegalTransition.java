package org.passflow.alert;

import java.util.List;
import java.util.Map;
import org.passflow.finding.Measured;
import org.passflow.journey.Journey;

/** Steps stand where the table of transitions does not allow them, also after those that were late have had time to come. */
final class IllegalTransition implements JourneyRule {

    @Override
    public Rule rule() {
        return Rule.ILLEGAL_TRANSITION;
    }

    @Override
    public List<String> limits() {
        return List.of("wait_minutes");
    }

    @Override
    public Long waitsSince(Journey journey) {
        return journey.firstIllegal() == null ? null : journey.firstIllegal().eventTimeMillis();
    }

    @Override
    public Said said(Journey journey, Overdue overdue) {
        return new Said(
                Measured.of((double) journey.illegal(), 0.0),
                Map.of("stage", journey.firstIllegal().stage().name()));
    }
}

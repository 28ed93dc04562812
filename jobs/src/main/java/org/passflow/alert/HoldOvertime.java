package org.passflow.alert;

import java.util.List;
import java.util.Map;
import org.passflow.journey.Journey;

/** A passenger is still at the hub long after arrival (DOMAIN H3). */
final class HoldOvertime implements JourneyRule {

    @Override
    public Rule rule() {
        return Rule.HOLD_OVERTIME;
    }

    @Override
    public List<String> limits() {
        return List.of("minutes", "critical_minutes");
    }

    @Override
    public Long waitsSince(Journey journey) {
        return journey.leftHubAt() == null ? journey.arrivedAt() : null;
    }

    @Override
    public Said said(Journey journey, Overdue overdue) {
        return new Said(overdue.inMinutes(), Map.of("phase", phase(journey)));
    }

    private static String phase(Journey journey) {
        if (journey.registeredAt() == null) {
            return "QUEUE";
        }
        if (journey.heldSince() != null) {
            return "OBSERVATION";
        }
        return journey.classifiedAt() == null ? "CLASSIFICATION" : "PUSH";
    }
}

package org.passflow.alert;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.passflow.finding.Measured;
import org.passflow.journey.Journey;

/** The record was pushed, and those responsible for the passenger have not all said that they took over (DOMAIN D8, G4). */
final class HandoffUnacknowledged implements JourneyRule {

    @Override
    public Rule rule() {
        return Rule.HANDOFF_UNACKNOWLEDGED;
    }

    @Override
    public Long waitsSince(Journey journey) {
        return journey.pushedAt();
    }

    @Override
    public boolean isDone(Journey journey, RuleSettings settings) {
        return acknowledged(journey, settings) >= settings.whole("roles");
    }

    private static long acknowledged(Journey journey, RuleSettings settings) {
        List<String> counting = settings.names("role_names");
        return journey.ackedRoles().stream()
                .filter(role -> counting.isEmpty() || counting.contains(role))
                .count();
    }

    @Override
    public Said said(Journey journey, Overdue overdue) {
        RuleSettings settings = overdue.settings();
        Measured measured = new Measured(
                (double) acknowledged(journey, settings),
                (double) settings.whole("roles"),
                overdue.sinceMillis(),
                null);
        List<String> missing = settings.names("role_names").stream()
                .filter(role -> !journey.ackedRoles().contains(role))
                .sorted()
                .toList();
        Map<String, String> details = new TreeMap<>();
        details.put("minutes", Long.toString(overdue.limit().toMinutes()));
        if (!missing.isEmpty()) {
            details.put("missing", String.join(",", missing));
        }
        if (journey.destinationRegion() != null) {
            details.put("destination", journey.destinationRegion());
        }
        return new Said(measured, details);
    }
}

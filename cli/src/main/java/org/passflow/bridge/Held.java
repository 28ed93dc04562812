package org.passflow.bridge;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What Alertmanager holds of the bridge now: alerts that have not ended and silences that have not expired. */
record Held(List<PagedAlert> alerts, List<Silence> silences) {
    Held {
        alerts = List.copyOf(alerts);
        silences = List.copyOf(silences);
    }

    Set<String> alertIds() {
        return alerts.stream()
                .map(PagedAlert::alertId)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }
}

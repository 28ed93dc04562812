package org.passflow.duty;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one shift tells the next about alerts.
 *
 * @param unit whose alerts; empty: of all units
 * @param alerts that were noticed or ended in this time, or have not ended
 * @param actions what people did in this time, about any alert
 */
public record Handover(
        Instant since, Instant until, String unit, List<Alert> alerts, List<TakenAction> actions, ChainAge age) {

    /** Reads it as of now. */
    public static Handover read(DutyDesk desk, Instant since, Instant now, String unit)
            throws IOException, InterruptedException {
        return new Handover(since, now, unit, desk.since(since, unit), desk.actions(since, ""), desk.age());
    }

    /** Noticed in this time, whatever became of them. */
    List<Alert> noticed() {
        return those(alert -> !alert.noticedAt().isBefore(since));
    }

    /** Those in a state; of those that have ended, in this time. */
    List<Alert> in(AlertState state) {
        return those(alert -> alert.handling().state() == state
                && (!state.hasEnded() || !alert.handling().endedAt().isBefore(since)));
    }

    /** What people did about an alert in this time. */
    List<TakenAction> about(Alert alert) {
        return actions.stream()
                .filter(taken -> taken.action().alertId().equals(alert.id()))
                .toList();
    }

    private List<Alert> those(Predicate<Alert> condition) {
        return alerts.stream().filter(condition).toList();
    }
}

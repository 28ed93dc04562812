package org.passflow.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.passflow.bridge.StoredAlert.State;
import org.passflow.bridge.StoredAlert.Times;

/** Alerts as ClickHouse would hold them, for tests of what the bridge decides. */
final class TestingAlerts {
    static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    static final BridgeSettings SETTINGS = BridgeSettings.DEFAULTS;
    static final Instant KEPT = NOW.plus(SETTINGS.keep());

    private TestingAlerts() {}

    /** Opened and stored so many minutes ago, open, calling. */
    static StoredAlert open(String id, Severity severity, int minutesAgo) {
        Instant opened = NOW.minus(Duration.ofMinutes(minutesAgo));
        return new StoredAlert(
                id,
                severity,
                State.OPEN,
                true,
                new Times(opened, opened, null, null),
                "王警官",
                Map.of("alertname", "fever", "alert_id", id, "severity", severity.label(), "source", "passflow"),
                Map.of("summary_en", "fever at a gate"));
    }

    static StoredAlert warning(String id) {
        return open(id, Severity.WARNING, 5);
    }

    static StoredAlert in(State state, StoredAlert alert) {
        boolean over = state == State.RESOLVED || state == State.CLOSED;
        Times times = alert.times();
        return with(
                alert,
                state,
                alert.pages(),
                new Times(
                        times.opened(),
                        times.stored(),
                        state == State.SHELVED ? NOW.plus(Duration.ofDays(2)) : null,
                        over ? NOW.minus(Duration.ofMinutes(1)) : null));
    }

    static StoredAlert storedAfter(Duration delay, StoredAlert alert) {
        Times times = alert.times();
        return with(
                alert,
                alert.state(),
                alert.pages(),
                new Times(times.opened(), times.opened().plus(delay), times.shelvedUntil(), times.ended()));
    }

    static StoredAlert memberOfGroup(StoredAlert alert) {
        return with(alert, alert.state(), false, alert.times());
    }

    static StoredAlert ofUnit(String unit, StoredAlert alert) {
        Map<String, String> labels = new HashMap<>(alert.labels());
        labels.put("unit", unit);
        return new StoredAlert(
                alert.id(),
                alert.severity(),
                alert.state(),
                alert.pages(),
                alert.times(),
                alert.officer(),
                labels,
                alert.annotations());
    }

    /** As Alertmanager holds it after it was posted now. */
    static PagedAlert held(StoredAlert alert) {
        return held(alert, KEPT);
    }

    static PagedAlert held(StoredAlert alert, Instant endsAt) {
        return new PagedAlert(alert.labels(), alert.annotations(), alert.times().opened(), endsAt);
    }

    private static StoredAlert with(StoredAlert alert, State state, boolean pages, Times times) {
        return new StoredAlert(
                alert.id(),
                alert.severity(),
                state,
                pages,
                times,
                alert.officer(),
                alert.labels(),
                alert.annotations());
    }
}

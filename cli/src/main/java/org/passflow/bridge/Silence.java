package org.passflow.bridge;

import java.time.Instant;

/**
 * An alert's silence in Alertmanager, made by the bridge because a person took the alert up or put it aside.
 *
 * @param id of Alertmanager; null for one that is still to be made
 * @param officer who did
 */
record Silence(String id, String alertId, String officer, Instant startsAt, Instant endsAt) {
    Silence until(Instant other) {
        return new Silence(id, alertId, officer, startsAt, other);
    }
}

package org.passflow.rejects;

import java.time.Instant;

/**
 * A refused record as {@code v_rejects} shows it.
 *
 * @param payload masked, and cut to 4096 bytes
 */
public record StoredReject(
        RecordPosition position, Instant arrivalTime, String reason, String detail, String payload) {}

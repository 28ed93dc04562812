package org.passflow.truth;

import java.time.Instant;

/** An expected row of {@code rejects}, without the texts for people. */
public record RejectRow(String topic, int partition, long offset, Instant arrivalTime, String reason) {}

package org.passflow.truth;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An expected row of {@code journeys}.
 *
 * @param times the instants that are known, by column
 * @param texts origin_region, destination_region, purpose, capture_mode and to_site, empty where nothing was said
 * @param maxTemperatureCentidegrees null where none was taken
 */
public record JourneyRow(
        String tripId,
        String personToken,
        String siteId,
        Map<String, Instant> times,
        long heldMillis,
        List<String> ackedRoles,
        Map<String, String> texts,
        Long maxTemperatureCentidegrees,
        int steps,
        String outcome,
        String lastStage,
        int illegal,
        long revision) {

    /** The columns of instants, in the order in which they are compared. */
    public static final List<String> TIMES = List.of(
            "arrived_at",
            "registered_at",
            "screened_at",
            "classified_at",
            "pushed_at",
            "received_at",
            "turned_back_at",
            "exempt_at",
            "transfer_departed_at",
            "transfer_arrived_at",
            "home_arrived_at",
            "held_at",
            "released_at",
            "held_since",
            "first_acked_at",
            "last_acked_at",
            "ended_at",
            "ready_at",
            "left_hub_at",
            "last_step_at");

    /** The columns of what was said. */
    public static final List<String> TEXTS = JourneyStep.TEXTS.subList(0, 5);

    public JourneyRow {
        times = Map.copyOf(times);
        ackedRoles = List.copyOf(ackedRoles);
        texts = Map.copyOf(texts);
    }

    /** Null where it is not known. */
    public Instant time(String column) {
        return times.get(column);
    }

    boolean has(String column) {
        return times.containsKey(column);
    }

    /** Milliseconds from one instant to another; null unless both are known. */
    public Long between(String from, String to) {
        return has(from) && has(to)
                ? Long.valueOf(time(to).toEpochMilli() - time(from).toEpochMilli())
                : null;
    }
}

package org.passflow.truth;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One step of a passenger, whatever number of copies of it came.
 *
 * @param millis event time, epoch milliseconds UTC
 * @param texts what it says, by field
 * @param centidegrees null where no temperature was taken
 * @param knownMillis arrival of the first copy
 * @param takenBackMillis arrival of what took it back; {@link Long#MAX_VALUE} for nothing
 */
record JourneyStep(
        String siteId,
        String eventId,
        String stage,
        long millis,
        Map<String, String> texts,
        Long centidegrees,
        long knownMillis,
        long takenBackMillis) {

    static final Comparator<JourneyStep> ORDER = Comparator.comparingLong(JourneyStep::millis)
            .thenComparing(JourneyStep::siteId)
            .thenComparing(JourneyStep::eventId);

    static final List<String> TEXTS =
            List.of("origin_region", "destination_region", "purpose", "capture_mode", "to_site", "acked_by");

    private static final Set<String> AWAY_FROM_HUB = Set.of("RECEIVED", "ACKED", "TRANSFER_ARRIVED", "HOME_ARRIVED");

    boolean isAtHub() {
        return !AWAY_FROM_HUB.contains(stage);
    }

    boolean isKnownBefore(long arrivalMillis) {
        return knownMillis < arrivalMillis;
    }

    /** Whether it stands by all that arrived before an instant. */
    boolean standsBefore(long arrivalMillis) {
        return knownMillis < arrivalMillis && takenBackMillis >= arrivalMillis;
    }

    /** How many events it is by all that arrived before an instant: none, itself, or it and what took it back. */
    int appliedBefore(long arrivalMillis) {
        if (!isKnownBefore(arrivalMillis)) {
            return 0;
        }
        return standsBefore(arrivalMillis) ? 1 : 2;
    }

    String role() {
        return texts.getOrDefault("acked_by", "unknown");
    }
}

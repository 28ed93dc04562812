package org.passflow.alert;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.passflow.finding.Measured;
import org.passflow.journey.Journey;

/** A rule on one journey: something is due within a time after something else. Stateless. */
interface JourneyRule {

    /** Its name and settings in the catalogue. */
    Rule rule();

    /** Settings that say in minutes how long it may take; each further one makes the alert one step graver. */
    default List<String> limits() {
        return List.of("minutes");
    }

    /** From when on something is waited for, epoch milliseconds UTC; null when nothing is. */
    Long waitsSince(Journey journey);

    /** Whether by these settings it has been done already. */
    default boolean isDone(Journey journey, RuleSettings settings) {
        return false;
    }

    /** What is said of a wait that took too long. */
    default Said said(Journey journey, Overdue overdue) {
        return new Said(overdue.inMinutes(), Map.of());
    }

    /**
     * A wait that took too long.
     *
     * @param sinceMillis from when on it was waited
     * @param dueMillis when it had taken too long, epoch milliseconds UTC
     * @param limit which it broke
     * @param settings by which it is judged
     */
    record Overdue(long sinceMillis, long dueMillis, Duration limit, RuleSettings settings) {

        /** How long it was when it was too long, against the limit. */
        Measured inMinutes() {
            double waited = Duration.ofMillis(dueMillis - sinceMillis).toMinutes();
            return new Measured(waited, (double) limit.toMinutes(), sinceMillis, null);
        }
    }

    /** How much, and words for the text. */
    record Said(Measured measured, Map<String, String> details) {}
}

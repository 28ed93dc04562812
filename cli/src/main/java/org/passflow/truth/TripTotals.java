package org.passflow.truth;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must add up of one trip (DESIGN §8): arrived = registered + unregistered; registered = pushed + exempt + turned back +
 * transferred + open.
 *
 * @param announced null when nobody said
 */
public record TripTotals(
        String tripId,
        Long announced,
        long arrived,
        long registered,
        long pushed,
        long exempt,
        long turnedBack,
        long transferred,
        long open,
        long held,
        long acknowledged) {

    private static final Map<String, String> CLASSES = Map.of(
            "turned_back_at", "turned_back",
            "exempt_at", "exempt",
            "transfer_departed_at", "transferred",
            "pushed_at", "pushed");

    public long unregistered() {
        return arrived - registered;
    }

    /** Whether somebody is missing or still there. */
    public boolean isWrong() {
        return (announced != null && announced != arrived) || unregistered() > 0 || open > 0;
    }

    /** Who arrived but was not registered, or registered but neither pushed, exempted, turned back nor transferred. */
    static TripTotals of(String tripId, Long announced, Collection<JourneyRow> journeys, int roles) {
        Map<String, Long> counts = new TreeMap<>();
        for (JourneyRow row : journeys) {
            classes(row, roles).forEach(name -> counts.merge(name, 1L, Long::sum));
        }
        return of(tripId, announced, counts);
    }

    static TripTotals of(String tripId, Long announced, Map<String, Long> counts) {
        return new TripTotals(
                tripId,
                announced,
                counts.getOrDefault("arrived", 0L),
                counts.getOrDefault("registered", 0L),
                counts.getOrDefault("pushed", 0L),
                counts.getOrDefault("exempt", 0L),
                counts.getOrDefault("turned_back", 0L),
                counts.getOrDefault("transferred", 0L),
                counts.getOrDefault("open", 0L),
                counts.getOrDefault("held", 0L),
                counts.getOrDefault("acknowledged", 0L));
    }

    /** Under what a passenger is counted. */
    static Collection<String> classes(JourneyRow row, int roles) {
        Map<String, Boolean> classes = new TreeMap<>();
        if (row.has("arrived_at") || row.has("registered_at")) {
            classes.put("arrived", true);
        }
        if (row.has("registered_at")) {
            classes.put("registered", true);
            classes.put(first(row), true);
        }
        if (row.has("held_since")) {
            classes.put("held", true);
        }
        if (row.has("pushed_at")
                && row.ackedRoles().stream()
                                .filter(JourneyAlerts.FIVE::contains)
                                .count()
                        >= roles) {
            classes.put("acknowledged", true);
        }
        return classes.keySet();
    }

    /** The first in time of what ends the stay; of equals the first by name. */
    private static String first(JourneyRow row) {
        String first = null;
        for (String column : CLASSES.keySet().stream().sorted().toList()) {
            if (row.has(column) && (first == null || row.time(column).isBefore(row.time(first)))) {
                first = column;
            }
        }
        return first == null ? "open" : CLASSES.get(first);
    }
}

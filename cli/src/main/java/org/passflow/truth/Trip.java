package org.passflow.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A trip: what was said of it, and its passengers. */
final class Trip {

    private static final Set<String> WITH_PASSENGERS = Set.of("ARRIVED", "CLOSED");

    private final String tripId;
    private final List<Happening> said = new ArrayList<>();
    private final Map<String, Journey> journeys = new TreeMap<>();

    Trip(String tripId) {
        this.tripId = tripId;
    }

    String tripId() {
        return tripId;
    }

    void say(Happening event) {
        said.add(event);
    }

    List<Happening> said() {
        return said;
    }

    Journey journey(String token) {
        return journeys.computeIfAbsent(token, first -> new Journey(tripId, first));
    }

    Map<String, Journey> journeys() {
        return journeys;
    }

    /**
     * What is said of it by an instant.
     *
     * @param status the last; null when nothing is said
     * @param arrived earliest such time, epoch milliseconds UTC; null when none is known
     * @param closed the same
     * @param announced passengers as said last; null when nobody said
     */
    record Said(String status, Long arrived, Long closed, Long announced, String hub) {}

    Said saidBefore(long arrivalMillis) {
        String status = null;
        String hub = "";
        Long arrived = null;
        Long closed = null;
        Long announced = null;
        for (Happening one : said.stream()
                .filter(one -> stands(one, arrivalMillis))
                .sorted(Comparator.comparing((Happening one) -> one.event().time())
                        .thenComparing(one -> one.event().text("event_id")))
                .toList()) {
            long at = one.event().time().toEpochMilli();
            status = one.event().text("status");
            hub = one.event().siteId();
            arrived = status.equals("ARRIVED") && arrived == null ? Long.valueOf(at) : arrived;
            closed = status.equals("CLOSED") && closed == null ? Long.valueOf(at) : closed;
            if (WITH_PASSENGERS.contains(status) && one.event().has("passengers")) {
                announced = one.event().number("passengers");
            }
        }
        return new Said(status, arrived, closed, announced, hub);
    }

    private static boolean stands(Happening one, long arrivalMillis) {
        return one.known().toEpochMilli() < arrivalMillis
                && (one.takenBack() == null || one.takenBack().toEpochMilli() >= arrivalMillis);
    }
}

package org.passflow.truth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the steps of one passenger on one trip come to: the plain reading of docs/journeys.md. */
final class JourneyFold {

    /** What may follow what; an empty stage is the start. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("", Set.of("ARRIVED")),
            Map.entry("ARRIVED", Set.of("REGISTERED")),
            Map.entry("REGISTERED", Set.of("SCREENED", "CLASSIFIED")),
            Map.entry("SCREENED", Set.of("CLASSIFIED", "HELD")),
            Map.entry("CLASSIFIED", Set.of("HELD", "PUSHED", "EXEMPT", "TURNED_BACK", "TRANSFER_DEPARTED")),
            Map.entry("HELD", Set.of("RELEASED", "TRANSFER_DEPARTED", "TURNED_BACK")),
            Map.entry("RELEASED", Set.of("PUSHED", "EXEMPT", "TURNED_BACK", "TRANSFER_DEPARTED", "CLASSIFIED")),
            Map.entry("PUSHED", Set.of("RECEIVED", "ACKED", "HOME_ARRIVED")),
            Map.entry("RECEIVED", Set.of("ACKED", "HOME_ARRIVED")),
            Map.entry("ACKED", Set.of("ACKED", "HOME_ARRIVED")),
            Map.entry("HOME_ARRIVED", Set.of("RECEIVED", "ACKED")),
            Map.entry("TRANSFER_DEPARTED", Set.of("TRANSFER_ARRIVED")),
            Map.entry("TRANSFER_ARRIVED", Set.of("ACKED")),
            Map.entry("EXEMPT", Set.of()),
            Map.entry("TURNED_BACK", Set.of()));

    private static final Map<String, String> FIRST_TIMES = Map.ofEntries(
            Map.entry("ARRIVED", "arrived_at"),
            Map.entry("REGISTERED", "registered_at"),
            Map.entry("SCREENED", "screened_at"),
            Map.entry("CLASSIFIED", "classified_at"),
            Map.entry("PUSHED", "pushed_at"),
            Map.entry("RECEIVED", "received_at"),
            Map.entry("TURNED_BACK", "turned_back_at"),
            Map.entry("EXEMPT", "exempt_at"),
            Map.entry("TRANSFER_DEPARTED", "transfer_departed_at"),
            Map.entry("TRANSFER_ARRIVED", "transfer_arrived_at"),
            Map.entry("HOME_ARRIVED", "home_arrived_at"),
            Map.entry("HELD", "held_at"));

    private static final Map<String, String> OUTCOMES = Map.of(
            "HOME_ARRIVED", "HOME",
            "EXEMPT", "EXEMPT",
            "TURNED_BACK", "TURNED_BACK",
            "TRANSFER_ARRIVED", "TRANSFERRED");

    private final List<JourneyStep> steps;
    private final Map<String, Instant> times = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> roles = new TreeMap<>();
    private final List<JourneyStep> illegal = new ArrayList<>();
    private String outcome = "";
    private long heldMillis;
    private Long maxTemperature;

    /** @param standing in order */
    JourneyFold(List<JourneyStep> standing) {
        steps = standing;
        String before = "";
        for (JourneyStep step : steps) {
            if (!ALLOWED.get(before).contains(step.stage())) {
                illegal.add(step);
            }
            before = step.stage();
            take(step);
        }
        putHolds();
        putWaits();
    }

    /** Steps that must not stand where they stand, in order. */
    List<JourneyStep> illegal() {
        return illegal;
    }

    Instant time(String column) {
        return times.get(column);
    }

    boolean has(String column) {
        return times.containsKey(column);
    }

    Set<String> roles() {
        return roles.keySet();
    }

    String outcome() {
        return outcome;
    }

    /** Empty where nothing stands. */
    String siteId() {
        for (JourneyStep step : steps) {
            if (step.isAtHub()) {
                return step.siteId();
            }
        }
        return steps.isEmpty() ? "" : steps.get(0).siteId();
    }

    JourneyRow row(String tripId, String token, long revision) {
        Map<String, String> said = new HashMap<>();
        JourneyRow.TEXTS.forEach(field -> said.put(field, texts.getOrDefault(field, "")));
        return new JourneyRow(
                tripId,
                token,
                siteId(),
                times,
                heldMillis,
                List.copyOf(roles.keySet()),
                said,
                maxTemperature,
                steps.size(),
                outcome,
                steps.isEmpty() ? "" : steps.get(steps.size() - 1).stage(),
                illegal.size(),
                revision);
    }

    private void take(JourneyStep step) {
        Instant at = Instant.ofEpochMilli(step.millis());
        String column = FIRST_TIMES.get(step.stage());
        if (column != null) {
            times.putIfAbsent(column, at);
        } else if (step.stage().equals("RELEASED")) {
            times.put("released_at", at);
        } else {
            roles.putIfAbsent(step.role(), step.millis());
        }
        if (outcome.isEmpty() && OUTCOMES.containsKey(step.stage())) {
            outcome = OUTCOMES.get(step.stage());
            times.put("ended_at", at);
        }
        texts.putAll(step.texts());
        if (step.centidegrees() != null && (maxTemperature == null || step.centidegrees() > maxTemperature)) {
            maxTemperature = step.centidegrees();
        }
        times.put("last_step_at", at);
    }

    private void putHolds() {
        Long since = null;
        for (JourneyStep step : steps) {
            if (step.stage().equals("HELD") && since == null) {
                since = step.millis();
            } else if (step.stage().equals("RELEASED") && since != null) {
                heldMillis += step.millis() - since;
                since = null;
            }
        }
        if (since != null) {
            times.put("held_since", Instant.ofEpochMilli(since));
        }
    }

    private void putWaits() {
        roles.values().stream().min(Long::compare).ifPresent(first -> put("first_acked_at", first));
        roles.values().stream().max(Long::compare).ifPresent(last -> put("last_acked_at", last));
        Instant pushed = time("pushed_at");
        for (String column : List.of("registered_at", "screened_at", "classified_at", "released_at")) {
            Instant at = time(column);
            boolean counts = at != null && (pushed == null || !at.isAfter(pushed));
            if (counts && (!has("ready_at") || at.isAfter(time("ready_at")))) {
                times.put("ready_at", at);
            }
        }
        Set<Instant> leaving = new HashSet<>();
        for (String column : List.of("pushed_at", "exempt_at", "turned_back_at", "transfer_departed_at")) {
            if (has(column)) {
                leaving.add(time(column));
            }
        }
        leaving.stream().min(Instant::compareTo).ifPresent(first -> times.put("left_hub_at", first));
    }

    private void put(String column, long millis) {
        times.put(column, Instant.ofEpochMilli(millis));
    }
}

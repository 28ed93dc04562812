package org.passflow.truth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The records of one passenger on one trip. */
final class Journey {

    /** A horizon and a little, after which nothing more of a journey can come in time. */
    private static final long KEPT_MILLIS = Duration.ofHours(24).plusMinutes(20).toMillis();

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final long LOST_MILLIS = Duration.ofDays(3).toMillis();

    private static final Comparator<Copy> BY_ARRIVAL =
            Comparator.comparingLong(Copy::arrivalMillis).thenComparingLong(Copy::number);

    private final String tripId;
    private final String token;
    private final List<Copy> copies = new ArrayList<>(16);
    private List<JourneyStep> steps;

    /** One record: a step, a repeat of it, or what takes it back. */
    record Copy(JourneyStep step, boolean isVoid, long arrivalMillis, long number) {}

    private record Identity(String siteId, String eventId, long minute) {}

    Journey(String tripId, String token) {
        this.tripId = tripId;
        this.token = token;
    }

    void add(Copy copy) {
        copies.add(copy);
        steps = null;
    }

    String token() {
        return token;
    }

    List<Copy> copies() {
        return copies;
    }

    /** All steps, standing and taken back, in order. */
    List<JourneyStep> steps() {
        if (steps == null) {
            steps = steps(copies);
        }
        return steps;
    }

    private static List<JourneyStep> steps(List<Copy> some) {
        Map<Identity, Copy> first = new LinkedHashMap<>();
        Map<Identity, Copy> taking = new LinkedHashMap<>();
        for (Copy copy : some.stream().sorted(BY_ARRIVAL).toList()) {
            JourneyStep step = copy.step();
            Identity identity = new Identity(step.siteId(), step.eventId(), Math.floorDiv(step.millis(), 60_000));
            (copy.isVoid() ? taking : first).putIfAbsent(identity, copy);
        }
        List<JourneyStep> all = new ArrayList<>();
        first.forEach((identity, copy) -> {
            Copy back = taking.get(identity);
            JourneyStep step = copy.step();
            all.add(new JourneyStep(
                    step.siteId(),
                    step.eventId(),
                    step.stage(),
                    step.millis(),
                    step.texts(),
                    step.centidegrees(),
                    copy.arrivalMillis(),
                    back == null ? Long.MAX_VALUE : back.arrivalMillis()));
        });
        all.sort(JourneyStep.ORDER);
        return all;
    }

    /** By all that arrived before an instant. */
    JourneyFold foldBefore(long arrivalMillis) {
        return fold(steps(), arrivalMillis);
    }

    private static JourneyFold fold(List<JourneyStep> some, long arrivalMillis) {
        List<JourneyStep> standing = new ArrayList<>(some.size());
        for (JourneyStep step : some) {
            if (step.standsBefore(arrivalMillis)) {
                standing.add(step);
            }
        }
        return new JourneyFold(standing);
    }

    /** The row with the highest revision; null where nothing but voids came. */
    JourneyRow row(long firstRevision) {
        JourneyRow best = null;
        for (List<Copy> life : lives()) {
            List<JourneyStep> all = steps(life);
            int applied = all.stream()
                    .mapToInt(step -> step.appliedBefore(Long.MAX_VALUE))
                    .sum();
            if (applied > 0 && (best == null || firstRevision + applied > best.revision())) {
                best = fold(all, Long.MAX_VALUE).row(tripId, token, firstRevision + applied);
            }
        }
        return best;
    }

    /** What arrives when all before is forgotten begins anew. */
    private List<List<Copy>> lives() {
        List<Copy> sorted = copies.stream().sorted(BY_ARRIVAL).toList();
        List<List<Copy>> lives = new ArrayList<>();
        List<Copy> life = new ArrayList<>();
        for (Copy copy : sorted) {
            if (!life.isEmpty() && copy.arrivalMillis() >= forgotten(life)) {
                lives.add(life);
                life = new ArrayList<>();
            }
            life.add(copy);
        }
        lives.add(life);
        return lives;
    }

    private static long forgotten(List<Copy> life) {
        long last = life.stream().mapToLong(copy -> copy.step().millis()).max().orElseThrow();
        JourneyFold fold = fold(steps(life), Long.MAX_VALUE);
        return switch (fold.outcome()) {
                    case "" -> last + LOST_MILLIS;
                    case "HOME" -> last + DAY_MILLIS;
                    default -> fold.time("ended_at").toEpochMilli();
                }
                + KEPT_MILLIS;
    }
}

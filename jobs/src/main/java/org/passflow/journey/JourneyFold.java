package org.passflow.journey;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.passflow.event.CaptureMode;
import org.passflow.event.HubStage;
import org.passflow.event.Purpose;

/** Folds steps into a journey, one after the other in their order. */
final class JourneyFold {

    /** Of a step that does not say who acknowledged. */
    private static final String UNKNOWN_ROLE = "unknown";

    private static final Set<HubStage> ELSEWHERE =
            EnumSet.of(HubStage.RECEIVED, HubStage.ACKED, HubStage.TRANSFER_ARRIVED, HubStage.HOME_ARRIVED);

    private final Map<HubStage, Long> earliest = new EnumMap<>(HubStage.class);
    private final Set<String> roles = new TreeSet<>();
    private Step firstAtHub;
    private Step first;
    private Step last;
    private Step firstIllegal;
    private Step ending;
    private Long releasedAt;
    private Long heldSince;
    private Long lastAckedAt;
    private long heldMillis;
    private int steps;
    private int illegal;
    private String originRegion;
    private String destinationRegion;
    private Purpose purpose;
    private CaptureMode captureMode;
    private String toSite;
    private Integer maxTemperature;

    void add(Step step) {
        if (!Transitions.allow(last == null ? null : last.stage(), step.stage())) {
            illegal++;
            firstIllegal = firstIllegal == null ? step : firstIllegal;
        }
        earliest.putIfAbsent(step.stage(), step.eventTimeMillis());
        first = first == null ? step : first;
        if (firstAtHub == null && !ELSEWHERE.contains(step.stage())) {
            firstAtHub = step;
        }
        if (ending == null && Outcome.of(step.stage()) != null) {
            ending = step;
        }
        addStage(step);
        addFacts(step);
        last = step;
        steps++;
    }

    private void addStage(Step step) {
        long at = step.eventTimeMillis();
        switch (step.stage()) {
            case HELD -> heldSince = heldSince == null ? (Long) at : heldSince;
            case RELEASED -> {
                releasedAt = at;
                heldMillis += heldSince == null ? 0 : at - heldSince;
                heldSince = null;
            }
            case ACKED -> {
                if (roles.add(Objects.requireNonNullElse(step.ackedBy(), UNKNOWN_ROLE))) {
                    lastAckedAt = at;
                }
            }
            default -> {
                // The other stages have nothing but their time.
            }
        }
    }

    /** Of what every step may say the last word stands. */
    private void addFacts(Step step) {
        originRegion = later(step.originRegion(), originRegion);
        destinationRegion = later(step.destinationRegion(), destinationRegion);
        purpose = later(step.purpose(), purpose);
        captureMode = later(step.captureMode(), captureMode);
        toSite = later(step.toSite(), toSite);
        Integer temperature = step.temperatureCentidegrees();
        if (temperature != null && (maxTemperature == null || temperature > maxTemperature)) {
            maxTemperature = temperature;
        }
    }

    private static <T> T later(T now, T before) {
        return now == null ? before : now;
    }

    Journey journey() {
        Long pushedAt = at(HubStage.PUSHED);
        Step hub = later(firstAtHub, first);
        return new Journey(
                hub == null ? null : hub.siteId(),
                at(HubStage.ARRIVED),
                at(HubStage.REGISTERED),
                at(HubStage.SCREENED),
                at(HubStage.CLASSIFIED),
                at(HubStage.HELD),
                releasedAt,
                pushedAt,
                at(HubStage.RECEIVED),
                at(HubStage.TURNED_BACK),
                at(HubStage.EXEMPT),
                at(HubStage.TRANSFER_DEPARTED),
                at(HubStage.TRANSFER_ARRIVED),
                at(HubStage.HOME_ARRIVED),
                heldMillis,
                heldSince,
                List.copyOf(roles),
                at(HubStage.ACKED),
                lastAckedAt,
                originRegion,
                destinationRegion,
                purpose,
                captureMode,
                toSite,
                maxTemperature,
                steps,
                ending == null ? null : Outcome.of(ending.stage()),
                ending == null ? null : ending.eventTimeMillis(),
                readyAt(pushedAt),
                leftHubAt(),
                illegal,
                firstIllegal,
                last == null ? null : last.stage(),
                last == null ? null : last.eventTimeMillis());
    }

    private Long at(HubStage stage) {
        return earliest.get(stage);
    }

    /** The last of what has to be done before the push, as far as it was done before it. */
    private Long readyAt(Long pushedAt) {
        return Stream.of(at(HubStage.REGISTERED), at(HubStage.SCREENED), at(HubStage.CLASSIFIED), releasedAt)
                .filter(Objects::nonNull)
                .filter(at -> pushedAt == null || at <= pushedAt)
                .max(Long::compare)
                .orElse(null);
    }

    private Long leftHubAt() {
        return Stream.of(HubStage.PUSHED, HubStage.EXEMPT, HubStage.TURNED_BACK, HubStage.TRANSFER_DEPARTED)
                .map(this::at)
                .filter(Objects::nonNull)
                .min(Long::compare)
                .orElse(null);
    }
}

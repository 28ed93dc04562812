package org.passflow.truth;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the rules on one passenger must find: too long at the hub, pushed late, not acknowledged, under way, out of order. */
final class JourneyAlerts {

    static final Set<String> FIVE =
            Set.of("township-cadre", "village-cadre", "medical-worker", "police-officer", "grid-member");

    private static final long SECOND_MILLIS = 1_000;

    private final long boundMillis;
    private final long untilMillis;

    JourneyAlerts(long boundMillis, long untilMillis) {
        this.boundMillis = boundMillis;
        this.untilMillis = untilMillis;
    }

    /** Since when each rule finds something at an instant. */
    private record Limit(String rule, long sinceMillis, long judgedMillis) {}

    Collection<ExpectedAlert> of(String tripId, Journey journey) {
        Set<ExpectedAlert> alerts = new LinkedHashSet<>();
        TreeSet<Long> instants = new TreeSet<>();
        journey.copies().forEach(copy -> instants.add(JourneyLimits.ceiling(copy.arrivalMillis(), SECOND_MILLIS)));
        Set<String> raised = new HashSet<>();
        for (Long now = instants.pollFirst(); now != null && now <= untilMillis; now = instants.pollFirst()) {
            Map<String, Long> wrong = new HashMap<>();
            for (Limit limit : limits(journey.foldBefore(now + boundMillis))) {
                if (limit.judgedMillis() > now) {
                    instants.add(limit.judgedMillis());
                } else {
                    wrong.putIfAbsent(limit.rule(), limit.sinceMillis());
                }
            }
            raised.retainAll(wrong.keySet());
            wrong.forEach((rule, since) -> {
                if (raised.add(rule)) {
                    alerts.add(new ExpectedAlert(
                            rule, "PERSON", tripId + '/' + journey.token(), "", Instant.ofEpochMilli(since)));
                }
            });
        }
        return alerts;
    }

    private static Set<Limit> limits(JourneyFold fold) {
        Set<Limit> limits = new LinkedHashSet<>();
        boolean isAtHub = !fold.has("left_hub_at");
        if (isAtHub && fold.has("arrived_at")) {
            add(limits, "hold-overtime", fold.time("arrived_at"), JourneyLimits.HOLD);
        }
        boolean isReady = fold.has("registered_at") && fold.has("classified_at") && !fold.has("held_since");
        if (isAtHub && isReady) {
            add(limits, "push-slow", fold.time("ready_at"), JourneyLimits.PUSH);
        }
        Set<String> roles = new HashSet<>(fold.roles());
        roles.retainAll(FIVE);
        if (fold.has("pushed_at") && roles.size() < JourneyLimits.ROLES) {
            add(limits, "handoff-unacknowledged", fold.time("pushed_at"), JourneyLimits.HANDOFF);
        }
        if (fold.has("transfer_departed_at") && !fold.has("transfer_arrived_at")) {
            add(limits, "transfer-overdue", fold.time("transfer_departed_at"), JourneyLimits.TRANSFER);
        }
        for (JourneyStep step : fold.illegal()) {
            limits.add(new Limit("illegal-transition", step.millis(), step.millis() + JourneyLimits.ILLEGAL));
        }
        return limits;
    }

    private static void add(Set<Limit> limits, String rule, Instant start, long limitMillis) {
        long at = start.toEpochMilli() + limitMillis;
        limits.add(new Limit(rule, at, at));
    }
}

package org.passflow.truth;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Who came in at each post, half hour by half hour, as known when the half hour ended: returnees and outsiders, less all who
 * were turned back.
 */
final class GateCounts {

    private static final long HALF_HOUR = Duration.ofMinutes(30).toMillis();

    private final long boundMillis;
    private final Map<String, Map<Long, long[]>> sites = new HashMap<>();

    GateCounts(Happenings passages, Duration bound) {
        this.boundMillis = bound.toMillis();
        passages.all().forEach(this::add);
    }

    /** Whether an event can change them. */
    static boolean concern(Event event) {
        return event.isPersonPassing()
                && event.direction().equals("IN")
                && (isReturnee(event) || event.is("residency", "OUTSIDER") || isTurnedBack(event));
    }

    private static boolean isReturnee(Event event) {
        return event.is("purpose", "RETURN_HOME") || event.is("purpose", "RETURN_WORK");
    }

    private static boolean isTurnedBack(Event event) {
        return event.is("disposition", "TURNED_BACK");
    }

    private void add(Happening one) {
        long start = Math.floorDiv(one.event().time().toEpochMilli(), HALF_HOUR) * HALF_HOUR;
        boolean counts = isPrompt(one.known(), start)
                && !one.isTakenBackFirst()
                && (one.takenBack() == null || !isPrompt(one.takenBack(), start));
        if (counts) {
            long[] sums = sites.computeIfAbsent(one.event().siteId(), site -> new HashMap<>())
                    .computeIfAbsent(start, half -> new long[3]);
            sums[0] += isReturnee(one.event()) ? 1 : 0;
            sums[1] += one.event().is("residency", "OUTSIDER") ? 1 : 0;
            sums[2] += isTurnedBack(one.event()) ? 1 : 0;
        }
    }

    private boolean isPrompt(Instant arrival, long start) {
        return arrival.toEpochMilli() - boundMillis < start + HALF_HOUR;
    }

    /** Returnees and outsiders in half hours that lie in [from, to). */
    long[] of(String siteId, Instant from, Instant to) {
        long[] sum = new long[2];
        sites.getOrDefault(siteId, Map.of()).forEach((start, counts) -> {
            if (start >= from.toEpochMilli() && start + HALF_HOUR <= to.toEpochMilli()) {
                sum[0] += Math.max(0, counts[0] - counts[2]);
                sum[1] += Math.max(0, counts[1] - counts[2]);
            }
        });
        return sum;
    }
}

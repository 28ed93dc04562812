package org.passflow.views;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * A post and what was heard of it, with the state of each of its minutes by the plainest reading of the rule: minutes are
 * counted from 1970.
 *
 * @param opens minute of the local day, as {@code closes}, which is below it when the post closes on the next day
 * @param heard minutes with a message
 * @param statuses OPENED, CLOSED or SUSPENDED from a minute on
 * @param counted minutes in which somebody passed inwards
 */
record Post(
        String id,
        int heartbeat,
        int opens,
        int closes,
        NavigableSet<Long> heard,
        NavigableMap<Long, String> statuses,
        Set<Long> counted) {

    private static final int LOCAL_OFFSET = 8 * 60;

    String openingHours() {
        return "%02d:%02d-%02d:%02d".formatted(opens / 60, opens % 60, closes / 60, closes % 60);
    }

    /** The same post if nobody had passed. */
    Post withoutCounts() {
        return new Post(id, heartbeat, opens, closes, heard, statuses, Set.of());
    }

    String stateAt(long minute, long now) {
        if (counted.contains(minute)) {
            return "COUNTED";
        }
        var status = statuses.floorEntry(minute);
        if (!isOpen(minute) || (status != null && status.getValue().equals("CLOSED"))) {
            return "CLOSED";
        }
        if (status != null && status.getValue().equals("SUSPENDED")) {
            return "SUSPENDED";
        }
        return isSilent(minute, now) ? "SILENT" : nextSign(minute, now) < 0 ? "PENDING" : "ZERO";
    }

    boolean isExpected(long minute) {
        var status = statuses.floorEntry(minute);
        return isOpen(minute) && (status == null || status.getValue().equals("OPENED"));
    }

    boolean isSilent(long minute, long now) {
        long next = nextSign(minute, now);
        return isExpected(minute) && (next < 0 ? now : next) - lastSign(minute) > heartbeat;
    }

    private long lastSign(long minute) {
        return LongStream.iterate(minute, m -> m > minute - 2000, m -> m - 1)
                .filter(m -> heard.contains(m) || !isOpen(m))
                .findFirst()
                .orElse(minute - 2000);
    }

    private long nextSign(long minute, long now) {
        return LongStream.rangeClosed(minute, now)
                .filter(m -> heard.contains(m) || !isOpen(m))
                .findFirst()
                .orElse(-1);
    }

    private boolean isOpen(long minute) {
        long local = (minute + LOCAL_OFFSET) % 1440;
        return opens <= closes ? opens <= local && local < closes : local >= opens || local < closes;
    }

    static Instant instant(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }
}

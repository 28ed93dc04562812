package org.passflow.truth;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The book of when each site was heard: every message counts, also a repeat or a void. */
final class HeardBook {

    private static final Set<String> TOPICS = Set.of("checkpoint-events", "hub-events", "site-status");

    private final Map<Key, Long> minutes = new HashMap<>();

    private record Key(String siteId, Instant hourStart) {}

    /** Takes note of a message that is neither late nor a reject. */
    void enter(Event event) {
        if (TOPICS.contains(event.topic())) {
            Key key = new Key(event.siteId(), event.time().truncatedTo(ChronoUnit.HOURS));
            long bit = 1L << event.time().atZone(ZoneOffset.UTC).getMinute();
            minutes.merge(key, bit, (before, more) -> before | more);
        }
    }

    /** All rows by key. */
    List<HeardRow> rows(long firstRevision) {
        return minutes.entrySet().stream()
                .map(row -> new HeardRow(
                        row.getKey().siteId(),
                        row.getKey().hourStart(),
                        row.getValue(),
                        firstRevision + Long.bitCount(row.getValue())))
                .sorted(Comparator.comparing(HeardRow::siteId).thenComparing(HeardRow::hourStart))
                .toList();
    }
}

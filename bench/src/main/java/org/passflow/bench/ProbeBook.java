package org.passflow.bench;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** When each probe was handed to the producer, and when it came to each {@link Hop}. Several threads write. */
final class ProbeBook {

    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Map<Hop, ConcurrentMap<String, Long>> passed = new EnumMap<>(Hop.class);

    ProbeBook() {
        for (Hop hop : Hop.values()) {
            passed.put(hop, new ConcurrentHashMap<>());
        }
    }

    void sent(String id, long millis) {
        sent.put(id, millis);
    }

    /** The first time counts; what is no probe of this book is passed over. */
    void passed(Hop hop, String id, long millis) {
        if (sent.containsKey(id)) {
            passed.get(hop).putIfAbsent(id, millis);
        }
    }

    int probes() {
        return sent.size();
    }

    boolean isComplete() {
        return passed.get(Hop.READABLE).size() == sent.size();
    }

    /** Whether a probe is in Kafka that no reader has seen. */
    boolean isAwaited() {
        return !passed.get(Hop.READABLE)
                .keySet()
                .containsAll(passed.get(Hop.STORED).keySet());
    }

    /** Whether it is a probe of this book that no reader has seen. */
    boolean isUnread(String id) {
        return sent.containsKey(id) && !passed.get(Hop.READABLE).containsKey(id);
    }

    /** Milliseconds from handing over to a hop, sorted; those that never came there are missing. */
    long[] latencies(Hop hop) {
        return passed.get(hop).entrySet().stream()
                .mapToLong(entry -> entry.getValue() - sent.get(entry.getKey()))
                .sorted()
                .toArray();
    }

    /** Milliseconds between two hops, sorted; of the probes that came to both. */
    long[] between(Hop from, Hop to) {
        return passed.get(to).entrySet().stream()
                .map(entry -> {
                    Long before = passed.get(from).get(entry.getKey());
                    return before == null ? null : entry.getValue() - before;
                })
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
    }

    /** Of sorted values; 0 of none. */
    static long percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    static List<Long> percentiles(long[] sorted) {
        return Arrays.stream(new int[] {50, 95, 99, 100})
                .mapToObj(percent -> percentile(sorted, percent))
                .toList();
    }
}

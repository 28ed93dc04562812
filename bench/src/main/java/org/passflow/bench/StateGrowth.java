package org.passflow.bench;

import java.util.Map;
import java.util.TreeMap;
import org.passflow.stack.FlinkRest;

/** By how much the state of a job grows, as its checkpoints tell: with RocksDB the files that it keeps, compressed. */
final class StateGrowth {

    private final FlinkRest flink;
    private final String job;
    private Map<String, Long> before = Map.of();

    StateGrowth(FlinkRest flink, String job) {
        this.flink = flink;
        this.job = job;
    }

    /** Takes note of what is there already. */
    void begin() throws Exception {
        before = sizes();
    }

    /** Prints the bytes that each of what came since takes: altogether, and in each chain that grew by a byte of it. */
    void report(int number, String what) throws Exception {
        Map<String, Long> growth = new TreeMap<>(sizes());
        growth.replaceAll((chain, bytes) -> bytes - before.getOrDefault(chain, 0L));
        long all = growth.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf("%,d %ss: %,d bytes of state, %.0f bytes each%n", number, what, all, (double) all / number);
        growth.forEach((chain, bytes) -> {
            if (bytes >= number) {
                System.out.printf("  %.0f bytes: %s%n", (double) bytes / number, chain);
            }
        });
    }

    /** One that began after now: the one under way may have begun before. */
    void awaitCheckpoint() throws Exception {
        long enough = completed() + 2;
        Await.until(() -> completed() >= enough);
    }

    private Map<String, Long> sizes() throws Exception {
        awaitCheckpoint();
        return flink.stateSizes(job);
    }

    private long completed() throws Exception {
        return flink.checkpoints(job).at("/counts/completed").asLong();
    }
}

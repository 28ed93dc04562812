package org.passflow.clickhouse;

import java.io.Serializable;
import java.time.Duration;

/**
 * How to reach ClickHouse.
 *
 * @param url {@code jdbc:clickhouse://host:port/database}
 * @param password never shown by {@link #toString}
 * @param generation raised for a deliberate reprocessing, 0 to 32767: its rows replace those of every lower one
 * @param batchRows rows a batch, 1 to 100000
 * @param batchInterval time between two batches that are not full
 */
public record ClickHouseSettings(
        String url, String user, String password, int generation, int batchRows, Duration batchInterval)
        implements Serializable {

    private static final int MAX_GENERATION = (1 << 15) - 1;
    private static final Duration HASTY = Duration.ofMillis(100);

    public ClickHouseSettings {
        if (!url.startsWith("jdbc:clickhouse://")) {
            throw new IllegalArgumentException("clickhouse.url must begin with jdbc:clickhouse://, is " + url);
        }
        if (generation < 0 || generation > MAX_GENERATION) {
            throw new IllegalArgumentException(
                    "count.generation must be 0 to " + MAX_GENERATION + ", is " + generation);
        }
        if (batchRows < 1 || batchRows > 100_000) {
            throw new IllegalArgumentException("clickhouse.batch-rows must be 1 to 100000, is " + batchRows);
        }
        if (batchInterval.toMillis() < 10) {
            throw new IllegalArgumentException("clickhouse.batch-interval must be at least 10 ms, is " + batchInterval);
        }
    }

    /** The same with another time for which a row waits. */
    ClickHouseSettings withInterval(Duration interval) {
        return new ClickHouseSettings(url, user, password, generation, batchRows, interval);
    }

    /** Whether people wait for the rows. */
    boolean isHasty() {
        return batchInterval.compareTo(HASTY) <= 0;
    }

    @Override
    public String toString() {
        return "ClickHouseSettings[url=" + url + ", user=" + user + ", password=***, generation=" + generation
                + ", batchRows=" + batchRows + ", batchInterval=" + batchInterval + "]";
    }
}

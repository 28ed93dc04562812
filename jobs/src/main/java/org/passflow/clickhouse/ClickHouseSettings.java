package org.passflow.clickhouse;

import java.io.Serializable;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How to reach ClickHouse.
 *
 * @param url {@code jdbc:clickhouse://host:port/database}, encrypted {@code jdbc:clickhouse:https://host:port/database}
 * @param password never shown by {@link #toString}
 * @param ca certificates of who may vouch for the server, as in a {@link CaFile}; empty for those that the JVM trusts
 * @param generation raised for a deliberate reprocessing, 0 to 32767: its rows replace those of every lower one
 * @param batchRows rows a batch, 1 to 100000
 * @param batchInterval time between two batches that are not full
 */
public record ClickHouseSettings(
        String url, String user, String password, String ca, int generation, int batchRows, Duration batchInterval)
        implements Serializable {

    private static final String ENCRYPTED = "jdbc:clickhouse:https://";

    /** Parameters could hold a password, or turn off what is verified. */
    private static final Pattern URL = Pattern.compile("jdbc:clickhouse:(https:)?//[^?#@]+");

    private static final int MAX_GENERATION = (1 << 15) - 1;
    private static final Duration HASTY = Duration.ofMillis(100);

    public ClickHouseSettings {
        if (!URL.matcher(url).matches()) {
            throw new IllegalArgumentException("clickhouse.url must be jdbc:clickhouse://host:port/database or"
                    + " jdbc:clickhouse:https://host:port/database, without parameters");
        }
        if (!ca.isEmpty() && !isEncrypted(url)) {
            throw new IllegalArgumentException(
                    "clickhouse.ca needs a clickhouse.url that begins with " + ENCRYPTED + ", is " + url);
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
        return new ClickHouseSettings(url, user, password, ca, generation, batchRows, interval);
    }

    boolean isEncrypted() {
        return isEncrypted(url);
    }

    private static boolean isEncrypted(String url) {
        return url.startsWith(ENCRYPTED);
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

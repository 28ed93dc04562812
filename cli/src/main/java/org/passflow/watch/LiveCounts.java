package org.passflow.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passflow.stack.ClickHouseHttp;

/**
 * What the counts say at one moment of data time.
 *
 * @param minute start of the last minute that is reported at every site, UTC
 * @param age how far that is behind the clock of ClickHouse: seconds when live, days while history is read
 * @param sites those that counted anything within the hour, the busiest first
 * @param minutes windows counted so far, all sites together
 * @param rejects records rejected since the beginning
 * @param late events that came after the horizon, since the beginning
 */
public record LiveCounts(Instant minute, Duration age, List<Site> sites, long minutes, long rejects, long late) {

    /**
     * One site.
     *
     * @param in persons and vehicles that went in during the minute
     * @param out the same, out
     * @param sampled samplings during the minute
     * @param hour persons and vehicles, both directions, and samplings of the sixty minutes up to this one
     * @param last start of the last minute in which anything was counted, UTC
     */
    public record Site(String id, long in, long out, long sampled, long hour, Instant last) {}

    /** A picture younger than this is live: the bound and idle time of the job, a minute to fill, and some slack. */
    private static final Duration LIVE = Duration.ofMinutes(3);

    private static final String SITES =
            """
            WITH toDateTime(%2$d, 'UTC') AS minute
            SELECT site_id,
                sumIf(persons + vehicles, direction = 'IN' AND window_start = minute) AS in,
                sumIf(persons + vehicles, direction = 'OUT' AND window_start = minute) AS out,
                sumIf(sampled, window_start = minute) AS sampled_now,
                sum(persons + vehicles + sampled) AS hour,
                toUnixTimestamp(maxIf(window_start, state = 'COUNTED')) AS last
            FROM %1$s.v_flow_1m
            WHERE window_start > minute - 3600 AND window_start <= minute
            GROUP BY site_id
            HAVING hour > 0
            ORDER BY hour DESC, site_id""";

    /** While a history is read, tables are written faster than they can be looked at; then it is the latest row that counts. */
    private static final String SUMS =
            """
            SELECT
                (SELECT toUnixTimestamp(toStartOfMinute(max(watermark))) - 60 FROM %1$s.v_freshness) AS reported,
                (SELECT toUnixTimestamp(max(window_start)) FROM %1$s.v_flow_1m WHERE state = 'COUNTED') AS latest,
                (SELECT toInt64(ifNull(minOrNull(age_s), dateDiff('second', toDateTime(latest, 'UTC'), now())))
                    FROM %1$s.v_freshness) AS age,
                (SELECT count() FROM %1$s.v_flow_1m WHERE state = 'COUNTED') AS minutes,
                (SELECT count() FROM %1$s.v_rejects) AS rejects,
                (SELECT count() FROM %1$s.v_late_events) AS late""";

    /** Reads them through the views; empty until the job has reported for the first time. */
    public static Optional<LiveCounts> read(ClickHouseHttp analyst, String database)
            throws IOException, InterruptedException {
        JsonNode sums = analyst.query(SUMS.formatted(database)).get(0);
        Duration age = Duration.ofSeconds(sums.path("age").asLong());
        boolean live = age.compareTo(LIVE) <= 0;
        long minute =
                live ? sums.path("reported").asLong() : sums.path("latest").asLong();
        if (sums.path("latest").asLong() <= 0) {
            return Optional.empty();
        }
        List<Site> sites = analyst.query(SITES.formatted(database, minute)).stream()
                .map(LiveCounts::site)
                .toList();
        return Optional.of(new LiveCounts(
                Instant.ofEpochSecond(minute),
                age,
                sites,
                sums.path("minutes").asLong(),
                sums.path("rejects").asLong(),
                sums.path("late").asLong()));
    }

    /** Whether this is about now, and not about a history that is still being read. */
    public boolean isLive() {
        return age.compareTo(LIVE) <= 0;
    }

    private static Site site(JsonNode row) {
        return new Site(
                row.path("site_id").asText(),
                row.path("in").asLong(),
                row.path("out").asLong(),
                row.path("sampled_now").asLong(),
                row.path("hour").asLong(),
                Instant.ofEpochSecond(row.path("last").asLong()));
    }
}

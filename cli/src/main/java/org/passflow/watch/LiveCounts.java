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
 * @param sites all that are in the roster or counted anything within the hour, the busiest first
 * @param rejects records rejected since the beginning
 * @param late events that came after the horizon, since the beginning
 * @param alerts how many need a person now
 */
public record LiveCounts(Instant minute, Duration age, List<Site> sites, long rejects, long late, OpenAlerts alerts) {

    /**
     * One site; numbers are null where they are not known.
     *
     * @param name in Chinese, else its id
     * @param in persons and vehicles that went in during the minute
     * @param out the same, out
     * @param sampled samplings during the minute
     * @param hour persons and vehicles, both directions, and samplings of the sixty minutes up to this one
     * @param heard minute of its last message, UTC; null: never
     */
    public record Site(
            String id, String name, SiteState state, Long in, Long out, Long sampled, Long hour, Instant heard) {}

    /** How many alerts have not ended, by severity. */
    public record OpenAlerts(long critical, long warning, long notice) {}

    /** A picture younger than this is live: the bound and idle time of the job, a minute to fill, and some slack. */
    private static final Duration LIVE = Duration.ofMinutes(3);

    private static final String SITES =
            """
            SELECT site_id, if(name_zh = '', site_id, name_zh) AS name, state, persons_in + vehicles_in AS in,
                persons_out + vehicles_out AS out, sampled, hour_total, toUnixTimestamp(last_heard) AS heard
            FROM %s.v_sites_now
            ORDER BY ifNull(hour_total, 0) DESC, site_id""";

    private static final String SUMS =
            """
            SELECT toUnixTimestamp(toStartOfMinute(max(watermark))) - 60 AS minute, toInt64(min(age_s)) AS age,
                (SELECT count() FROM %1$s.v_rejects) AS rejects,
                (SELECT count() FROM %1$s.v_late_events) AS late,
                any(critical) AS critical, any(warning) AS warning, any(notice) AS notice
            FROM %1$s.v_freshness,
                (SELECT countIf(severity = 'CRITICAL') AS critical, countIf(severity = 'WARNING') AS warning,
                    countIf(severity = 'NOTICE') AS notice FROM %1$s.v_alerts_current) AS alerts""";

    /** Reads them through the views; empty until the job has reported for the first time. */
    public static Optional<LiveCounts> read(ClickHouseHttp analyst, String database)
            throws IOException, InterruptedException {
        JsonNode sums = analyst.query(SUMS.formatted(database)).get(0);
        if (sums.path("minute").asLong() <= 0) {
            return Optional.empty();
        }
        List<Site> sites = analyst.query(SITES.formatted(database)).stream()
                .map(LiveCounts::site)
                .toList();
        return Optional.of(new LiveCounts(
                Instant.ofEpochSecond(sums.path("minute").asLong()),
                Duration.ofSeconds(sums.path("age").asLong()),
                sites,
                sums.path("rejects").asLong(),
                sums.path("late").asLong(),
                new OpenAlerts(
                        sums.path("critical").asLong(),
                        sums.path("warning").asLong(),
                        sums.path("notice").asLong())));
    }

    /** Whether this is about now, and not about a history that is still being read. */
    public boolean isLive() {
        return age.compareTo(LIVE) <= 0;
    }

    private static Site site(JsonNode row) {
        Long heard = number(row, "heard");
        return new Site(
                row.path("site_id").asText(),
                row.path("name").asText(),
                SiteState.valueOf(row.path("state").asText()),
                number(row, "in"),
                number(row, "out"),
                number(row, "sampled"),
                number(row, "hour_total"),
                heard == null ? null : Instant.ofEpochSecond(heard));
    }

    private static Long number(JsonNode row, String column) {
        return row.path(column).isNull() ? null : Long.valueOf(row.path(column).asLong());
    }
}

-- 各入口:现状、最近一小时、今日与最近24个半小时
-- Inlets of districts: state, last hour, today, and the last 24 half hours against what was expected
-- kept for 60 s
WITH
    assumeNotNull((SELECT toStartOfInterval(toDateTime(max(watermark), 'UTC'), INTERVAL 30 MINUTE) FROM passflow.v_freshness)) AS end,
    arrayMap(ago -> end - 1800 * ago, reverse(range(1, 25))) AS halves,
    roster AS (
        SELECT toLowCardinality(site_id) AS site_id, inlet_of FROM passflow.v_sites
        WHERE inlet_of != '' AND length(inlet_of) <= 6 AND valid_from <= now64(3) AND ifNull(valid_to > now64(3), true))
SELECT
    roster.site_id AS site_id, roster.inlet_of AS region, states.state AS state, states.hour_in AS hour_in, states.hour_out AS hour_out,
    states.day_in AS today_in, states.day_out AS today_out,
    arrayMap(half -> if(has(counts.at, half), arrayElement(counts.passages, indexOf(counts.at, half)), NULL), halves) AS half_hours,
    arrayMap(half -> if(has(forecasts.at, half), arrayElement(forecasts.expected, indexOf(forecasts.at, half)), NULL), halves) AS expected_half_hours,
    toInt64(toUnixTimestamp(end)) * 1000 AS half_hours_end_ms
FROM roster
LEFT JOIN passflow.v_site_states AS states ON states.site_id = roster.site_id
LEFT JOIN (
    SELECT site_id, groupArray(window_start) AS at, groupArray(assumeNotNull(persons_in + persons_out + vehicles_in + vehicles_out + sampled)) AS passages
    FROM passflow.v_flow_30m
    WHERE site_id IN (SELECT site_id FROM roster) AND window_start >= end - INTERVAL 12 HOUR AND window_start < end AND is_known
    GROUP BY site_id) AS counts ON counts.site_id = roster.site_id
LEFT JOIN (
    SELECT site_id, groupArray(window_start) AS at, groupArray(assumeNotNull(flow.expected)) AS expected
    FROM passflow.v_flow_expected AS flow
    WHERE site_id IN (SELECT site_id FROM roster) AND window_start >= end - INTERVAL 12 HOUR AND window_start < end AND isNotNull(flow.expected)
    GROUP BY site_id) AS forecasts ON forecasts.site_id = roster.site_id
ORDER BY region, site_id

-- 枢纽占用:最近24小时
-- Occupancy of hubs: the last 24 hours
-- kept for 60 s
-- most at the hub, and most under observation, at any time of each hour, the oldest first; the last one is running
WITH
    assumeNotNull((SELECT toStartOfHour(toDateTime(max(watermark), 'UTC')) FROM passflow.v_freshness)) AS running,
    arrayMap(ago -> running - 3600 * ago, reverse(range(24))) AS hours
SELECT
    site_id, toInt64(toUnixTimestamp(running)) * 1000 AS running_ms,
    arrayMap(hour -> if(has(at, hour), arrayElement(there, indexOf(at, hour)), 0), hours) AS at_hub,
    arrayMap(hour -> if(has(at, hour), arrayElement(under, indexOf(at, hour)), 0), hours) AS held
FROM (
    SELECT site_id, groupArray(window_start) AS at, groupArray(at_hub_most) AS there, groupArray(held_most) AS under
    FROM passflow.v_hold_occupancy
    WHERE window_start > running - INTERVAL 24 HOUR
    GROUP BY site_id)
ORDER BY site_id

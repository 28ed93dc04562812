-- 今日车次与航班:通报、到达、登记、推送、交接完成与缺口
-- Trains, flights and coaches of today: announced, arrived, registered, pushed, acknowledged, and what is missing
-- kept for 10 s
-- today: the business day at the progress of the job; with those of yesterday whose passengers are not all on their way yet.
-- predicted_ms: as the rule predicted-overrun says it, at the rate of the last quarter of an hour at the hub
WITH
    assumeNotNull((SELECT max(watermark) FROM passflow.v_freshness)) AS progressed,
    toDate(toTimeZone(progressed, 'Asia/Shanghai') - INTERVAL 4 HOUR) AS today
SELECT
    trips.trip_id AS trip_id, trips.site_id AS site_id, hubs.name_zh AS site_name_zh, hubs.name_en AS site_name_en,
    mode, number, origins.origin_region AS origin_region, regions.name_zh AS origin_name_zh, regions.name_en AS origin_name_en,
    status, trips.state AS state, toString(business_day) AS business_day,
    toUnixTimestamp64Milli(scheduled_time_local) AS scheduled_ms, toUnixTimestamp64Milli(arrived_time_local) AS arrived_ms,
    announced, arrived, registered, unregistered, pushed, exempt, turned_back, transferred, open, trips.held_now AS held_now, acknowledged, home, lost,
    arrayMap(gap -> (gap.1, gap.2), gaps) AS gaps,
    if(status = 'ARRIVED', toUInt32(greatest(0, toInt64(ifNull(announced, arrived)) - registered)), 0) AS waiting,
    ifNull(hubs.registrations_15m, 0) AS hub_registrations_15m,
    if(waiting = 0 OR hub_registrations_15m = 0, NULL,
        toUnixTimestamp64Milli(progressed) + toInt64(ceil(waiting * 900000 / hub_registrations_15m))) AS predicted_ms,
    arrived_ms + 60000 * if(hubs.limit_minutes = 0, 120, hubs.limit_minutes) AS clear_by_ms,
    waiting > 0 AND ifNull(toUnixTimestamp64Milli(progressed) >= arrived_ms + 900000
        AND (hub_registrations_15m = 0 OR predicted_ms > clear_by_ms), false) AS is_overrun
FROM (
    SELECT * FROM passflow.v_trip_reconciliation
    WHERE business_day = today OR (business_day = today - 1 AND state IN ('ARRIVING', 'OPEN'))) AS trips
LEFT JOIN (SELECT trip_id, origin_region FROM passflow.v_trips WHERE business_day >= today - 1) AS origins ON origins.trip_id = trips.trip_id
LEFT JOIN passflow.v_regions AS regions ON regions.code = origins.origin_region
LEFT JOIN passflow.board_hub_queues AS hubs ON hubs.site_id = trips.site_id
ORDER BY ifNull(arrived_ms, scheduled_ms) DESC, trip_id
LIMIT 2000

-- 区县今日流入与流出,与昨日、上周同期相比
-- Districts' business day so far, beside yesterday and the same day of last week
-- kept for 60 s
-- …_SO_FAR: up to the same time of that day; of its last hour the share that has passed of the running one
WITH
    assumeNotNull((SELECT toDateTime(max(watermark), 'UTC') FROM passflow.v_freshness)) AS reported,
    toTimeZone(toStartOfDay(toTimeZone(reported, 'Asia/Shanghai') - INTERVAL 4 HOUR) + INTERVAL 4 HOUR, 'UTC') AS day_start,
    toStartOfHour(reported) AS running,
    (reported - running) / 3600 AS elapsed
SELECT
    region, regions.name_zh AS name_zh, regions.name_en AS name_en, frame.1 AS period,
    toString(toDate(toTimeZone(day_start - toIntervalDay(frame.2), 'Asia/Shanghai'))) AS business_day,
    toInt64(round(sum(inlets.inflow_persons * share))) AS inflow_persons, toInt64(round(sum(inlets.inflow_vehicles * share))) AS inflow_vehicles,
    toInt64(round(sum(inlets.inflow_transit * share))) AS inflow_transit,
    toInt64(round(sum(inlets.outflow_persons * share))) AS outflow_persons,
    toInt64(round(sum(inlets.outflow_vehicles * share))) AS outflow_vehicles,
    toInt64(round(sum(inlets.fever * share))) AS fever, toInt64(round(sum(inlets.turned_back * share))) AS turned_back
FROM (
    SELECT inlet_of AS region, inflow_persons, inflow_vehicles, inflow_transit, outflow_persons, outflow_vehicles, fever, turned_back,
        arrayJoin([('TODAY', 0, 0), ('YESTERDAY', 1, 0), ('YESTERDAY_SO_FAR', 1, 1), ('LAST_WEEK_SO_FAR', 7, 1)]) AS frame,
        window_start + toIntervalDay(frame.2) AS moved,
        multiIf(moved < day_start OR moved >= day_start + INTERVAL 1 DAY, 0, frame.3 = 0, 1, moved < running, 1, moved = running, elapsed, 0) AS share
    FROM passflow.v_inlet_1h
    WHERE length(inlet_of) <= 6 AND window_start >= day_start - INTERVAL 7 DAY
        AND (window_start < day_start - INTERVAL 6 DAY OR window_start >= day_start - INTERVAL 1 DAY)) AS inlets
LEFT JOIN passflow.v_regions AS regions ON regions.code = inlets.region
WHERE share > 0
GROUP BY region, name_zh, name_en, frame
ORDER BY region, indexOf(['TODAY', 'YESTERDAY', 'YESTERDAY_SO_FAR', 'LAST_WEEK_SO_FAR'], period)

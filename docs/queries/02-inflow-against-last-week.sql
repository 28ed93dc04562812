-- 各区县今日至最近一个整点的流入流出与上周同日同时段相比
-- Inflow and outflow of each county today up to the last full hour, against the same hours of the same weekday last week
-- columns: region, name_zh, inflow_today, inflow_last_week, outflow_today, outflow_last_week
WITH
    (SELECT toStartOfHour(toTimeZone(toDateTime(max(watermark)), 'Asia/Shanghai')) FROM v_freshness) AS full_hour,
    toDate(full_hour - INTERVAL 1 SECOND - INTERVAL 4 HOUR) AS today,
    toDate(window_start_local - INTERVAL 4 HOUR) AS business_day,
    business_day = today AND window_start_local < full_hour AS is_today,
    business_day = today - 7 AND window_start_local < full_hour - INTERVAL 7 DAY AS is_last_week
SELECT region, any(regions.name_zh) AS name_zh,
    sumIf(inflow_persons, is_today) AS inflow_today, sumIf(inflow_persons, is_last_week) AS inflow_last_week,
    sumIf(outflow_persons, is_today) AS outflow_today, sumIf(outflow_persons, is_last_week) AS outflow_last_week
FROM v_region_1h AS regions
WHERE tier = 'COUNTY' AND window_start > full_hour - INTERVAL 9 DAY
GROUP BY region
ORDER BY inflow_today DESC, region

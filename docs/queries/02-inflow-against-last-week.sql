-- 各区县今日流入流出与上周同日同一时刻相比
-- Inflow and outflow of each county today, against the same weekday last week up to the same hour
-- columns: region, name_zh, inflow_today, inflow_last_week, outflow_today, outflow_last_week
WITH
    (SELECT toTimeZone(toDateTime(max(watermark)), 'Asia/Shanghai') FROM v_freshness) AS now_local,
    toDate(now_local - INTERVAL 4 HOUR) AS today,
    toDate(window_start_local - INTERVAL 4 HOUR) AS business_day
SELECT region, any(regions.name_zh) AS name_zh,
    sumIf(inflow_persons, business_day = today) AS inflow_today,
    sumIf(inflow_persons, business_day = today - 7 AND window_start_local < now_local - INTERVAL 7 DAY) AS inflow_last_week,
    sumIf(outflow_persons, business_day = today) AS outflow_today,
    sumIf(outflow_persons, business_day = today - 7 AND window_start_local < now_local - INTERVAL 7 DAY) AS outflow_last_week
FROM v_region_1h AS regions
WHERE tier = 'COUNTY' AND window_start > now_local - INTERVAL 9 DAY
GROUP BY region
ORDER BY inflow_today DESC

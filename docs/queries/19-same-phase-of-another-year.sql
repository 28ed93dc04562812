-- 最近一个完整业务日与往年同一阶段同一天相比
-- The last full business day of each county against the same day of the same phase of earlier years: so many days before or after the same holiday; far from one, on the same weekday
-- columns: region, name_zh, business_day, holiday, days_after, other_day, inflow, inflow_then, ratio
WITH
    (SELECT toDate(toTimeZone(max(watermark), 'Asia/Shanghai') - INTERVAL 28 HOUR) FROM v_freshness) AS last_day,
    holidays AS (
        SELECT toYear(date) AS year, replaceAll(name_zh, '（推定）', '') AS holiday, min(date) AS first_day
        FROM v_calendar
        WHERE kind = 'HOLIDAY'
        GROUP BY year, holiday),
    (SELECT argMin((holiday, first_day), abs(first_day - last_day)) FROM holidays) AS nearest,
    other_days AS (
        SELECT first_day + (last_day - nearest.2) AS same_distance,
            if(abs(last_day - nearest.2) <= 20, same_distance,
                same_distance + (toDayOfWeek(last_day) - toDayOfWeek(same_distance) + 10) % 7 - 3) AS other_day
        FROM holidays
        WHERE holiday = nearest.1 AND first_day < nearest.2)
SELECT days.region AS region, days.name_zh AS name_zh, days.business_day AS business_day, nearest.1 AS holiday,
    last_day - nearest.2 AS days_after, other_days.other_day AS other_day,
    days.inflow_persons AS inflow, earlier.inflow_persons AS inflow_then, round(inflow / nullIf(inflow_then, 0), 3) AS ratio
FROM (SELECT * FROM v_region_1d WHERE tier = 'COUNTY' AND business_day = last_day) AS days
CROSS JOIN other_days
LEFT JOIN (
    SELECT region, business_day, inflow_persons FROM v_region_1d
    WHERE tier = 'COUNTY' AND business_day IN (SELECT other_day FROM other_days)) AS earlier
    ON earlier.region = days.region AND earlier.business_day = other_days.other_day
ORDER BY inflow DESC, region, other_day DESC

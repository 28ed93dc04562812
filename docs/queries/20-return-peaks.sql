-- 双返高峰:最近十四天返乡返岗人次最多的业务日与小时
-- Peaks of the two returns, home and to work, in the last fourteen days: the business days and hours with most returnees
-- columns: region, name_zh, business_day, phase, returnees, share_of_persons, busiest_hour_local, returnees_in_it, times_the_median_day
SELECT region, any(days.name_zh) AS name_zh, business_day, any(calendar.phase) AS phase, sum(returning) AS returnees,
    round(returnees / nullIf(sum(days.persons), 0), 3) AS share_of_persons,
    argMax(hour_local, returning) AS busiest_hour_local, max(returning) AS returnees_in_it,
    round(returnees / nullIf(median(sum(returning)) OVER (PARTITION BY region), 0), 2) AS times_the_median_day
FROM (
    SELECT region, name_zh, toDate(window_start_local - INTERVAL 4 HOUR) AS business_day, window_start_local AS hour_local,
        purpose_return_home + purpose_return_work AS returning, passages_persons AS persons
    FROM v_region_1h
    WHERE tier = 'COUNTY' AND window_start >= (SELECT max(watermark) FROM v_freshness) - INTERVAL 14 DAY) AS days
LEFT JOIN v_calendar AS calendar ON calendar.date = days.business_day
GROUP BY region, business_day
HAVING returnees > 0
ORDER BY returnees DESC
LIMIT 50

-- 峰均比与尚有余量的时段:最近七日各点位
-- Peak against mean of each site over seven days of full hours, and the hour of the day in which it has most room
-- columns: site_id, peak, mean, peak_to_mean, quietest_hour, mean_of_quietest_hour
WITH (SELECT toStartOfHour(toDateTime(max(watermark), 'UTC')) FROM v_freshness) AS full_hour
SELECT site_id, max(busiest) AS peak, round(sum(passed) / sum(hours), 1) AS mean, round(peak * sum(hours) / nullIf(sum(passed), 0), 2) AS peak_to_mean,
    argMin(hour, (passed / hours, hour)) AS quietest_hour, round(min(passed / hours), 1) AS mean_of_quietest_hour
FROM (
    SELECT site_id, toHour(window_start_local) AS hour, max(passages) AS busiest, sum(passages) AS passed, count() AS hours
    FROM (
        SELECT site_id, window_start_local, sum(persons + vehicles + sampled) AS passages
        FROM v_flow_1h
        WHERE window_start >= full_hour - INTERVAL 7 DAY AND window_start < full_hour AND state IN ('COUNTED', 'ZERO')
        GROUP BY site_id, window_start_local)
    GROUP BY site_id, hour)
GROUP BY site_id
HAVING peak > 0
ORDER BY peak_to_mean DESC, site_id
LIMIT 50

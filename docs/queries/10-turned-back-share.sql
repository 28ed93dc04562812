-- 最近七日各点位劝返比例
-- Share of persons turned back at each site over seven days
-- columns: site_id, direction, persons_all, turned_back, share
SELECT site_id, direction, sum(persons) AS persons_all, sum(persons_turned_back) AS turned_back, round(turned_back / persons_all, 4) AS share
FROM v_flow_1h
WHERE window_start >= (SELECT max(watermark) FROM v_freshness) - INTERVAL 7 DAY
GROUP BY site_id, direction
HAVING turned_back > 0
ORDER BY share DESC, turned_back DESC, site_id, direction
LIMIT 50

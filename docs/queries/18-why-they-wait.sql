-- 最近一天各枢纽各小时的等待及主因
-- How long passengers waited at each hub in each hour of the last day, and what explains it
-- columns: site_id, hour_local, persons, queue_p90_s, push_p90_s, hold_p90_s, at_hub, explains
SELECT site_id, window_start_local AS hour_local, persons, queue_p90_s, push_p90_s, hold_p90_s, at_hub, explains
FROM v_hub_waiting
WHERE level = 'HOUR' AND window_start >= (SELECT max(watermark) FROM v_freshness) - INTERVAL 1 DAY
ORDER BY hold_p90_s DESC, site_id, hour_local
LIMIT 50

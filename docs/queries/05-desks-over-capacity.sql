-- 最近一天超出能力的采样台与通道
-- Desks and lanes beyond their capacity in the last day
-- columns: site_id, lane, shift, window_start_local, work, capacity_per_hour, utilisation
SELECT site_id, lane, shift, window_start_local, work, capacity_per_hour, round(utilisation, 2) AS utilisation
FROM v_desks
WHERE window_start >= (SELECT max(watermark) FROM v_freshness) - INTERVAL 1 DAY AND utilisation > 1
ORDER BY utilisation DESC, site_id, window_start_local, lane, shift
LIMIT 100

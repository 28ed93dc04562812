-- 最近七天各点位最忙的小时
-- The busiest hour of each site in the last seven days
-- columns: site_id, name_zh, hour_local, passages
SELECT site_id, name_zh, hour_local, passages
FROM (
    SELECT site_id, window_start_local AS hour_local, sum(persons + vehicles + sampled) AS passages
    FROM v_flow_1h
    WHERE window_start >= (SELECT max(watermark) FROM v_freshness) - INTERVAL 7 DAY
    GROUP BY site_id, hour_local
    HAVING passages > 0
    ORDER BY passages DESC, hour_local
    LIMIT 1 BY site_id) AS hours
LEFT JOIN (SELECT site_id, name_zh FROM v_sites_now) AS sites USING (site_id)
ORDER BY passages DESC, site_id
LIMIT 20

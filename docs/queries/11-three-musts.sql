-- 三必须落实率:测温、口罩、消毒,最近一天
-- The three musts (temperature, mask, disinfection): how often all were kept in the last day, of those recorded
-- columns: site_id, recorded, kept, compliance
SELECT site_id, sum(musts_recorded) AS recorded, sum(musts_kept) AS kept, round(kept / recorded, 4) AS compliance
FROM v_flow_1h
WHERE window_start >= (SELECT max(watermark) FROM v_freshness) - INTERVAL 1 DAY
GROUP BY site_id
HAVING recorded > 0
ORDER BY compliance, recorded DESC, site_id
LIMIT 50

-- 当前失联点位
-- Posts that are silent now, the longest first
-- columns: site_id, name_zh, kind, region, last_heard_local, minutes_since
SELECT site_id, name_zh, kind, region, last_heard_local, dateDiff('minute', last_heard, minute_start) AS minutes_since
FROM v_sites_now
WHERE state = 'SILENT'
ORDER BY last_heard NULLS FIRST, site_id

-- 一组预警的成员
-- The alerts for which a group speaks, the newest first
-- asked each time
-- alert_id: of the group
SELECT
    alert_id, severity, state, site_id, site_name_zh, site_name_en, toUnixTimestamp64Milli(opened_at) AS opened_ms,
    toUnixTimestamp64Milli(noticed_at) AS noticed_ms, toUnixTimestamp64Milli(ended_at) AS ended_ms, value, expected, text_zh, text_en, record_ref
FROM passflow.v_alerts
WHERE group_id = {alert_id:String} AND {alert_id:String} != ''
ORDER BY noticed_ms DESC, alert_id
LIMIT 2000

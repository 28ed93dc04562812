-- 最近结束的预警
-- Alerts that ended within eight hours, the latest first
-- kept for 20 s
SELECT
    alerts.alert_id AS alert_id, alerts.rule AS rule, alerts.severity AS severity, alerts.state AS state, alerts.outcome AS outcome,
    alerts.site_id AS site_id, sites.name_zh AS site_name_zh, sites.name_en AS site_name_en,
    alerts.region AS region, regions.name_zh AS region_name_zh, regions.name_en AS region_name_en,
    toUnixTimestamp64Milli(alerts.ended_at) AS ended_ms
FROM (
    SELECT alert_id, rule, severity, state, outcome, site_id, region, ended_at
    FROM passflow.v_alert_states
    WHERE group_id = '' AND NOT is_open AND ended_at >= now64(3) - INTERVAL 8 HOUR
    ORDER BY ended_at DESC, alert_id
    LIMIT 100) AS alerts
LEFT JOIN passflow.board_sites AS sites ON sites.site_id = alerts.site_id
LEFT JOIN (SELECT id, name_zh, name_en FROM passflow.board_names WHERE type = 'REGION') AS regions ON regions.id = alerts.region
ORDER BY ended_ms DESC, alert_id

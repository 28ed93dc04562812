-- 交接班:本班发生、结束和仍未结束的预警,严重的在前
-- Handing over: alerts noticed or ended since, or open, the gravest first
-- asked each time
-- since_ms: since when; unit: only of this unit, empty: of all
SELECT
    alerts.alert_id AS alert_id, alerts.rule AS rule, alerts.severity AS severity, alerts.state AS state,
    alerts.pending_action AS pending_action, alerts.members AS members, alerts.site_id AS site_id, site_name_zh, site_name_en,
    alerts.region AS region, regions.name_zh AS region_name_zh, regions.name_en AS region_name_en,
    alerts.unit AS unit, unit_name_zh, unit_name_en,
    toUnixTimestamp64Milli(alerts.opened_at) AS opened_ms, toUnixTimestamp64Milli(alerts.noticed_at) AS noticed_ms,
    toUnixTimestamp64Milli(alerts.acknowledged_at) AS acknowledged_ms, alerts.acknowledged_by AS acknowledged_by,
    toUnixTimestamp64Milli(alerts.shelved_until) AS shelved_until_ms, toUnixTimestamp64Milli(alerts.ended_at) AS ended_ms,
    alerts.closed_by AS closed_by, alerts.outcome AS outcome, alerts.escalation AS escalation,
    alerts.text_zh AS text_zh, alerts.text_en AS text_en, noticed_ms >= {since_ms:Int64} AS is_new
FROM (
    SELECT * FROM passflow.v_alerts
    WHERE group_id = '' AND {unit:String} IN ('', unit)
        AND (state NOT IN ('RESOLVED', 'CLOSED') OR noticed_at >= fromUnixTimestamp64Milli({since_ms:Int64})
            OR ended_at >= fromUnixTimestamp64Milli({since_ms:Int64}))) AS alerts
LEFT JOIN passflow.v_regions AS regions ON regions.code = alerts.region
ORDER BY indexOf(['CRITICAL', 'WARNING', 'NOTICE'], severity), indexOf(['OPEN', 'ACKNOWLEDGED', 'SHELVED', 'RESOLVED', 'CLOSED'], state), opened_ms, alert_id
LIMIT 5000

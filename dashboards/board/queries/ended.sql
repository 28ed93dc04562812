-- 最近结束的预警
-- Alerts that ended lately, the latest first
-- asked each time
-- hours: how far back, 1 to 168
SELECT
    alerts.alert_id AS alert_id,
    alerts.rule AS rule, alerts.rule_id AS rule_id, alerts.category AS category, alerts.severity AS severity, alerts.state AS state,
    waiting.action AS pending_action, waiting.actor AS pending_actor, alerts.subject_kind AS subject_kind, alerts.subject AS subject,
    alerts.site_id AS site_id, sites.name_zh AS site_name_zh, sites.name_en AS site_name_en,
    alerts.region AS region, regions.name_zh AS region_name_zh, regions.name_en AS region_name_en,
    alerts.unit AS unit, units.name_zh AS unit_name_zh, units.name_en AS unit_name_en, units.duty_telephone AS duty_telephone,
    alerts.escalation AS escalation, alerts.pages AS pages, alerts.members AS members,
    toUnixTimestamp64Milli(alerts.opened_at) AS opened_ms, toUnixTimestamp64Milli(alerts.noticed_at) AS noticed_ms,
    toUnixTimestamp64Milli(alerts.changed_at) AS changed_ms, toUnixTimestamp64Milli(alerts.acknowledged_at) AS acknowledged_ms,
    alerts.acknowledged_by AS acknowledged_by, toUnixTimestamp64Milli(alerts.shelved_until) AS shelved_until_ms,
    alerts.value AS value, alerts.expected AS expected, rules.measure AS measure,
    alerts.text_zh AS text_zh, alerts.text_en AS text_en, alerts.instruction_zh AS instruction_zh, alerts.instruction_en AS instruction_en,
    toUnixTimestamp64Milli(alerts.ended_at) AS ended_ms, alerts.closed_by AS closed_by, alerts.outcome AS outcome,
    if(alerts.state = 'RESOLVED' OR alerts.alert_id IN (SELECT alert_id FROM passflow.v_alert_history WHERE state = 'RESOLVED'), 'DATA', 'PERSON') AS ended_by
FROM (
    SELECT * FROM passflow.v_alert_states
    WHERE group_id = '' AND NOT is_open AND ended_at >= now64(3) - toIntervalHour(least(greatest({hours:Int32}, 1), 168))) AS alerts
LEFT JOIN passflow.v_waiting_actions AS waiting ON waiting.alert_id = alerts.alert_id
LEFT JOIN (
    SELECT site_id, name_zh, name_en FROM passflow.v_sites
    WHERE valid_from <= now64(3) ORDER BY valid_from DESC LIMIT 1 BY site_id) AS sites ON sites.site_id = alerts.site_id
LEFT JOIN (
    SELECT unit_id, name_zh, name_en, duty_telephone FROM passflow.v_units
    WHERE valid_from <= now64(3) ORDER BY valid_from DESC LIMIT 1 BY unit_id) AS units ON units.unit_id = alerts.unit
LEFT JOIN passflow.v_regions AS regions ON regions.code = alerts.region
LEFT JOIN passflow.v_rule_names AS rules ON rules.rule = alerts.rule
ORDER BY ended_ms DESC, alert_id
LIMIT 2000

-- 当前预警:未结束的,以及最近十分钟内变更过的
-- Alerts that have not ended, groups instead of their members, and what changed within ten minutes
-- kept for 1 s
-- marked_ms: when it was stored as it is, or a person last did something about it
SELECT
    alerts.alert_id AS alert_id, alerts.is_open AND alerts.group_id = '' AS is_open,
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
    greatest(toUnixTimestamp64Milli(alerts.written_at), ifNull(toUnixTimestamp64Milli(acts.taken_at), 0)) AS marked_ms
FROM (
    SELECT * FROM passflow.v_alert_states
    WHERE (is_open AND group_id = '') OR written_at >= now64(3) - INTERVAL 10 MINUTE) AS alerts
LEFT JOIN (
    SELECT alert_id, toNullable(max(v_alert_actions.taken_at)) AS taken_at FROM passflow.v_alert_actions
    WHERE v_alert_actions.taken_at >= now64(3) - INTERVAL 10 MINUTE GROUP BY alert_id) AS acts ON acts.alert_id = alerts.alert_id
LEFT JOIN passflow.v_waiting_actions AS waiting ON waiting.alert_id = alerts.alert_id
LEFT JOIN (
    SELECT site_id, name_zh, name_en FROM passflow.v_sites
    WHERE valid_from <= now64(3) ORDER BY valid_from DESC LIMIT 1 BY site_id) AS sites ON sites.site_id = alerts.site_id
LEFT JOIN (
    SELECT unit_id, name_zh, name_en, duty_telephone FROM passflow.v_units
    WHERE valid_from <= now64(3) ORDER BY valid_from DESC LIMIT 1 BY unit_id) AS units ON units.unit_id = alerts.unit
LEFT JOIN passflow.v_regions AS regions ON regions.code = alerts.region
LEFT JOIN passflow.v_rule_names AS rules ON rules.rule = alerts.rule
ORDER BY alerts.changed_at DESC, alert_id
LIMIT 4000

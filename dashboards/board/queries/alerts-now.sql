-- 当前预警:未结束的,以及最近十分钟内变更过的
-- Alerts that have not ended, groups instead of their members, and what changed within ten minutes
-- kept for 1 s, in rows
-- marked_ms: when it was stored as it is, or a person last did something about it
-- Of tables, not of views: each second, what a view adds costs more than the reading.
SELECT
    alerts.alert_id AS alert_id, alerts.state NOT IN ('RESOLVED', 'CLOSED') AND alerts.group_id = '' AS is_open,
    alerts.rule AS rule, alerts.rule_id AS rule_id, alerts.category AS category, alerts.severity AS severity, alerts.state AS state,
    if(acts.waits, acts.last_action, '') AS pending_action, if(acts.waits, acts.last_actor, '') AS pending_actor,
    alerts.subject_kind AS subject_kind, alerts.subject AS subject,
    alerts.site_id AS site_id, sites.name_zh AS site_name_zh, sites.name_en AS site_name_en,
    alerts.region AS region, regions.name_zh AS region_name_zh, regions.name_en AS region_name_en,
    alerts.unit AS unit, units.name_zh AS unit_name_zh, units.name_en AS unit_name_en, units.duty_telephone AS duty_telephone,
    alerts.escalation AS escalation, alerts.pages AS pages, alerts.members AS members,
    toUnixTimestamp64Milli(alerts.opened_at) AS opened_ms, toUnixTimestamp64Milli(alerts.noticed_at) AS noticed_ms,
    toUnixTimestamp64Milli(alerts.changed_at) AS changed_ms, toUnixTimestamp64Milli(alerts.acknowledged_at) AS acknowledged_ms,
    alerts.acknowledged_by AS acknowledged_by, toUnixTimestamp64Milli(alerts.shelved_until) AS shelved_until_ms,
    alerts.value AS value, alerts.expected AS expected, rules.measure AS measure,
    alerts.text_zh AS text_zh, alerts.text_en AS text_en, alerts.instruction_zh AS instruction_zh, alerts.instruction_en AS instruction_en,
    greatest(toUnixTimestamp64Milli(alerts.updated_at), ifNull(toUnixTimestamp64Milli(acts.taken_at), 0)) AS marked_ms
FROM (
    SELECT
        alert_id, rule, rule_id, category, severity, state, group_id, subject_kind, subject, site_id, region, unit, escalation, pages,
        members, opened_at, noticed_at, changed_at, acknowledged_at, acknowledged_by, shelved_until, value, expected, text_zh, text_en,
        instruction_zh, instruction_en, updated_at
    FROM passflow.alerts FINAL
    WHERE rule != 'watchdog'
        AND ((state NOT IN ('RESOLVED', 'CLOSED') AND group_id = '') OR updated_at >= now64(3) - INTERVAL 10 MINUTE)) AS alerts
LEFT JOIN (
    WITH ifNull((SELECT max(watermark) FROM passflow.progress FINAL), toDateTime64(0, 3, 'UTC')) AS progressed
    SELECT
        alert_id, toNullable(max(alert_actions.taken_at)) AS taken_at, max(alert_actions.taken_at) > progressed AS waits,
        argMax(alert_actions.action, alert_actions.taken_at) AS last_action, argMax(alert_actions.actor, alert_actions.taken_at) AS last_actor
    FROM passflow.alert_actions
    WHERE alert_actions.taken_at >= least(now64(3) - INTERVAL 10 MINUTE, progressed)
    GROUP BY alert_id) AS acts ON acts.alert_id = alerts.alert_id
LEFT JOIN passflow.board_sites AS sites ON sites.site_id = alerts.site_id
LEFT JOIN (SELECT id, name_zh, name_en, duty_telephone FROM passflow.board_names WHERE type = 'UNIT') AS units ON units.id = alerts.unit
LEFT JOIN (SELECT id, name_zh, name_en FROM passflow.board_names WHERE type = 'REGION') AS regions ON regions.id = alerts.region
LEFT JOIN (SELECT id, measure FROM passflow.board_names WHERE type = 'RULE') AS rules ON rules.id = alerts.rule
ORDER BY alerts.changed_at DESC, alert_id
LIMIT 4000

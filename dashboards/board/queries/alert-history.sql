-- 一条预警的历次变更
-- Each change of one alert, the oldest first
-- asked each time
SELECT
    history.version AS version, toUnixTimestamp64Milli(history.changed_at) AS changed_ms, history.severity AS severity, history.state AS state,
    history.unit AS unit, units.name_zh AS unit_name_zh, units.name_en AS unit_name_en, history.escalation AS escalation,
    history.pages AS pages, history.members AS members, history.acknowledged_by AS acknowledged_by,
    toUnixTimestamp64Milli(history.shelved_until) AS shelved_until_ms, history.closed_by AS closed_by, history.outcome AS outcome,
    history.value AS value, history.expected AS expected, history.text_zh AS text_zh, history.text_en AS text_en
FROM (SELECT * FROM passflow.v_alert_history WHERE alert_id = {alert_id:String}) AS history
LEFT JOIN (
    SELECT unit_id, name_zh, name_en FROM passflow.v_units
    WHERE valid_from <= now64(3) ORDER BY valid_from DESC LIMIT 1 BY unit_id) AS units ON units.unit_id = history.unit
ORDER BY version
LIMIT 1000

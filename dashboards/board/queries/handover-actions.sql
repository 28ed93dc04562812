-- 交接班:本班的操作
-- Handing over: what people did since, the oldest first
-- asked each time
-- since_ms: since when
SELECT
    toString(action_id) AS action_id, toUnixTimestamp64Milli(taken_at) AS taken_ms, alert_id, action, actor, outcome,
    toUnixTimestamp64Milli(until) AS until_ms, text, delivery
FROM passflow.v_alert_actions
WHERE taken_at >= fromUnixTimestamp64Milli({since_ms:Int64})
ORDER BY taken_ms, action_id
LIMIT 5000

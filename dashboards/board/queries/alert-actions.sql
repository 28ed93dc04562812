-- 对一条预警的操作
-- What people did about one alert, the oldest first
-- asked each time
SELECT
    toString(action_id) AS action_id, toUnixTimestamp64Milli(taken_at) AS taken_ms, action, actor, outcome,
    toUnixTimestamp64Milli(until) AS until_ms, text, delivery
FROM passflow.v_alert_actions
WHERE alert_id = {alert_id:String}
ORDER BY taken_ms, action_id
LIMIT 1000

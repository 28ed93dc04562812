-- 操作
-- What the officer did about an alert; who it is comes from the header X-Forwarded-User only
-- asked each time
-- action_id: drawn by the page, once for each intention; the same again does nothing
INSERT INTO passflow.alert_actions (alert_id, action, actor, outcome, until, text, action_id)
SELECT
    {alert_id:String}, {action:String}, decodeURLComponent({actor:String}), {outcome:String},
    if({until_ms:Int64} = 0, NULL, fromUnixTimestamp64Milli({until_ms:Int64}, 'UTC')), {text:String}, {action_id:UUID}
WHERE {action_id:UUID} NOT IN (SELECT action_id FROM passflow.v_alert_actions)

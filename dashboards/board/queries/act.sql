-- 操作
-- Appends what the officer did about an alert; the actor comes from the header X-Forwarded-User only
-- asked each time
INSERT INTO passflow.alert_actions (alert_id, action, actor, outcome, until, text, action_id)
SELECT
    {alert_id:String}, {action:String}, decodeURLComponent({actor:String}), {outcome:String},
    if({until_ms:Int64} = 0, NULL, fromUnixTimestamp64Milli({until_ms:Int64}, 'UTC')), {text:String}, {action_id:UUID}

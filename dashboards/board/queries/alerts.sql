-- 当前预警:未结束的,组代替其成员;最近变更的在前
-- Alerts that have not ended, groups instead of their members, the newest change first
-- asked each time
-- since_ms: only what may have changed since, with two minutes of overlap, gone ones (is_open 0) too; 0: all that are open
SELECT * EXCEPT marked_ms
FROM passflow.board_alerts_now
WHERE if({since_ms:Int64} = 0, is_open, marked_ms >= {since_ms:Int64} - 120000)
ORDER BY changed_ms DESC, alert_id
LIMIT 2000

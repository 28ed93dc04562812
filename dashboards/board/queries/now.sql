-- 此刻:数据与看门狗的新旧、业务日、班次、未结束预警数
-- Now: how old data and watchdog are, business day, shift, open alerts by number
-- kept for 1 s
WITH
    now64(3) AS moment,
    toTimeZone(moment, 'Asia/Shanghai') AS local,
    toStartOfDay(local - INTERVAL 4 HOUR) + INTERVAL 4 HOUR AS day_start,
    toStartOfDay(local) + toIntervalHour(intDiv(toHour(local), 8) * 8) AS shift_start,
    toStartOfDay(local - INTERVAL 1 HOUR) + toIntervalHour(intDiv(toHour(local - INTERVAL 1 HOUR), 8) * 8) AS handover
SELECT
    toUnixTimestamp64Milli(moment) AS now_ms,
    if(jobs.known = 0, NULL, toUnixTimestamp64Milli(jobs.reported)) AS data_ms,
    (now_ms - data_ms) / 1000 AS data_age_s,
    if(dogs.known = 0, NULL, toUnixTimestamp64Milli(dogs.barked)) AS watchdog_ms,
    (now_ms - watchdog_ms) / 1000 AS watchdog_age_s,
    if(jobs.known = 0, NULL, toUnixTimestamp64Milli(jobs.written)) AS progress_written_ms,
    ifNull(data_age_s > 180 AND now_ms - progress_written_ms < 60000, 0) AS is_history,
    ifNull(data_age_s > 180 OR watchdog_age_s > 180, 1) AS is_stale,
    'Asia/Shanghai' AS zone,
    toString(toDate(day_start)) AS business_day,
    toInt64(toUnixTimestamp(day_start)) * 1000 AS business_day_start_ms,
    toInt64(toUnixTimestamp(shift_start)) * 1000 AS shift_start_ms,
    shift_start_ms + 28800000 AS shift_end_ms,
    toInt64(toUnixTimestamp(handover)) * 1000 AS handover_ms,
    open_alerts, open_critical, open_warning, open_notice, untaken_critical, untaken_warning, untaken_notice,
    hex(alerts.fingerprint) AS alerts_version
FROM (
    SELECT count() AS open_alerts,
        countIf(severity = 'CRITICAL') AS open_critical, countIf(severity = 'WARNING') AS open_warning, countIf(severity = 'NOTICE') AS open_notice,
        countIf(severity = 'CRITICAL' AND state = 'OPEN') AS untaken_critical,
        countIf(severity = 'WARNING' AND state = 'OPEN') AS untaken_warning,
        countIf(severity = 'NOTICE' AND state = 'OPEN') AS untaken_notice,
        groupBitXor(cityHash64(alert_id, state, changed_ms, marked_ms, pending_action, severity, members, escalation)) AS fingerprint
    FROM passflow.board_alerts_now
    WHERE is_open) AS alerts
CROSS JOIN (SELECT count() AS known, min(watermark) AS reported, max(written_at) AS written FROM passflow.v_freshness) AS jobs
CROSS JOIN (SELECT count() AS known, max(changed_at) AS barked FROM passflow.v_watchdog) AS dogs

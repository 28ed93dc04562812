-- 点位现状
-- Each site now: state, when it was last heard, what it counted in the last hour, open alerts
-- kept for 15 s
SELECT
    sites.site_id AS site_id, sites.state AS state, toInt64(toUnixTimestamp(sites.last_heard)) * 1000 AS last_heard_ms,
    hour_in + hour_out + hour_sampled AS hour_total, hour_in, hour_out, alerts.open AS open_alerts,
    arrayElement(['', 'NOTICE', 'WARNING', 'CRITICAL'], alerts.worst + 1) AS worst_severity
FROM passflow.v_site_states AS sites
LEFT JOIN (
    SELECT site_id, count() AS open, max(indexOf(['NOTICE', 'WARNING', 'CRITICAL'], severity)) AS worst
    FROM passflow.v_alert_states
    WHERE is_open AND subject_kind != 'GROUP' AND site_id != ''
    GROUP BY site_id) AS alerts ON alerts.site_id = sites.site_id
ORDER BY site_id

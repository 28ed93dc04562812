-- 乡镇与街道
-- Townships: what passed, how many posts are heard, open alerts
-- kept for 60 s
SELECT
    flows.region AS region, regions.name_zh AS name_zh, regions.name_en AS name_en, hour_total, today_total,
    sites, sites_heard, sites_silent, sites_closed, sites_not_expected, alerts.open AS open_alerts,
    arrayElement(['', 'NOTICE', 'WARNING', 'CRITICAL'], alerts.worst + 1) AS worst_severity
FROM (
    SELECT left(states.region, 9) AS region, sum(hour_in + hour_out + hour_sampled) AS hour_total, sum(day_total) AS today_total,
        count() AS sites, countIf(state IN ('NORMAL', 'ZERO')) AS sites_heard, countIf(state = 'SILENT') AS sites_silent,
        countIf(state IN ('CLOSED', 'SUSPENDED')) AS sites_closed, countIf(state = 'NOT_EXPECTED') AS sites_not_expected
    FROM passflow.v_site_states AS states
    WHERE length(states.region) >= 9
    GROUP BY region) AS flows
LEFT JOIN (
    SELECT left(alert_states.region, 9) AS region, count() AS open, max(indexOf(['NOTICE', 'WARNING', 'CRITICAL'], severity)) AS worst
    FROM passflow.v_alert_states AS alert_states
    WHERE is_open AND subject_kind != 'GROUP' AND length(alert_states.region) >= 9
    GROUP BY region) AS alerts ON alerts.region = flows.region
LEFT JOIN passflow.v_regions AS regions ON regions.code = flows.region
ORDER BY region

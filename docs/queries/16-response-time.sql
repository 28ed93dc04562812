-- 响应时间:最近七天各责任单位确认与结束预警用时
-- Response time of the last seven days: how soon each unit took alerts that called it up, and how soon they ended
-- columns: unit, severity, alerts, acknowledged_share, median_minutes_to_acknowledge, p90_minutes_to_acknowledge, median_minutes_to_end, escalated
SELECT unit, severity, count() AS alerts, round(countIf(isNotNull(seconds_to_acknowledge)) / alerts, 3) AS acknowledged_share,
    round(quantileExactIf(0.5)(seconds_to_acknowledge, isNotNull(seconds_to_acknowledge)) / 60, 1) AS median_minutes_to_acknowledge,
    round(quantileExactIf(0.9)(seconds_to_acknowledge, isNotNull(seconds_to_acknowledge)) / 60, 1) AS p90_minutes_to_acknowledge,
    round(quantileExactIf(0.5)(seconds_to_end, isNotNull(seconds_to_end)) / 60, 1) AS median_minutes_to_end,
    countIf(escalations > 0) AS escalated
FROM v_alert_response
WHERE pages = 1 AND noticed_at >= (SELECT max(watermark) FROM v_freshness) - INTERVAL 7 DAY
GROUP BY unit, severity
ORDER BY indexOf(['CRITICAL', 'WARNING', 'NOTICE'], severity), acknowledged_share, alerts DESC, unit
LIMIT 100

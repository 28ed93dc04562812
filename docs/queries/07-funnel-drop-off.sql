-- 最近一天枢纽各环节流失
-- Where passengers of the last day dropped out at each hub
-- columns: site_id, step, stage, passengers, share_of_arrived
SELECT site_id, step, stage, sum(funnel.passengers) AS passengers,
    round(passengers / nullIf(sumIf(passengers, stage = 'ARRIVED') OVER (PARTITION BY site_id), 0), 3) AS share_of_arrived
FROM v_funnel_1h AS funnel
WHERE window_start >= (SELECT max(watermark) FROM v_freshness) - INTERVAL 1 DAY
GROUP BY site_id, step, stage
ORDER BY site_id, step

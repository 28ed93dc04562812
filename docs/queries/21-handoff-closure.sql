-- 点对点推送闭环率:最近七个业务日各枢纽到各乡镇
-- Closure of hand-offs from each hub to each township in the last seven business days, those with most open first
-- columns: site_id, township, name_zh, opened, closed, open, closure_rate, slowest_p90_minutes, oldest_open_hours, missing_role, lacking_it
SELECT site_id, township, any(handoffs.name_zh) AS name_zh, sum(handoffs.opened) AS opened, sum(handoffs.closed) AS closed,
    sum(handoffs.open) AS open, round(closed / opened, 3) AS closure_rate,
    round(max(closing_p90_s) / 60, 1) AS slowest_p90_minutes, round(max(age_max_s) / 3600, 1) AS oldest_open_hours,
    arrayElement(arraySort((role, lacking) -> -lacking, mapKeys(sumMap(missing_roles) AS lacks), mapValues(lacks)), 1) AS missing_role,
    arrayMax(arrayConcat([0], mapValues(lacks))) AS lacking_it
FROM v_handoffs AS handoffs
WHERE business_day > (SELECT toDate(toTimeZone(max(watermark), 'Asia/Shanghai') - INTERVAL 4 HOUR) FROM v_freshness) - 7
GROUP BY site_id, township
ORDER BY open DESC, closure_rate, opened DESC
LIMIT 100

-- 未闭环交接:按目的地乡镇,最久的在前
-- Hand-offs not acknowledged, by township of destination, the oldest first
-- kept for 30 s
-- of the passengers pushed today and on the six business days before; today: the business day at the progress of the job
WITH
    assumeNotNull((SELECT toDate(toTimeZone(max(watermark), 'Asia/Shanghai') - INTERVAL 4 HOUR) FROM passflow.v_freshness)) AS today
SELECT
    township, any(v_handoffs.name_zh) AS name_zh, any(v_handoffs.name_en) AS name_en,
    sumIf(opened, business_day = today) AS opened_today, sumIf(closed, business_day = today) AS closed_today,
    sum(v_handoffs.open) AS open, sumIf(v_handoffs.open, business_day < today) AS open_before,
    max(age_max_s) AS oldest_s, arraySort(groupUniqArrayIf(toString(site_id), v_handoffs.open > 0)) AS hubs,
    arraySort(role -> (-role.2, role.1), arrayZip(mapKeys(sumMap(v_handoffs.missing_roles)), mapValues(sumMap(v_handoffs.missing_roles)))) AS missing_roles
FROM passflow.v_handoffs
WHERE business_day >= today - 6
GROUP BY township
HAVING open > 0 OR opened_today > 0
ORDER BY ifNull(oldest_s, -1) DESC, township
LIMIT 1000

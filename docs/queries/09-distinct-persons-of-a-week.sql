-- 最近七个业务日各区县不重复人数
-- Distinct persons of the last seven business days in each county; days cannot be added, so visits are counted anew
-- columns: county, persons, person_days, events_without_token
SELECT if(region = 'UNKNOWN' OR length(region) < 6, 'UNKNOWN', left(region, 6)) AS county, uniqExact(person_hash) AS persons, uniqExactIf((person_hash, business_day), isNotNull(person_hash)) AS person_days,
    sumIf(events, isNull(person_hash)) AS events_without_token
FROM v_visits
WHERE business_day > (SELECT toDate(toTimeZone(max(watermark), 'Asia/Shanghai') - INTERVAL 4 HOUR) FROM v_freshness) - 7
GROUP BY county
ORDER BY persons DESC, county

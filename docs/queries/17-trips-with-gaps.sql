-- 最近七个业务日有缺口的班次
-- Trips of the last seven business days that do not add up, and what is missing
-- columns: business_day, site_id, trip_id, number, announced, arrived, registered, missing
SELECT business_day, site_id, trip_id, number, announced, arrived, registered,
    arrayStringConcat(arrayMap(gap -> concat(gap.kind, ' ', toString(gap.persons)), gaps), ', ') AS missing
FROM v_trip_reconciliation
WHERE state = 'CLOSED_WITH_GAPS' AND business_day > (SELECT toDate(toTimeZone(max(watermark), 'Asia/Shanghai') - INTERVAL 4 HOUR) FROM v_freshness) - 7
ORDER BY business_day DESC, site_id, trip_id
LIMIT 100

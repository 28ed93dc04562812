-- 预警负荷:最近七天,多少小时超出一个人能处理的数量
-- Alarm load of the last seven days: in how many hours a unit was called more often than one person can handle
-- columns: unit, unit_name_zh, hours_with_calls, calls, most_in_an_hour, manageable, overloaded, flooded
SELECT unit, unit_name_zh, count() AS hours_with_calls, sum(alerts) AS calls, max(alerts) AS most_in_an_hour,
    countIf(load = 'MANAGEABLE') AS manageable, countIf(load = 'OVERLOADED') AS overloaded, countIf(load = 'FLOOD') AS flooded
FROM v_alarm_load
WHERE hour_start >= (SELECT max(watermark) FROM v_freshness) - INTERVAL 7 DAY
GROUP BY unit, unit_name_zh
ORDER BY flooded DESC, overloaded DESC, calls DESC, unit
LIMIT 50

-- 最近一天来源地构成,省外在前
-- Where people of the last day came from, other provinces first
-- columns: origin, origin_zh, is_out_of_province, persons, share
SELECT origin, any(flows.origin_zh) AS origin_zh, is_out_of_province, sum(flows.persons) AS persons,
    round(persons / sum(persons) OVER (), 4) AS share
FROM v_od_1h AS flows
WHERE window_start >= (SELECT max(watermark) FROM v_freshness) - INTERVAL 1 DAY
GROUP BY origin, is_out_of_province
ORDER BY is_out_of_province DESC NULLS LAST, persons DESC, origin
LIMIT 50

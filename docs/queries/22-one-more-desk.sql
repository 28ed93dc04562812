-- 增设一个采样台的效果:最近七天最忙时段
-- What one more desk would do: the fullest hours of the last seven days, with the wait to expect now and with one desk more
-- columns: site_id, hour_local, work, desks, per_desk, utilisation, utilisation_with_one_more, wait_minutes, wait_minutes_with_one_more
-- An estimate (Erlang C): people come at random, serving takes an exponential time with the mean that the roster's capacity says,
-- and all desks of a site share one queue. Null: more come than the desks can serve, the queue grows as long as that lasts.
WITH
    ((desks, busy) -> arrayFold((blocked, desk) -> busy * blocked / (desk + busy * blocked), range(1, desks + 1), toFloat64(1))) AS blocking,
    ((desks, busy) -> blocking(desks, busy) / (1 - busy / desks * (1 - blocking(desks, busy)))) AS waiting,
    ((desks, work, per_desk) -> if(work >= desks * per_desk, NULL,
        round(60 * waiting(desks, work / per_desk) / (desks * per_desk - work), 1))) AS minutes
SELECT site_id, hour_local, work, desks, per_desk, round(work / (desks * per_desk), 2) AS utilisation,
    round(work / ((desks + 1) * per_desk), 2) AS utilisation_with_one_more,
    minutes(desks, work, per_desk) AS wait_minutes, minutes(desks + 1, work, per_desk) AS wait_minutes_with_one_more
FROM (
    SELECT site_id, window_start_local AS hour_local, toFloat64(sum(assumeNotNull(load.work))) AS work,
        uniqExact(lane) AS desks, any(assumeNotNull(capacity_per_hour)) AS per_desk
    FROM v_desks AS load
    WHERE window_start >= (SELECT max(watermark) FROM v_freshness) - INTERVAL 7 DAY AND state = 'COUNTED' AND capacity_per_hour > 0
    GROUP BY site_id, hour_local)
ORDER BY utilisation DESC, work DESC
LIMIT 50

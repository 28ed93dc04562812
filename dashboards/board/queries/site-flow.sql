-- 一个点位最近48个半小时与正在进行的半小时
-- One site: the last 48 half hours and the running one, against what was expected
-- asked each time
WITH
    assumeNotNull((SELECT toStartOfInterval(toDateTime(max(watermark), 'UTC'), INTERVAL 30 MINUTE) FROM passflow.v_freshness)) AS running
SELECT
    toInt64(toUnixTimestamp(halves.half)) * 1000 AS half_hour_ms, persons_in, persons_out, vehicles_in, vehicles_out, sampled,
    persons_in + persons_out + vehicles_in + vehicles_out + sampled AS total, forecasts.expected AS expected, forecasts.score AS score,
    halves.half = running AS is_running
FROM (SELECT running - 1800 * arrayJoin(range(49)) AS half) AS halves
LEFT JOIN (
    SELECT * FROM passflow.v_flow_30m
    WHERE site_id = {site_id:String} AND window_start >= running - INTERVAL 24 HOUR AND window_start <= running) AS counts ON counts.window_start = halves.half
LEFT JOIN (
    SELECT window_start, expected, score FROM passflow.v_flow_expected
    WHERE site_id = {site_id:String} AND window_start >= running - INTERVAL 24 HOUR AND window_start <= running) AS forecasts
    ON forecasts.window_start = halves.half
ORDER BY half_hour_ms

-- 通报人数与到达人数不符的班次
-- Trips whose announced passengers did not all arrive or register
-- columns: business_day, site_id, number, scheduled_time_local, announced, arrived, missing, unregistered
SELECT business_day, site_id, number, scheduled_time_local, announced, arrived, missing, unregistered
FROM v_trip_flow
WHERE status IN ('ARRIVED', 'CLOSED') AND (missing != 0 OR unregistered != 0)
ORDER BY business_day DESC, abs(missing) DESC, site_id, number
LIMIT 100

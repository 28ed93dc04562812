-- 点位名册
-- Each site as the roster has it now
-- kept for 30 s, in rows
SELECT
    site_id, name_zh, name_en, kind, region, if(length(region) >= 9, left(region, 9), '') AS township, grid, latitude, longitude,
    inlet_of, unit, capacity_per_hour, capacity, lanes, heartbeat_minutes, opening_hours, ifNull(reserve, 0) AS reserve
FROM passflow.v_sites
WHERE valid_from <= now64(3) AND ifNull(valid_to > now64(3), true)
ORDER BY site_id

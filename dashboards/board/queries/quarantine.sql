-- 隔离:各集中隔离点与各乡镇居家
-- Quarantine: each central site, and homes by township
-- kept for 30 s
-- today: the business day at the progress of the job; an order counts at its site when it is central, else where the person lives
WITH
    assumeNotNull((SELECT max(watermark) FROM passflow.v_freshness)) AS progressed,
    toStartOfDay(toTimeZone(progressed, 'Asia/Shanghai') - INTERVAL 4 HOUR) + INTERVAL 4 HOUR AS day_start,
    day_start + INTERVAL 1 DAY AS day_end,
    ((how, code, at_site) -> (if(how = 'CENTRAL', 'SITE', 'HOME'), if(how = 'CENTRAL', at_site, if(code = '', 'UNKNOWN', left(code, 9))))) AS place
SELECT
    areas.level AS level, areas.area AS area, if(areas.level = 'SITE', names.name_zh, regions.name_zh) AS name_zh, if(areas.level = 'SITE', names.name_en, regions.name_en) AS name_en,
    toString(toDate(day_start)) AS business_day, ordered, in_custody, new_today, released_today, due_today, overdue, measured_today,
    breaches_today, breaches_open, temperatures_missed,
    if(areas.level = 'SITE', names.capacity, NULL) AS capacity, if(areas.level = 'SITE', ifNull(names.reserve, 0), 0) AS is_reserve,
    toInt64(capacity) - toInt64(in_custody) AS places_left, if(isNull(capacity), 0, greatest(0, -assumeNotNull(places_left))) AS reserve_needed
FROM (
    SELECT parts.level AS level, parts.area AS area, sum(parts.ordered) AS ordered, sum(parts.in_custody) AS in_custody, sum(parts.new_today) AS new_today,
        sum(parts.released_today) AS released_today, sum(parts.due_today) AS due_today, sum(parts.overdue) AS overdue, sum(parts.measured_today) AS measured_today,
        sum(parts.breaches_today) AS breaches_today, sum(parts.breaches_open) AS breaches_open, sum(parts.missed) AS temperatures_missed
    FROM (
        SELECT place(kind, toString(region), toString(site_id)).1 AS level, place(kind, toString(region), toString(site_id)).2 AS area,
            state = 'ORDERED' AS ordered, state IN ('IN_CUSTODY', 'OVERDUE') AS in_custody,
            state != 'VOID' AND from_time >= day_start AND from_time < day_end AS new_today,
            state = 'RELEASED' AND ifNull(released_at >= day_start, false) AS released_today,
            in_custody AND due_at >= day_start AND due_at < day_end AS due_today, state = 'OVERDUE' AS overdue,
            in_custody AND ifNull(last_temperature_at >= day_start, false) AS measured_today, 0 AS breaches_today, 0 AS breaches_open, 0 AS missed
        FROM passflow.v_quarantine_orders
        UNION ALL
        SELECT place(kind, toString(region), toString(site_id)).1, place(kind, toString(region), toString(site_id)).2, 0, 0, 0, 0, 0, 0, 0,
            rule = 'quarantine-breach' AND opened_at >= day_start, rule = 'quarantine-breach' AND is_open, rule = 'temperature-missed' AND is_open
        FROM passflow.v_quarantine_alerts
        UNION ALL
        SELECT 'SITE', site_id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM passflow.v_sites
        WHERE kind = 'QUARANTINE_SITE' AND valid_from <= progressed AND ifNull(valid_to > progressed, true)) AS parts
    GROUP BY level, area) AS areas
LEFT JOIN passflow.v_regions AS regions ON regions.code = areas.area
LEFT JOIN (
    SELECT site_id, argMax(v_sites.name_zh, valid_from) AS name_zh, argMax(v_sites.name_en, valid_from) AS name_en,
        argMax(v_sites.capacity, valid_from) AS capacity, argMax(v_sites.reserve, valid_from) AS reserve
    FROM passflow.v_sites
    WHERE kind = 'QUARANTINE_SITE' AND valid_from <= progressed AND ifNull(valid_to > progressed, true)
    GROUP BY site_id) AS names ON names.site_id = areas.area
ORDER BY level DESC, in_custody DESC, area
LIMIT 2000

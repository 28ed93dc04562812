-- 日报告覆盖率:今日与昨日,全部点位、各区县、各乡镇
-- Coverage of daily reports, today and yesterday: all posts, each county, each township
-- kept for 60 s
-- today: the business day at the progress of the job, whose reports are due next or were due last. Counts as v_coverage, which
-- looks at every tier twice; a test holds the two equal.
WITH
    assumeNotNull((SELECT toDate(toTimeZone(max(watermark), 'Asia/Shanghai') - INTERVAL 4 HOUR) FROM passflow.v_freshness)) AS today
SELECT
    if(places.business_day = today, 'TODAY', 'YESTERDAY') AS period, toString(places.business_day) AS business_day,
    places.level AS level, places.area AS area, regions.name_zh AS name_zh, regions.name_en AS name_en, due_ms, last_due_ms,
    expected, on_time, late, missing, awaited, (on_time + late) / expected AS coverage, zero, without_figures, suspect, corrected
FROM (
    SELECT posts.business_day AS business_day, place.1 AS level, place.2 AS area,
        toUnixTimestamp64Milli(min(due_at)) AS due_ms, toUnixTimestamp64Milli(max(due_at)) AS last_due_ms,
        count() AS expected, countIf(delivery = 'ON_TIME') AS on_time, countIf(delivery = 'LATE') AS late,
        countIf(delivery = 'MISSING') AS missing, countIf(delivery = 'AWAITED') AS awaited,
        countIf(delivery IN ('ON_TIME', 'LATE') AND content = 'ZERO') AS zero,
        countIf(delivery IN ('ON_TIME', 'LATE') AND content = 'NONE') AS without_figures,
        countIf(posts.suspect != '') AS suspect, countIf(corrections > 0) AS corrected
    FROM passflow.v_daily_report AS posts
    ARRAY JOIN arrayConcat([('ALL', '')], if(region = '', [('UNKNOWN', 'UNKNOWN')], []),
        if(length(region) >= 6, [('COUNTY', left(region, 6))], []), if(length(region) >= 9, [('TOWNSHIP', left(region, 9))], [])) AS place
    WHERE posts.expected = 1 AND posts.business_day >= today - 1 AND posts.business_day <= today
    GROUP BY business_day, level, area) AS places
LEFT JOIN (SELECT id, name_zh, name_en FROM passflow.board_names WHERE type = 'REGION') AS regions ON regions.id = places.area
ORDER BY business_day DESC, indexOf(['ALL', 'COUNTY', 'TOWNSHIP', 'UNKNOWN'], level), area
LIMIT 4000

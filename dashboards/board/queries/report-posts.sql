-- 需核实的点位:今日与昨日漏报、存疑、迟报的日报告
-- Posts to ask: daily reports of today and yesterday that are missing, in doubt or late
-- kept for 60 s
-- the gravest first, at most 500 of each day; …_then: counted when the report was written, …_counted: of the whole day as known now
WITH
    assumeNotNull((SELECT toDate(toTimeZone(max(watermark), 'Asia/Shanghai') - INTERVAL 4 HOUR) FROM passflow.v_freshness)) AS today
SELECT
    if(posts.business_day = today, 'TODAY', 'YESTERDAY') AS period, toString(posts.business_day) AS business_day,
    toString(posts.site_id) AS site_id, posts.name_zh AS name_zh, posts.name_en AS name_en, posts.region AS region,
    left(posts.region, 9) AS township, regions.name_zh AS township_name_zh, regions.name_en AS township_name_en,
    toString(posts.delivery) AS delivery, toString(posts.suspect) AS suspect, toString(posts.suspect_figure) AS suspect_figure,
    posts.minutes_late AS minutes_late, posts.corrections AS corrections,
    posts.returnees AS returnees, posts.returnees_then AS returnees_then, posts.returnees_counted AS returnees_counted,
    posts.outsiders AS outsiders, posts.outsiders_then AS outsiders_then, posts.outsiders_counted AS outsiders_counted,
    posts.unit AS unit, units.name_zh AS unit_name_zh, units.name_en AS unit_name_en, units.duty_telephone AS duty_telephone,
    count() OVER (PARTITION BY posts.business_day) AS of_posts
FROM (
    SELECT * FROM passflow.v_daily_report
    WHERE expected = 1 AND business_day >= today - 1 AND business_day <= today AND (delivery IN ('LATE', 'MISSING') OR suspect != '')) AS posts
LEFT JOIN (SELECT id, name_zh, name_en, duty_telephone FROM passflow.board_names WHERE type = 'UNIT') AS units ON units.id = posts.unit
LEFT JOIN (SELECT id, name_zh, name_en FROM passflow.board_names WHERE type = 'REGION') AS regions ON regions.id = left(posts.region, 9)
ORDER BY business_day DESC, multiIf(delivery = 'MISSING', 0, suspect = 'FALSE_ZERO', 1, suspect = 'FAR_BELOW', 2, 3), minutes_late DESC, region, site_id
LIMIT 500 BY business_day

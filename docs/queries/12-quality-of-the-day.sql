-- 当日数据质量:账目是否平衡,报送有何问题
-- Quality of the day: whether the books balance, and what is wrong with what producers sent
-- columns: business_day, subject, site_id, records, detail
SELECT business_day, subject, site_id, records, detail
FROM (
    SELECT business_day, concat('balance: ', state) AS subject, '' AS site_id, sent AS records, arrayStringConcat(missing, '; ') AS detail
    FROM v_balance_sheet
    UNION ALL
    SELECT business_day, concat(kind, ' ', topic), site_id, toInt64(events), detail
    FROM v_data_quality)
WHERE business_day = (SELECT toDate(toTimeZone(max(watermark), 'Asia/Shanghai') - INTERVAL 4 HOUR) FROM v_freshness)
ORDER BY records DESC, subject, site_id, detail

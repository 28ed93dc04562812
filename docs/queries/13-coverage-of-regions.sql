-- 区不漏乡、乡不漏村:最近一个已到报送时限的业务日各层级日报覆盖率
-- Nobody missed: who reported and who did not, in each region, on the last business day of which reports are due
-- columns: business_day, tier, region, name_zh, expected, on_time, late, missing, coverage, units_expected, units_heard, units_complete
SELECT business_day, tier, region, name_zh, expected, on_time, late, missing, round(coverage, 3) AS coverage,
    units_expected, units_heard, units_complete
FROM v_coverage
WHERE expected > 0 AND business_day = (
    SELECT max(business_day) FROM v_daily_report
    WHERE expected = 1 AND due_at <= (SELECT max(watermark) FROM v_freshness))
ORDER BY indexOf(['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'], tier), region

-- 区不漏乡:最近一小时各层级点位在线情况
-- Nobody missed: how many sites of each region were heard in the last full hour, and how many were not
-- columns: tier, region, name_zh, sites_counted, sites_zero, sites_silent, sites_closed
SELECT tier, region, name_zh, sites_counted, sites_zero, sites_silent, sites_closed
FROM v_region_1h
WHERE window_start = (SELECT toStartOfHour(toDateTime(max(watermark), 'UTC')) - INTERVAL 1 HOUR FROM v_freshness)
ORDER BY length(region), region

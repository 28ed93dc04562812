-- 区县流入与流出:最近24小时与正在进行的一小时
-- Inflow and outflow of districts: the last 24 hours and the running one, against what was expected
-- kept for 60 s
-- expected: of the flow detector (FORECAST) where it has one for every inlet, else the same hour a week ago (LAST_WEEK)
WITH
    assumeNotNull((SELECT toStartOfHour(toDateTime(max(watermark), 'UTC')) FROM passflow.v_freshness)) AS running,
    inlets AS (
        SELECT site_id, inlet_of, window_start, is_known, inflow_persons, inflow_vehicles, inflow_transit, outflow_persons, outflow_vehicles, passages
        FROM passflow.v_inlet_1h
        WHERE length(inlet_of) <= 6 AND window_start >= running - INTERVAL 8 DAY AND window_start <= running),
    roster AS (
        SELECT toLowCardinality(site_id) AS site_id, inlet_of FROM passflow.v_sites
        WHERE inlet_of != '' AND length(inlet_of) <= 6 AND valid_from <= now64(3) AND ifNull(valid_to > now64(3), true)),
    forecasts AS (
        SELECT site_id, toStartOfHour(window_start) AS hour, sum(flow.expected) AS expected
        FROM passflow.v_flow_expected AS flow
        WHERE window_start >= running - INTERVAL 24 HOUR AND window_start < running + INTERVAL 1 HOUR AND isNotNull(flow.expected)
            AND site_id IN (SELECT site_id FROM roster)
        GROUP BY site_id, hour
        HAVING count() = 2)
SELECT
    hours.region AS region, regions.name_zh AS name_zh, regions.name_en AS name_en, toInt64(toUnixTimestamp(hours.hour)) * 1000 AS hour_ms,
    counts.inflow_persons AS inflow_persons, counts.inflow_vehicles AS inflow_vehicles, counts.inflow_transit AS inflow_transit,
    counts.outflow_persons AS outflow_persons, counts.outflow_vehicles AS outflow_vehicles, counts.passages AS passages,
    multiIf(hours.inlets > 0 AND hours.forecast_inlets = hours.inlets, hours.forecast, isNotNull(weeks.passages), toFloat64(weeks.passages), NULL) AS expected,
    multiIf(hours.inlets > 0 AND hours.forecast_inlets = hours.inlets, 'FORECAST', isNotNull(weeks.passages), 'LAST_WEEK', '') AS expected_from,
    hours.inlets AS inlets, hours.inlets - counts.known AS inlets_silent, hours.hour = running AS is_running
FROM (
    SELECT roster.inlet_of AS region, roster.hour AS hour, count() AS inlets, countIf(forecasts.site_id != '') AS forecast_inlets,
        sum(forecasts.expected) AS forecast
    FROM (SELECT site_id, inlet_of, running - 3600 * arrayJoin(range(25)) AS hour FROM roster) AS roster
    LEFT JOIN forecasts ON forecasts.site_id = roster.site_id AND forecasts.hour = roster.hour
    GROUP BY region, hour) AS hours
LEFT JOIN (
    SELECT inlet_of AS region, window_start AS hour, sum(inlets.inflow_persons) AS inflow_persons, sum(inlets.inflow_vehicles) AS inflow_vehicles,
        sum(inlets.inflow_transit) AS inflow_transit, sum(inlets.outflow_persons) AS outflow_persons,
        sum(inlets.outflow_vehicles) AS outflow_vehicles, sum(inlets.passages) AS passages, countIf(is_known) AS known
    FROM inlets
    GROUP BY region, hour) AS counts ON counts.region = hours.region AND counts.hour = hours.hour
LEFT JOIN (
    SELECT inlet_of AS region, window_start + INTERVAL 7 DAY AS hour, sum(inlets.passages) AS passages
    FROM inlets
    GROUP BY region, hour) AS weeks ON weeks.region = hours.region AND weeks.hour = hours.hour
LEFT JOIN passflow.v_regions AS regions ON regions.code = hours.region
ORDER BY region, hour_ms

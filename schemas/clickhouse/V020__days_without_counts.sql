-- A year of days: what a day without counts was, is worked out from its hours; of a year of a thousand sites these are nine million, so
-- that one county's year was refused. Now only the days are looked at in which something was not counted, and regions, which tell no
-- silent minutes, look at no others.

CREATE OR REPLACE VIEW uncounted_days
(
    site_id      LowCardinality(String) COMMENT '点位编号 · site',
    window_start DateTime('UTC') COMMENT '业务日起点(UTC) · start of the business day, UTC'
)
AS WITH
    ifNull((SELECT toInt64(toUnixTimestamp(max(watermark))) FROM progress FINAL), 0) AS progressed,
    (moment -> toInt64(toUnixTimestamp(toStartOfDay(toDateTime(moment, 'Asia/Shanghai') - INTERVAL 4 HOUR) + INTERVAL 4 HOUR))) AS day_of
SELECT DISTINCT site_id, window_start
FROM (
    SELECT site_id, window_start, arrayJoin(if(kind IN ('SAMPLING_SITE', 'HOME_TEAM'), ['NONE'], ['IN', 'OUT'])) AS direction
    FROM (
        SELECT toDateTime(generate_series, 'UTC') AS window_start
        FROM generate_series(
            toUInt64(day_of(ifNull((SELECT nullIf(toUnixTimestamp(min(window_start)), 0) FROM heard_1h), progressed))), toUInt64(progressed), 86400)) AS days
    CROSS JOIN site_versions
    WHERE holds_from < window_start + INTERVAL 1 DAY AND holds_until > window_start AND heartbeat_minutes > 0) AS roster
LEFT ANTI JOIN flow_1d USING (site_id, direction, window_start)
COMMENT '未计数的业务日 · business days in which a site may be expected and has no count in one of its directions';

CREATE OR REPLACE VIEW day_gaps
(
    site_id        LowCardinality(String) COMMENT '点位编号 · site',
    direction      LowCardinality(String) COMMENT '方向 · IN, OUT, or NONE for samplings',
    window_start   DateTime('UTC') COMMENT '业务日起点(UTC) · start of the business day, UTC',
    state          LowCardinality(String) COMMENT '状态 · SILENT, PENDING, ZERO, SUSPENDED or CLOSED',
    silent_minutes Nullable(UInt16) COMMENT '无消息分钟数 · minutes of the day within gaps longer than heartbeat_minutes; null where nothing is expected'
)
AS SELECT site_id, direction, window_start, state, silent_minutes
FROM (
    SELECT *, arrayJoin(directions) AS direction FROM day_states
    WHERE (site_id, window_start) IN (SELECT site_id, window_start FROM uncounted_days)) AS states
LEFT JOIN (SELECT site_id, direction, window_start, 1 AS is_counted FROM flow_1d) AS counts USING (site_id, direction, window_start)
WHERE is_counted = 0 AND window_start + INTERVAL 1 DAY <= (SELECT max(watermark) FROM progress FINAL)
COMMENT '未计数的窗口 · the windows of business days that are over in which nobody was counted, and what they were';

CREATE OR REPLACE VIEW v_region_1d
(
    tier                  LowCardinality(String) COMMENT '层级 · PROVINCE, CITY, COUNTY, TOWNSHIP, VILLAGE, or UNKNOWN: sites that are in no roster or have no region',
    region                LowCardinality(String) COMMENT '行政区划代码 · division code of 2, 4, 6, 9 or 12 digits, or UNKNOWN',
    name_zh               String COMMENT '中文名称 · name in Chinese; empty when not known',
    name_en               String COMMENT '英文名称 · name in English; empty when not known',
    window_start          DateTime('UTC') COMMENT '业务日起点(UTC) · start of the business day, UTC',
    window_start_local    DateTime('Asia/Shanghai') COMMENT '业务日起点(北京时间) · the same instant in Asia/Shanghai',
    business_day          Date COMMENT '业务日 · business day, named by the local date at its start',
    passages_persons      Nullable(UInt64) COMMENT '通行人次 · passages of persons at all sites beneath, both directions; equal at each tier as far as codes reach; null when not known at any site',
    passages_vehicles     Nullable(UInt64) COMMENT '通行车次 · passages of vehicles at all sites beneath, both directions; null when not known at any site',
    inflow_persons        Nullable(UInt64) COMMENT '流入人次 · persons who came in at inlets of the region, without those turned back; not additive; null when not known at any inlet',
    inflow_vehicles       Nullable(UInt64) COMMENT '流入车次 · vehicles that came in at inlets, without those turned back; null when not known at any inlet',
    inflow_transit        Nullable(UInt64) COMMENT '流入过境人次 · the part of inflow_persons in transit; null when not known at any inlet',
    outflow_persons       Nullable(UInt64) COMMENT '流出人次 · persons who went out at inlets, without those turned back; null when not known at any inlet',
    outflow_vehicles      Nullable(UInt64) COMMENT '流出车次 · vehicles that went out at inlets, without those turned back; null when not known at any inlet',
    occupants             Nullable(UInt64) COMMENT '车内人数 · people in those vehicles; never part of persons; null when not known at any site',
    sampled               Nullable(UInt64) COMMENT '采样人次 · samplings (events without direction); null when not known at any site',
    persons_turned_back   Nullable(UInt64) COMMENT '劝返人次 · persons turned back; part of persons; null when not known at any site',
    vehicles_turned_back  Nullable(UInt64) COMMENT '劝返车次 · vehicles turned back; part of vehicles; null when not known at any site',
    fever                 Nullable(UInt64) COMMENT '发热人次 · persons at or above the fever limit (job setting, 37.3 °C by default); null when not known at any site',
    temperature_count     Nullable(UInt64) COMMENT '测温人次 · persons whose temperature was taken; null when not known at any site',
    temperature_sum       Nullable(UInt64) COMMENT '体温总和(0.01 °C) · sum of their temperatures, hundredths of a degree Celsius; null when not known at any site',
    persons_local         Nullable(UInt64) COMMENT '本地人次 · persons who live here; null when not known at any site',
    persons_outsider      Nullable(UInt64) COMMENT '外来人次 · persons from elsewhere; null when not known at any site',
    purpose_return_home   Nullable(UInt64) COMMENT '返乡人次 · persons returning home; null when not known at any site',
    purpose_return_work   Nullable(UInt64) COMMENT '返岗人次 · persons returning to work; null when not known at any site',
    purpose_transit       Nullable(UInt64) COMMENT '过境人次 · persons in transit; null when not known at any site',
    persons_with_symptoms Nullable(UInt64) COMMENT '有症状人次 · persons with symptoms; null when not known at any site',
    musts_recorded        Nullable(UInt64) COMMENT '三必须已记录人次 · persons of whom mask and disinfection are recorded, kept or not; null when not known at any site',
    musts_kept            Nullable(UInt64) COMMENT '三必须全做到人次 · persons with temperature taken, masked and disinfected; null when not known at any site',
    sites_counted         UInt64 COMMENT '有计数点位数 · sites at which something was counted',
    sites_zero            UInt64 COMMENT '零点位数 · sites that were heard and counted nobody',
    sites_silent          UInt64 COMMENT '失联点位数 · sites not heard often enough: what passed there is not known',
    sites_pending         UInt64 COMMENT '待定点位数 · sites whose next message is not due yet',
    sites_closed          UInt64 COMMENT '停用点位数 · sites closed or suspended'
)
AS SELECT *, toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local, toDate(window_start_local) AS business_day,
    transform(length(region), [2, 4, 6, 9, 12], ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'], 'UNKNOWN') AS tier,
    v_regions.name_zh AS name_zh, v_regions.name_en AS name_en
FROM (
    SELECT region, window_start,
        sumIf(sites.persons, is_beneath) AS passages_persons, sumIf(sites.vehicles, is_beneath) AS passages_vehicles,
        sumIf(persons_in, is_inlet) AS inflow_persons, sumIf(vehicles_in, is_inlet) AS inflow_vehicles,
        sumIf(transit_in, is_inlet) AS inflow_transit, sumIf(persons_out, is_inlet) AS outflow_persons,
        sumIf(vehicles_out, is_inlet) AS outflow_vehicles, sumIf(sites.occupants, is_beneath) AS occupants,
        sumIf(sites.sampled, is_beneath) AS sampled,
        sumIf(sites.persons_turned_back, is_beneath) AS persons_turned_back,
        sumIf(sites.vehicles_turned_back, is_beneath) AS vehicles_turned_back,
        sumIf(sites.fever, is_beneath) AS fever, sumIf(sites.temperature_count, is_beneath) AS temperature_count,
        sumIf(sites.temperature_sum, is_beneath) AS temperature_sum,
        sumIf(sites.persons_local, is_beneath) AS persons_local,
        sumIf(sites.persons_outsider, is_beneath) AS persons_outsider,
        sumIf(sites.purpose_return_home, is_beneath) AS purpose_return_home,
        sumIf(sites.purpose_return_work, is_beneath) AS purpose_return_work,
        sumIf(sites.purpose_transit, is_beneath) AS purpose_transit,
        sumIf(sites.persons_with_symptoms, is_beneath) AS persons_with_symptoms,
        sumIf(sites.musts_recorded, is_beneath) AS musts_recorded, sumIf(sites.musts_kept, is_beneath) AS musts_kept,
        countIf(is_beneath AND state = 'COUNTED') AS sites_counted,
        countIf(is_beneath AND state = 'ZERO') AS sites_zero,
        countIf(is_beneath AND state = 'SILENT') AS sites_silent,
        countIf(is_beneath AND state = 'PENDING') AS sites_pending,
        countIf(is_beneath AND state IN ('CLOSED', 'SUSPENDED')) AS sites_closed
    FROM (
        SELECT flows.*, if(flows.window_start < versions.holds_until, versions.region, '') AS home,
            if(flows.window_start < versions.holds_until, versions.inlet_of, '') AS inlet_of,
            if(home = '', ['UNKNOWN'], arrayFilter(code -> code != '',
                arrayMap(digits -> if(length(home) >= digits, left(home, digits), ''), [2, 4, 6, 9, 12]))) AS above,
            arrayJoin(arrayDistinct(arrayConcat(above, if(inlet_of = '', [], [inlet_of])))) AS region,
            has(above, region) AS is_beneath, region = inlet_of AS is_inlet
        FROM (
            SELECT site_id, window_start,
                arrayFirst(one -> has(groupUniqArray(flow.state), one), ['COUNTED', 'SILENT', 'PENDING', 'ZERO', 'SUSPENDED', 'CLOSED']) AS state,
                sum(flow.persons) AS persons, sum(flow.vehicles) AS vehicles, sum(flow.occupants) AS occupants,
                sum(flow.sampled) AS sampled, sum(flow.persons_turned_back) AS persons_turned_back,
                sum(flow.vehicles_turned_back) AS vehicles_turned_back, sum(flow.fever) AS fever,
                sum(flow.temperature_count) AS temperature_count, sum(flow.temperature_sum) AS temperature_sum,
                sum(flow.persons_local) AS persons_local, sum(flow.persons_outsider) AS persons_outsider,
                sum(flow.purpose_return_home) AS purpose_return_home,
                sum(flow.purpose_return_work) AS purpose_return_work, sum(flow.purpose_transit) AS purpose_transit,
                sum(flow.persons_with_symptoms) AS persons_with_symptoms, sum(flow.musts_recorded) AS musts_recorded,
                sum(flow.musts_kept) AS musts_kept,
                sumIf(flow.persons - flow.persons_turned_back, direction = 'IN') AS persons_in,
                sumIf(flow.vehicles - flow.vehicles_turned_back, direction = 'IN') AS vehicles_in,
                sumIf(flow.purpose_transit - flow.transit_turned_back, direction = 'IN') AS transit_in,
                sumIf(flow.persons - flow.persons_turned_back, direction = 'OUT') AS persons_out,
                sumIf(flow.vehicles - flow.vehicles_turned_back, direction = 'OUT') AS vehicles_out
            FROM (
                SELECT 'COUNTED' AS state, * EXCEPT (revision, updated_at) FROM flow_1d FINAL
                UNION ALL
                SELECT state, site_id, direction, window_start, zero.* EXCEPT state
                FROM day_gaps AS gaps
                LEFT JOIN (SELECT 'ZERO' AS state, * EXCEPT (site_id, direction, window_start, revision, updated_at) APPLY sum APPLY toNullable
                    FROM flow_1d WHERE false) AS zero USING (state)) AS flow
            GROUP BY site_id, window_start) AS flows
        ASOF LEFT JOIN site_versions AS versions ON versions.site_id = flows.site_id AND versions.holds_from <= flows.window_start) AS sites
    GROUP BY region, window_start) AS regions
LEFT JOIN v_regions ON v_regions.code = regions.region
COMMENT '每业务日区域客流 · passages beneath each region and inflow at its inlets per business day; the roster as it is now known for the start of the window decides';

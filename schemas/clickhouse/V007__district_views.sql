-- Regions, origins, hubs, desks, persons and the picture of now, as people read them.

CREATE VIEW v_region_1h
(
    tier                  LowCardinality(String) COMMENT '层级 · PROVINCE, CITY, COUNTY, TOWNSHIP, VILLAGE, or UNKNOWN: sites that are in no roster or have no region',
    region                LowCardinality(String) COMMENT '行政区划代码 · division code of 2, 4, 6, 9 or 12 digits, or UNKNOWN',
    name_zh               String COMMENT '中文名称 · name in Chinese; empty when not known',
    name_en               String COMMENT '英文名称 · name in English; empty when not known',
    window_start          DateTime('UTC') COMMENT '小时起点(UTC) · start of the local hour, UTC',
    window_start_local    DateTime('Asia/Shanghai') COMMENT '小时起点(北京时间) · the same instant in Asia/Shanghai',
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
AS SELECT *, toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local,
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
            FROM v_flow_1h AS flow GROUP BY site_id, window_start) AS flows
        ASOF LEFT JOIN site_versions AS versions ON versions.site_id = flows.site_id AND versions.holds_from <= flows.window_start) AS sites
    GROUP BY region, window_start) AS regions
LEFT JOIN v_regions ON v_regions.code = regions.region
COMMENT '每小时区域客流 · passages beneath each region and inflow at its inlets per local hour; the roster as it is now known for the start of the window decides';

CREATE VIEW v_region_1d
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
            FROM v_flow_1d AS flow GROUP BY site_id, window_start) AS flows
        ASOF LEFT JOIN site_versions AS versions ON versions.site_id = flows.site_id AND versions.holds_from <= flows.window_start) AS sites
    GROUP BY region, window_start) AS regions
LEFT JOIN v_regions ON v_regions.code = regions.region
COMMENT '每业务日区域客流 · passages beneath each region and inflow at its inlets per business day; the roster as it is now known for the start of the window decides';

CREATE VIEW v_od_1h
(
    window_start       DateTime('UTC') COMMENT '小时起点(UTC) · start of the local hour, UTC',
    window_start_local DateTime('Asia/Shanghai') COMMENT '小时起点(北京时间) · the same instant in Asia/Shanghai',
    origin             LowCardinality(String) COMMENT '来源地区划代码 · division code of origin, or UNKNOWN',
    origin_zh          String COMMENT '来源地中文名称 · its name in Chinese; empty when not known',
    origin_en          String COMMENT '来源地英文名称 · its name in English; empty when not known',
    destination        LowCardinality(String) COMMENT '目的地区划代码 · division code of destination, or UNKNOWN',
    destination_zh     String COMMENT '目的地中文名称 · its name in Chinese; empty when not known',
    destination_en     String COMMENT '目的地英文名称 · its name in English; empty when not known',
    is_out_of_province Nullable(UInt8) COMMENT '省外来源 · 1 when the origin lies in another province than the sites, which the roster says; null when either is not known',
    persons            UInt64 COMMENT '人次 · persons who came in, turned back or not, and arrivals at hubs, at all sites'
)
AS SELECT window_start, toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local,
    origin, origins.name_zh AS origin_zh, origins.name_en AS origin_en,
    destination, destinations.name_zh AS destination_zh, destinations.name_en AS destination_en, is_out_of_province, persons
FROM (
    SELECT flow.window_start AS window_start, origin, destination,
        if(origin = 'UNKNOWN' OR versions.region = '' OR flow.window_start >= versions.holds_until, NULL, left(origin, 2) != left(versions.region, 2)) AS is_out_of_province,
        sum(flow.persons) AS persons
    FROM (SELECT * FROM od_1h FINAL) AS flow
    ASOF LEFT JOIN site_versions AS versions ON versions.site_id = flow.site_id AND versions.holds_from <= flow.window_start
    GROUP BY window_start, origin, destination, is_out_of_province
    HAVING persons > 0) AS pairs
LEFT JOIN v_regions AS origins ON origins.code = pairs.origin
LEFT JOIN v_regions AS destinations ON destinations.code = pairs.destination
COMMENT '来源与目的地 · persons per local hour from each origin to each destination, all sites together';

CREATE VIEW v_trip_flow
(
    site_id              LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    trip_id              String COMMENT '班次编号 · the run, unique per run and day',
    mode                 LowCardinality(String) COMMENT '方式 · TRAIN, FLIGHT or COACH; empty when no message on the trip came',
    number               LowCardinality(String) COMMENT '车次或航班号 · number on the timetable; empty when no message on the trip came',
    status               LowCardinality(String) COMMENT '状态 · as last said: SCHEDULED, ARRIVED, CLOSED, CANCELLED or SUSPENDED; empty when no message on the trip came',
    scheduled_time       Nullable(DateTime64(3, 'UTC')) COMMENT '计划到达时间(UTC) · scheduled arrival, UTC; null when no message on the trip came',
    scheduled_time_local Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '计划到达时间(北京时间) · the same instant in Asia/Shanghai; null when no message on the trip came',
    business_day         Nullable(Date) COMMENT '业务日 · business day of the scheduled arrival, else of the first passenger; null when neither is known',
    first_hour           Nullable(DateTime('UTC')) COMMENT '首个小时(UTC) · start of the hour of the first step of a passenger, UTC; null when there was none',
    announced            Nullable(UInt32) COMMENT '通报人数 · how many got off, as last announced; null when never said',
    arrived              UInt64 COMMENT '到达人次 · passengers at stage ARRIVED',
    registered           UInt64 COMMENT '登记人次 · passengers at stage REGISTERED',
    screened             UInt64 COMMENT '排查人次 · passengers at stage SCREENED',
    classified           UInt64 COMMENT '分类人次 · passengers at stage CLASSIFIED',
    held                 UInt64 COMMENT '留观人次 · passengers at stage HELD',
    released             UInt64 COMMENT '放行人次 · passengers at stage RELEASED',
    turned_back          UInt64 COMMENT '劝返人次 · passengers at stage TURNED_BACK',
    exempt               UInt64 COMMENT '免推送人次 · passengers at stage EXEMPT',
    pushed               UInt64 COMMENT '推送人次 · passengers at stage PUSHED',
    received             UInt64 COMMENT '接收人次 · passengers at stage RECEIVED',
    acked                UInt64 COMMENT '确认人次 · passengers at stage ACKED',
    transfer_departed    UInt64 COMMENT '转运出发人次 · passengers at stage TRANSFER_DEPARTED',
    transfer_arrived     UInt64 COMMENT '转运到达人次 · passengers at stage TRANSFER_ARRIVED',
    home_arrived         UInt64 COMMENT '到家人次 · passengers at stage HOME_ARRIVED',
    fever                UInt64 COMMENT '发热人次 · arrived passengers at or above the fever limit',
    missing              Nullable(Int64) COMMENT '差额 · announced less arrived; null when nothing was announced',
    unregistered         Int64 COMMENT '未登记 · arrived less registered'
)
AS SELECT site_id, trip_id, mode, number, status, scheduled_time, toTimeZone(scheduled_time, 'Asia/Shanghai') AS scheduled_time_local,
    toDate(ifNull(scheduled_time_local, toTimeZone(first_hour, 'Asia/Shanghai')) - INTERVAL 4 HOUR) AS business_day,
    first_hour, announced,
    arrived, registered, screened, classified, held, released, turned_back, exempt, pushed, received, acked,
    transfer_departed, transfer_arrived, home_arrived, fever,
    toInt64(announced) - arrived AS missing, toInt64(arrived) - registered AS unregistered
FROM (
    SELECT site_id, trip_id, toNullable(min(window_start)) AS first_hour,
        sum(steps.arrived) AS arrived, sum(steps.registered) AS registered, sum(steps.screened) AS screened,
        sum(steps.classified) AS classified, sum(steps.held) AS held, sum(steps.released) AS released,
        sum(steps.turned_back) AS turned_back, sum(steps.exempt) AS exempt, sum(steps.pushed) AS pushed,
        sum(steps.received) AS received, sum(steps.acked) AS acked,
        sum(steps.transfer_departed) AS transfer_departed, sum(steps.transfer_arrived) AS transfer_arrived,
        sum(steps.home_arrived) AS home_arrived, sum(steps.fever) AS fever
    FROM (SELECT * FROM trip_flow FINAL) AS steps GROUP BY site_id, trip_id) AS flow
FULL JOIN (
    SELECT site_id, trip_id, mode, number, status, toNullable(v_trips.scheduled_time) AS scheduled_time, passengers AS announced FROM v_trips) AS trips
USING (site_id, trip_id)
COMMENT '班次客流 · each train, flight and coach: what was announced, and how many passengers took each step';

CREATE VIEW v_funnel_1h
(
    site_id            LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    window_start       DateTime('UTC') COMMENT '小时起点(UTC) · start of the local hour, UTC',
    window_start_local DateTime('Asia/Shanghai') COMMENT '小时起点(北京时间) · the same instant in Asia/Shanghai',
    stage              LowCardinality(String) COMMENT '环节 · stage: ARRIVED, REGISTERED …',
    step               UInt8 COMMENT '环节序号 · place of the stage on the way, from 1',
    passengers         UInt32 COMMENT '人次 · passengers who took this step in the hour',
    share_of_arrived   Nullable(Float64) COMMENT '占到达比例 · passengers divided by arrivals at the hub in the same hour, above 1 when a queue is worked off; null when nobody arrived'
)
AS SELECT site_id, window_start, toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local, stage,
    indexOf(['ARRIVED', 'REGISTERED', 'SCREENED', 'CLASSIFIED', 'HELD', 'RELEASED', 'TURNED_BACK', 'EXEMPT', 'PUSHED', 'RECEIVED', 'ACKED',
        'TRANSFER_DEPARTED', 'TRANSFER_ARRIVED', 'HOME_ARRIVED'], stage) AS step,
    passengers, passengers / nullIf(sumIf(passengers, stage = 'ARRIVED') OVER (PARTITION BY site_id, window_start), 0) AS share_of_arrived
FROM funnel_1h FINAL
COMMENT '枢纽漏斗 · how many passengers took each step at each hub in each local hour';

CREATE VIEW v_desks
(
    site_id            LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    window_start       DateTime('UTC') COMMENT '小时起点(UTC) · start of the local hour, UTC',
    window_start_local DateTime('Asia/Shanghai') COMMENT '小时起点(北京时间) · the same instant in Asia/Shanghai',
    lane               LowCardinality(String) COMMENT '通道或采样台 · lane of a gate, desk of a sampling site; empty: the whole sampling site, in an hour in which no desk counted',
    shift              LowCardinality(String) COMMENT '班次 · shift on duty; empty when not said',
    state              LowCardinality(String) COMMENT '状态 · COUNTED: counted; ZERO: nobody passed, the site was heard; SILENT: not heard often enough, not known; PENDING: the next message is not due yet; CLOSED, SUSPENDED: not in operation',
    persons            Nullable(UInt64) COMMENT '人次 · passages of persons; null when not known',
    vehicles           Nullable(UInt64) COMMENT '车次 · passages of vehicles; null when not known',
    sampled            Nullable(UInt64) COMMENT '采样人次 · samplings; null when not known',
    work               Nullable(UInt64) COMMENT '工作量 · persons, vehicles and samplings together; null when not known',
    capacity_per_hour  Nullable(Float64) COMMENT '每台每小时能力 · capacity of the site divided by its lanes, as the roster says for the hour; null when either is not known',
    utilisation        Nullable(Float64) COMMENT '利用率 · work divided by capacity_per_hour, 1 is full; null when either is not known'
)
AS SELECT site_id, work_done.window_start AS window_start, toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local, lane, shift, state,
    persons, vehicles, sampled, persons + vehicles + sampled AS work,
    if(window_start < versions.holds_until AND lane != '', versions.capacity_per_hour / nullIf(versions.lanes, 0), NULL) AS capacity_per_hour,
    work / nullIf(capacity_per_hour, 0) AS utilisation
FROM (
    SELECT site_id, window_start, lane, shift, 'COUNTED' AS state, toNullable(persons) AS persons, vehicles, sampled FROM desk_1h FINAL
    UNION ALL
    SELECT site_id, window_start, '', '', state, if(state = 'ZERO', 0, NULL) AS nobody, nobody, nobody
    FROM v_flow_1h
    LEFT JOIN (SELECT DISTINCT site_id, window_start, 1 AS is_counted FROM desk_1h) AS counts USING (site_id, window_start)
    WHERE direction = 'NONE' AND state != 'COUNTED' AND is_counted = 0) AS work_done
ASOF LEFT JOIN site_versions AS versions ON versions.site_id = work_done.site_id AND versions.holds_from <= work_done.window_start
COMMENT '采样台与通道 · work of each desk or lane per local hour and shift, against what it can do';

CREATE TABLE person_hash_key
(
    first     UInt64 COMMENT '密钥前半 · first half of the key of person_hash in v_visits, drawn by chance for this database; not for readers',
    second    UInt64 COMMENT '密钥后半 · second half of the key',
    drawn_at  DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '生成时间(UTC) · when it was drawn, UTC'
)
ENGINE = MergeTree
ORDER BY drawn_at
COMMENT '人员散列密钥 · key with which v_visits hides person tokens; one row';

INSERT INTO person_hash_key (first, second) SELECT rand64(1), rand64(2);

CREATE VIEW v_visits
(
    site_id            LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    window_start       DateTime('UTC') COMMENT '业务日起点(UTC) · start of the business day, UTC',
    window_start_local DateTime('Asia/Shanghai') COMMENT '业务日起点(北京时间) · the same instant in Asia/Shanghai',
    business_day       Date COMMENT '业务日 · business day, named by the local date at its start',
    region             LowCardinality(String) COMMENT '行政区划代码 · region of the site, as the roster says for the start of the day; UNKNOWN when it says none',
    person_hash        Nullable(String) COMMENT '人员散列 · 32 hexadecimal digits that stand for the person token, the same on all days and at all sites of this database; null: events of persons without a token',
    events             UInt32 COMMENT '次数 · passages and samplings of this person here on this day, from 1 up'
)
AS SELECT site_id, visits.window_start AS window_start, toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local,
    toDate(window_start_local) AS business_day,
    if(versions.region = '' OR window_start >= versions.holds_until, 'UNKNOWN', versions.region) AS region,
    if(person_token = '', NULL, hex(sipHash128Keyed((assumeNotNull((SELECT any(first) FROM person_hash_key)), assumeNotNull((SELECT any(second) FROM person_hash_key))), person_token))) AS person_hash,
    events
FROM (SELECT * FROM visits_1d FINAL WHERE events > 0) AS visits
ASOF LEFT JOIN site_versions AS versions ON versions.site_id = visits.site_id AND versions.holds_from <= visits.window_start
COMMENT '到访 · who was where on which business day, without tokens: uniqExact(person_hash) counts distinct persons over any days and sites';

CREATE VIEW v_distinct_persons
(
    business_day         Date COMMENT '业务日 · business day, named by the local date at its start',
    level                LowCardinality(String) COMMENT '层级 · SITE, VILLAGE, TOWNSHIP, COUNTY, CITY, PROVINCE, ALL, or UNKNOWN: sites that are in no roster or have no region',
    area                 LowCardinality(String) COMMENT '区域 · site id at level SITE, ALL or UNKNOWN at these levels, else division code',
    name_zh              String COMMENT '中文名称 · name of the region in Chinese; empty when not known, and of sites',
    name_en              String COMMENT '英文名称 · name of the region in English; empty when not known, and of sites',
    persons              UInt64 COMMENT '人数 · distinct persons with a token; not additive, over sites or over days',
    events               UInt64 COMMENT '次数 · their passages and samplings',
    events_without_token UInt64 COMMENT '无令牌次数 · passages and samplings of persons without a token, apart'
)
AS SELECT business_day, level, area, v_regions.name_zh AS name_zh, v_regions.name_en AS name_en, persons, events, events_without_token
FROM (
    SELECT business_day, place.1 AS level, place.2 AS area, uniqExact(person_hash) AS persons,
        sumIf(visits.events, isNotNull(person_hash)) AS events, sumIf(visits.events, isNull(person_hash)) AS events_without_token
    FROM v_visits AS visits
    ARRAY JOIN arrayConcat([('ALL', 'ALL'), ('SITE', toString(site_id))], if(region = 'UNKNOWN', [('UNKNOWN', 'UNKNOWN')],
        arrayFilter(one -> one.2 != '', arrayMap((name, digits) -> (name, if(length(region) >= digits, left(region, digits), '')),
            ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'], [2, 4, 6, 9, 12])))) AS place
    GROUP BY business_day, level, area) AS days
LEFT JOIN v_regions ON v_regions.code = days.area
COMMENT '不重复人数 · distinct persons per business day at every level; over several days ask v_visits';

CREATE VIEW v_sites_now
(
    site_id             LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    name_zh             String COMMENT '中文名称 · name in Chinese; empty when not known',
    name_en             String COMMENT '英文名称 · name in English; empty when not known',
    kind                LowCardinality(String) COMMENT '类型 · kind: HIGHWAY_EXIT, ROAD_POST …; empty when not known',
    region              LowCardinality(String) COMMENT '行政区划代码 · division code; empty when not known',
    minute_start        DateTime('UTC') COMMENT '分钟起点(UTC) · start of the last minute that is reported at every site, UTC',
    minute_start_local  DateTime('Asia/Shanghai') COMMENT '分钟起点(北京时间) · the same instant in Asia/Shanghai',
    state               LowCardinality(String) COMMENT '状态 · of that minute: COUNTED, ZERO, SILENT, PENDING, CLOSED or SUSPENDED as in v_flow_1m; NOT_EXPECTED: nothing was counted, and no sign of life is due',
    last_heard          Nullable(DateTime('UTC')) COMMENT '最后消息(UTC) · minute in which it was last heard, UTC; null: never',
    last_heard_local    Nullable(DateTime('Asia/Shanghai')) COMMENT '最后消息(北京时间) · the same instant in Asia/Shanghai; null: never',
    persons_in          Nullable(UInt64) COMMENT '本分钟进入人次 · persons in, in that minute; null when not known',
    persons_out         Nullable(UInt64) COMMENT '本分钟离开人次 · persons out; null when not known',
    vehicles_in         Nullable(UInt64) COMMENT '本分钟进入车次 · vehicles in; null when not known',
    vehicles_out        Nullable(UInt64) COMMENT '本分钟离开车次 · vehicles out; null when not known',
    sampled             Nullable(UInt64) COMMENT '本分钟采样人次 · samplings; null when not known',
    hour_total          Nullable(UInt64) COMMENT '近一小时合计 · persons, vehicles and samplings of the sixty minutes up to that one; null when nothing is known of any',
    hour_silent_minutes Nullable(UInt64) COMMENT '近一小时无消息分钟数 · of these sixty, minutes within gaps longer than heartbeat_minutes; null where nothing is expected'
)
AS WITH (SELECT toStartOfMinute(toDateTime(max(watermark), 'UTC')) - 60 FROM progress FINAL) AS last_minute
SELECT site_id, roster.name_zh AS name_zh, roster.name_en AS name_en, roster.kind AS kind, roster.region AS region,
    assumeNotNull(last_minute) AS minute_start, toTimeZone(minute_start, 'Asia/Shanghai') AS minute_start_local,
    if(minutes.state = '', 'NOT_EXPECTED', minutes.state) AS state,
    heard.last_heard AS last_heard, toTimeZone(last_heard, 'Asia/Shanghai') AS last_heard_local,
    minutes.persons_in AS persons_in, minutes.persons_out AS persons_out, minutes.vehicles_in AS vehicles_in, minutes.vehicles_out AS vehicles_out,
    minutes.sampled AS sampled, minutes.hour_total AS hour_total, minutes.hour_silent_minutes AS hour_silent_minutes
FROM (
    SELECT site_id FROM site_versions WHERE holds_from <= last_minute AND holds_until > last_minute
    UNION DISTINCT SELECT site_id FROM flow_1m WHERE window_start > last_minute - 3600 AND window_start <= last_minute) AS all_sites
LEFT JOIN (
    SELECT toLowCardinality(site_id) AS site_id, name_zh, name_en, kind, region FROM v_sites
    WHERE valid_from <= last_minute AND ifNull(valid_to > last_minute, true)) AS roster USING (site_id)
LEFT JOIN (
    SELECT site_id, toNullable(max(window_start + 60 * toUInt8(floor(log2(bitAnd(minutes, bitNot(bitShiftRight(minutes, 1)))))))) AS last_heard
    FROM heard_1h WHERE minutes != 0 GROUP BY site_id) AS heard USING (site_id)
LEFT JOIN (
    SELECT site_id, arrayFirst(one -> has(groupUniqArrayIf(flow.state, window_start = last_minute), one),
            ['COUNTED', 'SILENT', 'PENDING', 'ZERO', 'SUSPENDED', 'CLOSED']) AS state,
        sumIf(flow.persons, direction = 'IN' AND window_start = last_minute) AS persons_in,
        sumIf(flow.persons, direction = 'OUT' AND window_start = last_minute) AS persons_out,
        sumIf(flow.vehicles, direction = 'IN' AND window_start = last_minute) AS vehicles_in,
        sumIf(flow.vehicles, direction = 'OUT' AND window_start = last_minute) AS vehicles_out,
        sumIf(flow.sampled, window_start = last_minute) AS sampled,
        sum(flow.persons + flow.vehicles + flow.sampled) AS hour_total,
        maxIf(silent_by_direction, isNotNull(silent_by_direction)) AS hour_silent_minutes
    FROM (
        SELECT *, sum(silent_minutes) OVER (PARTITION BY site_id, direction) AS silent_by_direction
        FROM v_flow_1m WHERE window_start > last_minute - 3600 AND window_start <= last_minute) AS flow
    GROUP BY site_id) AS minutes USING (site_id)
COMMENT '点位现状 · each site at the progress of the job: when it was last heard, what it is doing, what it counted last';

-- Quarantine: a row an order, folded by the job from orders, temperatures, releases and arrivals (docs/quarantine.md).

CREATE TABLE quarantine
(
    person_token         String COMMENT '人员令牌 · HMAC token of the person; shown to tracer only',
    order_id             String COMMENT '隔离令编号 · event_id of the order',
    revision             UInt64 COMMENT '修订号 · generation × 2^48 + events of the person applied',
    kind                 LowCardinality(String) COMMENT '隔离方式 · HOME: at home; CENTRAL: at a quarantine site; empty when not said',
    region               LowCardinality(String) COMMENT '居住地区划代码 · division code of where the person lives; empty when not said',
    site_id              LowCardinality(String) COMMENT '集中隔离点 · quarantine site, as in v_sites; empty when not said',
    ordered_at           DateTime64(3, 'UTC') COMMENT '下令时间(UTC) · when it was ordered',
    from_time            DateTime64(3, 'UTC') COMMENT '开始时间(UTC) · when it begins, as ordered; ordered_at when not said',
    days                 UInt16 COMMENT '天数 · length in days; 14 when not said',
    due_at               DateTime64(3, 'UTC') COMMENT '应解除时间(UTC) · from_time and that many times 24 hours',
    released_at          Nullable(DateTime64(3, 'UTC')) COMMENT '解除时间(UTC) · first release; null: not released',
    superseded_at        Nullable(DateTime64(3, 'UTC')) COMMENT '被替代时间(UTC) · from when a later order of the person holds instead; null: none does, or it was released before',
    custody_from         DateTime64(3, 'UTC') COMMENT '在管起点(UTC) · from when the person must not be seen elsewhere: arrival at home or site, at the latest a time of grace after from_time',
    temperatures         UInt32 COMMENT '测温次数 · temperatures taken',
    temperature_days     UInt16 COMMENT '测温天数 · business days on which one was taken',
    fever_readings       UInt32 COMMENT '发热次数 · temperatures from 37.3 °C up',
    last_temperature_centi Nullable(UInt16) COMMENT '最近体温(0.01 °C) · last temperature, hundredths of a degree Celsius; null: none, or not said',
    last_temperature_at  Nullable(DateTime64(3, 'UTC')) COMMENT '最近测温时间(UTC) · when the last was taken; null: none was',
    voided               UInt8 COMMENT '是否撤销 · 1: the order was taken back',
    updated_at           DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree(revision)
ORDER BY (person_token, order_id)
COMMENT '隔离 · each order of quarantine as it stands; read v_quarantine and v_quarantine_orders';

CREATE VIEW quarantine_progress
(
    watermark DateTime64(3, 'UTC') COMMENT '进度(UTC) · how far the jobs have come; no row before they began'
)
AS SELECT assumeNotNull(max(watermark)) AS watermark FROM progress FINAL HAVING count() > 0
COMMENT '隔离进度 · the instant at which the state of quarantine is told; not for readers';

CREATE VIEW quarantine_now
(
    person_token         String COMMENT '人员令牌 · HMAC token; not for readers',
    order_id             String COMMENT '隔离令编号 · event_id of the order',
    kind                 LowCardinality(String) COMMENT '隔离方式 · HOME or CENTRAL; empty when not said',
    region               LowCardinality(String) COMMENT '居住地区划代码 · division code of where the person lives; empty when not said',
    site_id              LowCardinality(String) COMMENT '集中隔离点 · quarantine site of a central quarantine; empty at home',
    ordered_at           DateTime64(3, 'UTC') COMMENT '下令时间(UTC) · when it was ordered',
    from_time            DateTime64(3, 'UTC') COMMENT '开始时间(UTC) · when it begins, as ordered',
    days                 UInt16 COMMENT '天数 · length in days',
    due_at               DateTime64(3, 'UTC') COMMENT '应解除时间(UTC) · when it should end',
    custody_from         DateTime64(3, 'UTC') COMMENT '在管起点(UTC) · from when the person must not be seen elsewhere',
    ended_at             Nullable(DateTime64(3, 'UTC')) COMMENT '结束时间(UTC) · released or replaced by a later order; null: neither',
    released_at          Nullable(DateTime64(3, 'UTC')) COMMENT '解除时间(UTC) · first release; null: not released',
    superseded_at        Nullable(DateTime64(3, 'UTC')) COMMENT '被替代时间(UTC) · when a later order took its place; null: none did',
    state                LowCardinality(String) COMMENT '状态 · at the progress of the job: VOID: taken back; ORDERED: custody has not begun; IN_CUSTODY; OVERDUE: in custody past due_at; RELEASED; SUPERSEDED; FORGOTTEN: thirty days past due_at and never released',
    temperatures         UInt32 COMMENT '测温次数 · temperatures taken',
    temperature_days     UInt16 COMMENT '测温天数 · business days on which one was taken',
    fever_readings       UInt32 COMMENT '发热次数 · temperatures from 37.3 °C up',
    last_temperature     Nullable(Float64) COMMENT '最近体温(°C) · last temperature, degrees Celsius; null: none, or not said',
    last_temperature_at  Nullable(DateTime64(3, 'UTC')) COMMENT '最近测温时间(UTC) · when the last was taken; null: none was',
    revision             UInt64 COMMENT '修订号 · generation × 2^48 + events of the person applied',
    progressed           DateTime64(3, 'UTC') COMMENT '进度(UTC) · progress of the job at which the state is told'
)
AS WITH ifNull((SELECT max(watermark) FROM quarantine_progress), toDateTime64(0, 3, 'UTC')) AS progress_now
SELECT person_token, order_id, kind, region, if(kind = 'CENTRAL', quarantine.site_id, '') AS site_id, ordered_at, from_time, days, due_at,
    custody_from, coalesce(quarantine.released_at, quarantine.superseded_at) AS ended_at, released_at, superseded_at,
    multiIf(voided = 1, 'VOID', ifNull(quarantine.released_at <= progress_now, false), 'RELEASED',
        ifNull(quarantine.superseded_at <= progress_now, false), 'SUPERSEDED', custody_from > progress_now, 'ORDERED',
        due_at + INTERVAL 30 DAY <= progress_now, 'FORGOTTEN', due_at <= progress_now, 'OVERDUE', 'IN_CUSTODY') AS state,
    temperatures, temperature_days, fever_readings, last_temperature_centi / 100 AS last_temperature, last_temperature_at, revision,
    progress_now AS progressed
FROM quarantine FINAL
COMMENT '隔离现状 · each order and its state at the progress of the job; a step on the way, not for readers';

CREATE VIEW v_quarantine_orders
(
    person_hash          String COMMENT '人员散列 · 32 hexadecimal digits that stand for the person token, the same as in v_visits',
    order_id             String COMMENT '隔离令编号 · event_id of the order',
    kind                 LowCardinality(String) COMMENT '隔离方式 · HOME: at home; CENTRAL: at a quarantine site; empty when not said',
    region               LowCardinality(String) COMMENT '居住地区划代码 · division code of where the person lives; empty when not said',
    site_id              LowCardinality(String) COMMENT '集中隔离点 · quarantine site of a central quarantine, as in v_sites; empty at home',
    state                LowCardinality(String) COMMENT '状态 · at the progress of the job: VOID: taken back; ORDERED: custody has not begun; IN_CUSTODY; OVERDUE: in custody past due_at; RELEASED; SUPERSEDED; FORGOTTEN: thirty days past due_at and never released',
    ordered_at           DateTime64(3, 'UTC') COMMENT '下令时间(UTC) · when it was ordered',
    ordered_at_local     DateTime64(3, 'Asia/Shanghai') COMMENT '下令时间(北京时间) · the same instant in Asia/Shanghai',
    from_time            DateTime64(3, 'UTC') COMMENT '开始时间(UTC) · when it begins, as ordered',
    days                 UInt16 COMMENT '天数 · length in days',
    due_at               DateTime64(3, 'UTC') COMMENT '应解除时间(UTC) · when it should end',
    due_at_local         DateTime64(3, 'Asia/Shanghai') COMMENT '应解除时间(北京时间) · the same instant in Asia/Shanghai',
    custody_from         DateTime64(3, 'UTC') COMMENT '在管起点(UTC) · from when the person must not be seen elsewhere',
    released_at          Nullable(DateTime64(3, 'UTC')) COMMENT '解除时间(UTC) · first release; null: not released',
    superseded_at        Nullable(DateTime64(3, 'UTC')) COMMENT '被替代时间(UTC) · when a later order took its place; null: none did',
    temperatures         UInt32 COMMENT '测温次数 · temperatures taken',
    temperature_days     UInt16 COMMENT '测温天数 · business days on which one was taken',
    fever_readings       UInt32 COMMENT '发热次数 · temperatures from 37.3 °C up',
    last_temperature     Nullable(Float64) COMMENT '最近体温(°C) · last temperature, degrees Celsius; null: none, or not said',
    last_temperature_at  Nullable(DateTime64(3, 'UTC')) COMMENT '最近测温时间(UTC) · when the last was taken; null: none was',
    revision             UInt64 COMMENT '修订号 · generation × 2^48 + events of the person applied'
)
AS SELECT
    hex(sipHash128Keyed((assumeNotNull((SELECT any(first) FROM person_hash_key)), assumeNotNull((SELECT any(second) FROM person_hash_key))), person_token)) AS person_hash,
    order_id, kind, region, site_id, state, ordered_at, toTimeZone(ordered_at, 'Asia/Shanghai') AS ordered_at_local, from_time, days,
    due_at, toTimeZone(due_at, 'Asia/Shanghai') AS due_at_local, custody_from, released_at, superseded_at,
    temperatures, temperature_days, fever_readings, last_temperature, last_temperature_at, revision
FROM quarantine_now
COMMENT '隔离令 · each order of quarantine as it stands, without tokens';

CREATE VIEW trace_quarantine
(
    person_token         String COMMENT '人员令牌 · HMAC token of the person',
    order_id             String COMMENT '隔离令编号 · event_id of the order',
    kind                 LowCardinality(String) COMMENT '隔离方式 · HOME or CENTRAL; empty when not said',
    region               LowCardinality(String) COMMENT '居住地区划代码 · division code of where the person lives; empty when not said',
    site_id              LowCardinality(String) COMMENT '集中隔离点 · quarantine site of a central quarantine; empty at home',
    state                LowCardinality(String) COMMENT '状态 · as in v_quarantine_orders',
    from_time            DateTime64(3, 'UTC') COMMENT '开始时间(UTC) · when it begins, as ordered',
    due_at               DateTime64(3, 'UTC') COMMENT '应解除时间(UTC) · when it should end',
    custody_from         DateTime64(3, 'UTC') COMMENT '在管起点(UTC) · from when the person must not be seen elsewhere',
    ended_at             Nullable(DateTime64(3, 'UTC')) COMMENT '结束时间(UTC) · released or replaced by a later order; null: neither',
    last_temperature     Nullable(Float64) COMMENT '最近体温(°C) · last temperature, degrees Celsius; null: none, or not said',
    last_temperature_at  Nullable(DateTime64(3, 'UTC')) COMMENT '最近测温时间(UTC) · when the last was taken; null: none was'
)
AS SELECT person_token, order_id, kind, region, site_id, state, from_time, due_at, custody_from, ended_at, last_temperature, last_temperature_at
FROM quarantine_now
COMMENT '隔离追踪 · orders of quarantine with the tokens of the persons, for tracer only';

CREATE VIEW v_quarantine
(
    level              LowCardinality(String) COMMENT '层级 · SITE: a quarantine site; VILLAGE, TOWNSHIP, COUNTY, CITY, PROVINCE: where people live; ALL; UNKNOWN: orders without a region',
    area               LowCardinality(String) COMMENT '区域 · site id at level SITE, ALL or UNKNOWN at these levels, else division code',
    name_zh            String COMMENT '中文名称 · name in Chinese; empty when not known',
    name_en            String COMMENT '英文名称 · name in English; empty when not known',
    business_day       Date COMMENT '业务日 · business day (from 04:00 in Shanghai) at the progress of the job: today in the columns below',
    progressed         DateTime64(3, 'UTC') COMMENT '进度(UTC) · progress of the job at which it is told',
    ordered            UInt64 COMMENT '待到位人数 · ordered, custody has not begun',
    in_custody         UInt64 COMMENT '在管人数 · persons in custody now, overdue ones included',
    in_custody_home    UInt64 COMMENT '居家隔离人数 · of these at home (or not said where)',
    in_custody_central UInt64 COMMENT '集中隔离人数 · of these at quarantine sites',
    new_today          UInt64 COMMENT '今日新增 · orders that begin today',
    released_today     UInt64 COMMENT '今日解除 · released today',
    due_today          UInt64 COMMENT '今日到期 · in custody and due at some time today',
    overdue            UInt64 COMMENT '超期未解除 · in custody past due_at',
    measured_today     UInt64 COMMENT '今日已测温 · in custody and measured today',
    capacity           UInt64 COMMENT '启用隔离点床位 · places at quarantine sites in use, as the roster says now; by the region of the site',
    reserve_capacity   UInt64 COMMENT '备用隔离点床位 · places at sites kept in reserve',
    places_left        Int64 COMMENT '剩余床位 · capacity less in_custody_central; below 0: more than fit',
    reserve_needed     UInt64 COMMENT '需启用备用床位 · persons in custody beyond capacity'
)
AS WITH
    toTimeZone(progressed, 'Asia/Shanghai') AS local_now,
    toStartOfDay(local_now - INTERVAL 4 HOUR) + INTERVAL 4 HOUR AS day_start,
    day_start + INTERVAL 1 DAY AS day_end,
    ((code, at_site) -> arrayConcat([('ALL', 'ALL')], if(at_site = '', [], [('SITE', at_site)]), if(code = '', [('UNKNOWN', 'UNKNOWN')],
        arrayFilter(one -> one.2 != '', arrayMap((name, digits) -> (name, if(length(code) >= digits, left(code, digits), '')),
            ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'], [2, 4, 6, 9, 12]))))) AS places
SELECT level, area, if(level = 'SITE', names.name_zh, v_regions.name_zh) AS name_zh, if(level = 'SITE', names.name_en, v_regions.name_en) AS name_en,
    toDate(day_start) AS business_day, progressed, ordered, in_custody, in_custody_home, in_custody_central, new_today, released_today,
    due_today, overdue, measured_today, capacity, reserve_capacity,
    toInt64(capacity) - toInt64(in_custody_central) AS places_left, toUInt64(greatest(-places_left, 0)) AS reserve_needed
FROM (
    SELECT level, area, max(now_at) AS progressed,
        sum(orders.ordered) AS ordered, sum(orders.in_custody) AS in_custody, sum(orders.home) AS in_custody_home, sum(orders.central) AS in_custody_central,
        sum(orders.new_today) AS new_today, sum(orders.released_today) AS released_today, sum(orders.due_today) AS due_today,
        sum(orders.overdue) AS overdue, sum(orders.measured_today) AS measured_today,
        sum(orders.capacity) AS capacity, sum(orders.reserve_capacity) AS reserve_capacity
    FROM (
        SELECT place.1 AS level, place.2 AS area, progressed AS now_at,
            toUInt64(state = 'ORDERED') AS ordered, toUInt64(state IN ('IN_CUSTODY', 'OVERDUE')) AS in_custody,
            toUInt64(in_custody = 1 AND kind != 'CENTRAL') AS home, toUInt64(in_custody = 1 AND kind = 'CENTRAL') AS central,
            toUInt64(state != 'VOID' AND from_time >= day_start AND from_time < day_end) AS new_today,
            toUInt64(state = 'RELEASED' AND ifNull(released_at >= day_start, false)) AS released_today,
            toUInt64(in_custody = 1 AND due_at >= day_start AND due_at < day_end) AS due_today, toUInt64(state = 'OVERDUE') AS overdue,
            toUInt64(in_custody = 1 AND ifNull(last_temperature_at >= day_start, false)) AS measured_today,
            toUInt64(0) AS capacity, toUInt64(0) AS reserve_capacity
        FROM quarantine_now
        ARRAY JOIN places(toString(region), toString(site_id)) AS place
        UNION ALL
        SELECT place.1 AS level, place.2 AS area, progressed AS now_at, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            if(ifNull(reserve, false), 0, toUInt64(ifNull(roster.capacity, 0))) AS capacity,
            if(ifNull(reserve, false), toUInt64(ifNull(roster.capacity, 0)), 0) AS reserve_capacity
        FROM (SELECT v_sites.*, quarantine_progress.watermark AS progressed FROM v_sites CROSS JOIN quarantine_progress
            WHERE kind = 'QUARANTINE_SITE' AND valid_from <= progressed AND ifNull(valid_to > progressed, true)) AS roster
        ARRAY JOIN places(toString(region), toString(site_id)) AS place) AS orders
    GROUP BY level, area) AS areas
LEFT JOIN v_regions ON v_regions.code = areas.area
LEFT JOIN (SELECT site_id, argMax(v_sites.name_zh, valid_from) AS name_zh, argMax(v_sites.name_en, valid_from) AS name_en
    FROM v_sites WHERE kind = 'QUARANTINE_SITE' GROUP BY site_id) AS names ON names.site_id = areas.area
COMMENT '隔离概况 · persons in quarantine now and today, by quarantine site and by every region above, with the places left';

-- What else a district counts, beside passages: hubs and trips, origins, desks, visits, and when a site was heard.

CREATE TABLE funnel_1h
(
    site_id      LowCardinality(String) COMMENT '点位编号 · site, as in sites',
    window_start DateTime('UTC') COMMENT '小时起点(UTC) · start of the local hour, UTC' CODEC(DoubleDelta, ZSTD),
    stage        LowCardinality(String) COMMENT '环节 · stage: ARRIVED, REGISTERED …',
    passengers   UInt32 COMMENT '人次 · passengers at this stage' CODEC(T64, ZSTD),
    revision     UInt64 COMMENT '修订号 · generation × 2^48 + events applied; the highest replaces the others' CODEC(T64, ZSTD),
    updated_at   DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row; no part of equality' CODEC(DoubleDelta, ZSTD)
)
ENGINE = ReplacingMergeTree(revision)
PARTITION BY toYYYYMM(window_start)
ORDER BY (site_id, window_start, stage)
COMMENT '枢纽各环节人次 · steps of passengers per hub, local hour and stage; read v_funnel_1h';

CREATE TABLE trip_flow
(
    site_id      LowCardinality(String) COMMENT '点位编号 · site, as in sites',
    window_start DateTime('UTC') COMMENT '小时起点(UTC) · start of the local hour, UTC' CODEC(DoubleDelta, ZSTD),
    trip_id      String COMMENT '班次编号 · run of a train, flight or coach, as in trips',
    arrived      UInt32 COMMENT '到达人次 · passengers at stage ARRIVED' CODEC(T64, ZSTD),
    registered   UInt32 COMMENT '登记人次 · passengers at stage REGISTERED' CODEC(T64, ZSTD),
    screened     UInt32 COMMENT '排查人次 · passengers at stage SCREENED' CODEC(T64, ZSTD),
    classified   UInt32 COMMENT '分类人次 · passengers at stage CLASSIFIED' CODEC(T64, ZSTD),
    held         UInt32 COMMENT '留观人次 · passengers at stage HELD' CODEC(T64, ZSTD),
    released     UInt32 COMMENT '放行人次 · passengers at stage RELEASED' CODEC(T64, ZSTD),
    turned_back  UInt32 COMMENT '劝返人次 · passengers at stage TURNED_BACK' CODEC(T64, ZSTD),
    exempt       UInt32 COMMENT '免推送人次 · passengers at stage EXEMPT' CODEC(T64, ZSTD),
    pushed       UInt32 COMMENT '推送人次 · passengers at stage PUSHED' CODEC(T64, ZSTD),
    received     UInt32 COMMENT '接收人次 · passengers at stage RECEIVED' CODEC(T64, ZSTD),
    acked        UInt32 COMMENT '确认人次 · passengers at stage ACKED' CODEC(T64, ZSTD),
    transfer_departed UInt32 COMMENT '转运出发人次 · passengers at stage TRANSFER_DEPARTED' CODEC(T64, ZSTD),
    transfer_arrived UInt32 COMMENT '转运到达人次 · passengers at stage TRANSFER_ARRIVED' CODEC(T64, ZSTD),
    home_arrived UInt32 COMMENT '到家人次 · passengers at stage HOME_ARRIVED' CODEC(T64, ZSTD),
    fever        UInt32 COMMENT '发热人次 · arrived passengers at or above the fever limit' CODEC(T64, ZSTD),
    revision     UInt64 COMMENT '修订号 · generation × 2^48 + events applied; the highest replaces the others' CODEC(T64, ZSTD),
    updated_at   DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row; no part of equality' CODEC(DoubleDelta, ZSTD)
)
ENGINE = ReplacingMergeTree(revision)
PARTITION BY toYYYYMM(window_start)
ORDER BY (site_id, window_start, trip_id)
COMMENT '班次客流 · steps of passengers per trip and local hour; a trip is the sum of its hours; read v_trip_flow';

CREATE TABLE od_1h
(
    site_id      LowCardinality(String) COMMENT '点位编号 · site, as in sites',
    window_start DateTime('UTC') COMMENT '小时起点(UTC) · start of the local hour, UTC' CODEC(DoubleDelta, ZSTD),
    origin       LowCardinality(String) COMMENT '来源地区划代码 · division code of origin, or UNKNOWN',
    destination  LowCardinality(String) COMMENT '目的地区划代码 · division code of destination, or UNKNOWN',
    persons      UInt32 COMMENT '人次 · persons who came in, and arrivals at hubs' CODEC(T64, ZSTD),
    revision     UInt64 COMMENT '修订号 · generation × 2^48 + events applied; the highest replaces the others' CODEC(T64, ZSTD),
    updated_at   DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row; no part of equality' CODEC(DoubleDelta, ZSTD)
)
ENGINE = ReplacingMergeTree(revision)
PARTITION BY toYYYYMM(window_start)
ORDER BY (site_id, window_start, origin, destination)
COMMENT '来源与目的地 · persons per site, local hour, origin and destination; read v_od_1h';

CREATE TABLE desk_1h
(
    site_id      LowCardinality(String) COMMENT '点位编号 · site, as in sites',
    window_start DateTime('UTC') COMMENT '小时起点(UTC) · start of the local hour, UTC' CODEC(DoubleDelta, ZSTD),
    lane         LowCardinality(String) COMMENT '通道或采样台 · lane of a gate, desk of a sampling site',
    shift        LowCardinality(String) COMMENT '班次 · shift on duty; empty when not said',
    persons      UInt32 COMMENT '人次 · passages of persons' CODEC(T64, ZSTD),
    vehicles     UInt32 COMMENT '车次 · passages of vehicles' CODEC(T64, ZSTD),
    sampled      UInt32 COMMENT '采样人次 · samplings' CODEC(T64, ZSTD),
    revision     UInt64 COMMENT '修订号 · generation × 2^48 + events applied; the highest replaces the others' CODEC(T64, ZSTD),
    updated_at   DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row; no part of equality' CODEC(DoubleDelta, ZSTD)
)
ENGINE = ReplacingMergeTree(revision)
PARTITION BY toYYYYMM(window_start)
ORDER BY (site_id, window_start, lane, shift)
COMMENT '采样台与通道 · work of each desk or lane per local hour and shift; read v_desks';

CREATE TABLE visits_1d
(
    site_id      LowCardinality(String) COMMENT '点位编号 · site, as in sites',
    window_start DateTime('UTC') COMMENT '业务日起点(UTC) · start of the business day, UTC' CODEC(DoubleDelta, ZSTD),
    person_token String COMMENT '人员令牌 · HMAC token; empty: events of persons without one' CODEC(ZSTD),
    events       UInt32 COMMENT '次数 · passages and samplings of this person here on this day; 0 is no visit' CODEC(T64, ZSTD),
    revision     UInt64 COMMENT '修订号 · generation × 2^48 + events applied; the highest replaces the others' CODEC(T64, ZSTD),
    updated_at   DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row; no part of equality' CODEC(DoubleDelta, ZSTD)
)
ENGINE = ReplacingMergeTree(revision)
PARTITION BY toYYYYMM(window_start)
ORDER BY (window_start, site_id, person_token)
COMMENT '到访 · who was where on which business day; read v_distinct_persons';

CREATE TABLE heard_1h
(
    site_id      LowCardinality(String) COMMENT '点位编号 · site, as in sites',
    window_start DateTime('UTC') COMMENT '小时起点(UTC) · start of the UTC hour' CODEC(DoubleDelta, ZSTD),
    minutes      UInt64 COMMENT '有消息的分钟(位图) · bit n is set when a message of the site happened in minute n of the hour, event or heartbeat' CODEC(ZSTD),
    revision     UInt64 COMMENT '修订号 · generation × 2^48 + minutes heard; the highest replaces the others' CODEC(T64, ZSTD),
    updated_at   DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row; no part of equality' CODEC(DoubleDelta, ZSTD)
)
ENGINE = ReplacingMergeTree(revision)
PARTITION BY toYYYYMM(window_start)
ORDER BY (site_id, window_start)
COMMENT '点位消息 · in which minutes each site was heard; tells silence from zero; read the states in v_flow_1h';

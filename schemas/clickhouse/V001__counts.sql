-- Minute counts, late events and rejects: the tables that the jobs write. The views on the counts are in V006 and V007.
-- Statements are separated by a semicolon at the end of a line. Names without a database belong to the one migrated.

CREATE TABLE flow_1m
(
    site_id             LowCardinality(String) COMMENT '点位编号 · site, as in sites',
    direction           LowCardinality(String) COMMENT '方向 · IN, OUT, or NONE for samplings',
    window_start        DateTime('UTC') COMMENT '窗口起点(UTC) · start of the window, UTC; a minute, hour or business day' CODEC(DoubleDelta, ZSTD),
    persons             UInt32 COMMENT '人次 · passages of persons' CODEC(T64, ZSTD),
    vehicles            UInt32 COMMENT '车次 · passages of vehicles' CODEC(T64, ZSTD),
    occupants           UInt32 COMMENT '车内人数 · people in those vehicles; never part of persons' CODEC(T64, ZSTD),
    sampled             UInt32 COMMENT '采样人次 · samplings (events without direction)' CODEC(T64, ZSTD),
    persons_turned_back UInt32 COMMENT '劝返人次 · persons turned back; part of persons' CODEC(T64, ZSTD),
    vehicles_turned_back UInt32 COMMENT '劝返车次 · vehicles turned back; part of vehicles' CODEC(T64, ZSTD),
    fever               UInt32 COMMENT '发热人次 · persons at or above the fever limit (job setting, 37.3 °C by default)' CODEC(T64, ZSTD),
    temperature_count   UInt32 COMMENT '测温人次 · persons whose temperature was taken' CODEC(T64, ZSTD),
    temperature_sum     UInt64 COMMENT '体温总和(0.01 °C) · sum of their temperatures, hundredths of a degree Celsius' CODEC(T64, ZSTD),
    revision            UInt64 COMMENT '修订号 · generation × 2^48 + events applied; the highest replaces the others' CODEC(T64, ZSTD),
    updated_at          DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row; no part of equality' CODEC(DoubleDelta, ZSTD)
)
ENGINE = ReplacingMergeTree(revision)
PARTITION BY toYYYYMM(window_start)
ORDER BY (site_id, window_start, direction)
COMMENT '每分钟通行 · passages per minute, site and direction; read v_flow_1m';

CREATE TABLE flow_1h
(
    site_id             LowCardinality(String) COMMENT '点位编号 · site, as in sites',
    direction           LowCardinality(String) COMMENT '方向 · IN, OUT, or NONE for samplings',
    window_start        DateTime('UTC') COMMENT '窗口起点(UTC) · start of the window, UTC; a minute, hour or business day' CODEC(DoubleDelta, ZSTD),
    persons             UInt32 COMMENT '人次 · passages of persons' CODEC(T64, ZSTD),
    vehicles            UInt32 COMMENT '车次 · passages of vehicles' CODEC(T64, ZSTD),
    occupants           UInt32 COMMENT '车内人数 · people in those vehicles; never part of persons' CODEC(T64, ZSTD),
    sampled             UInt32 COMMENT '采样人次 · samplings (events without direction)' CODEC(T64, ZSTD),
    persons_turned_back UInt32 COMMENT '劝返人次 · persons turned back; part of persons' CODEC(T64, ZSTD),
    vehicles_turned_back UInt32 COMMENT '劝返车次 · vehicles turned back; part of vehicles' CODEC(T64, ZSTD),
    fever               UInt32 COMMENT '发热人次 · persons at or above the fever limit (job setting, 37.3 °C by default)' CODEC(T64, ZSTD),
    temperature_count   UInt32 COMMENT '测温人次 · persons whose temperature was taken' CODEC(T64, ZSTD),
    temperature_sum     UInt64 COMMENT '体温总和(0.01 °C) · sum of their temperatures, hundredths of a degree Celsius' CODEC(T64, ZSTD),
    persons_passed UInt32 COMMENT '放行人次 · persons let through' CODEC(T64, ZSTD),
    persons_held UInt32 COMMENT '留观人次 · persons held for observation' CODEC(T64, ZSTD),
    persons_transferred UInt32 COMMENT '转运人次 · persons transferred' CODEC(T64, ZSTD),
    persons_referred UInt32 COMMENT '转发热门诊人次 · persons referred to a fever clinic' CODEC(T64, ZSTD),
    vehicles_passed UInt32 COMMENT '放行车次 · vehicles let through' CODEC(T64, ZSTD),
    vehicles_held UInt32 COMMENT '暂扣车次 · vehicles held' CODEC(T64, ZSTD),
    vehicles_transferred UInt32 COMMENT '转运车次 · vehicles transferred' CODEC(T64, ZSTD),
    vehicles_referred UInt32 COMMENT '转送车次 · vehicles referred' CODEC(T64, ZSTD),
    vehicles_disinfected UInt32 COMMENT '消毒车次 · vehicles disinfected' CODEC(T64, ZSTD),
    persons_local UInt32 COMMENT '本地人次 · persons who live here' CODEC(T64, ZSTD),
    persons_outsider UInt32 COMMENT '外来人次 · persons from elsewhere' CODEC(T64, ZSTD),
    purpose_return_home UInt32 COMMENT '返乡人次 · persons returning home' CODEC(T64, ZSTD),
    purpose_return_work UInt32 COMMENT '返岗人次 · persons returning to work' CODEC(T64, ZSTD),
    purpose_visit UInt32 COMMENT '探访人次 · persons on a visit' CODEC(T64, ZSTD),
    purpose_transit UInt32 COMMENT '过境人次 · persons in transit' CODEC(T64, ZSTD),
    purpose_commute UInt32 COMMENT '通勤人次 · persons commuting' CODEC(T64, ZSTD),
    transit_turned_back UInt32 COMMENT '过境劝返人次 · persons in transit who were turned back; part of purpose_transit' CODEC(T64, ZSTD),
    capture_self UInt32 COMMENT '自助登记人次 · persons who registered themselves' CODEC(T64, ZSTD),
    capture_assisted UInt32 COMMENT '协助登记人次 · persons registered with help' CODEC(T64, ZSTD),
    capture_manual UInt32 COMMENT '人工登记人次 · persons registered by hand' CODEC(T64, ZSTD),
    persons_masked UInt32 COMMENT '戴口罩人次 · persons wearing a mask' CODEC(T64, ZSTD),
    persons_disinfected UInt32 COMMENT '消毒人次 · persons disinfected' CODEC(T64, ZSTD),
    persons_registered UInt32 COMMENT '登记人次 · persons registered' CODEC(T64, ZSTD),
    persons_registration_valid UInt32 COMMENT '有效登记人次 · persons whose registration is valid' CODEC(T64, ZSTD),
    persons_with_symptoms UInt32 COMMENT '有症状人次 · persons with symptoms' CODEC(T64, ZSTD),
    musts_recorded UInt32 COMMENT '三必须已记录人次 · persons of whom mask and disinfection are recorded, kept or not' CODEC(T64, ZSTD),
    musts_kept UInt32 COMMENT '三必须全做到人次 · persons with temperature taken, masked and disinfected' CODEC(T64, ZSTD),
    temperature_below_35 UInt32 COMMENT '体温<35 °C 人次 · temperatures below 35 °C' CODEC(T64, ZSTD),
    temperature_35_to_36 UInt32 COMMENT '体温35–36 °C 人次 · temperatures from 35 to below 36 °C' CODEC(T64, ZSTD),
    temperature_36_to_37_3 UInt32 COMMENT '体温36–37.3 °C 人次 · temperatures from 36 to below 37.3 °C' CODEC(T64, ZSTD),
    temperature_37_3_to_38 UInt32 COMMENT '体温37.3–38 °C 人次 · temperatures from 37.3 to below 38 °C' CODEC(T64, ZSTD),
    temperature_38_up UInt32 COMMENT '体温≥38 °C 人次 · temperatures from 38 °C up' CODEC(T64, ZSTD),
    revision            UInt64 COMMENT '修订号 · generation × 2^48 + events applied; the highest replaces the others' CODEC(T64, ZSTD),
    updated_at          DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row; no part of equality' CODEC(DoubleDelta, ZSTD)
)
ENGINE = ReplacingMergeTree(revision)
PARTITION BY toYYYYMM(window_start)
ORDER BY (site_id, window_start, direction)
COMMENT '每小时通行 · passages per local hour, site and direction, all measures; read v_flow_1h';

CREATE TABLE flow_1d AS flow_1h
ENGINE = ReplacingMergeTree(revision)
PARTITION BY toYear(window_start)
ORDER BY (site_id, window_start, direction)
COMMENT '每业务日通行 · passages per business day, site and direction; read v_flow_1d';

CREATE TABLE rejects
(
    topic        LowCardinality(String) COMMENT '主题 · topic, without the installation prefix',
    partition    Int32 COMMENT '分区 · partition',
    offset       Int64 COMMENT '位移 · offset',
    arrival_time DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · Kafka record timestamp',
    reason       LowCardinality(String) COMMENT '原因 · reason code',
    detail       String COMMENT '说明 · which field and why',
    payload      String COMMENT '原文(已掩码) · the record as text, identities masked, at most 4096 bytes' CODEC(ZSTD),
    updated_at   DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree
ORDER BY (topic, partition, offset)
COMMENT '拒收记录 · records that could not be counted; read v_rejects';

CREATE TABLE late_events
(
    topic        LowCardinality(String) COMMENT '主题 · topic, without the installation prefix',
    partition    Int32 COMMENT '分区 · partition',
    offset       Int64 COMMENT '位移 · offset',
    site_id      LowCardinality(String) COMMENT '点位编号 · site',
    event_id     String COMMENT '事件编号 · event id of the producer',
    event_time   DateTime64(3, 'UTC') COMMENT '发生时间(UTC) · when it happened, as the producer says; kept within 1900–2299',
    arrival_time DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · Kafka record timestamp',
    is_void      UInt8 COMMENT '撤销 · 1 when it takes an event back',
    updated_at   DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree
ORDER BY (topic, partition, offset)
COMMENT '迟到事件 · events that arrived after the horizon and are in no count; read v_late_events';

CREATE VIEW v_rejects
(
    topic        LowCardinality(String) COMMENT '主题 · topic',
    partition    Int32 COMMENT '分区 · partition',
    offset       Int64 COMMENT '位移 · offset',
    arrival_time DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when it arrived, UTC',
    reason       LowCardinality(String) COMMENT '原因 · reason code',
    detail       String COMMENT '说明 · which field and why',
    payload      String COMMENT '原文(已掩码) · the record as text, identities masked'
)
AS SELECT topic, partition, offset, arrival_time, reason, detail, payload FROM rejects FINAL
COMMENT '拒收记录 · records that could not be counted, with reason and position';

CREATE VIEW v_late_events
(
    topic        LowCardinality(String) COMMENT '主题 · topic',
    partition    Int32 COMMENT '分区 · partition',
    offset       Int64 COMMENT '位移 · offset',
    site_id      LowCardinality(String) COMMENT '点位编号 · site',
    event_id     String COMMENT '事件编号 · event id of the producer',
    event_time   DateTime64(3, 'UTC') COMMENT '发生时间(UTC) · when it happened, UTC',
    arrival_time DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when it arrived, UTC',
    is_void      UInt8 COMMENT '撤销 · 1 when it takes an event back'
)
AS SELECT topic, partition, offset, site_id, event_id, event_time, arrival_time, is_void FROM late_events FINAL
COMMENT '迟到事件 · events that arrived after the horizon and are in no count';

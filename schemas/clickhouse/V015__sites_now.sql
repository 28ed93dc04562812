-- Sites at this moment from what is known of this moment: the views of minutes look at two days to tell an hour, and the
-- terminal and Grafana ask for it every few seconds.

CREATE OR REPLACE VIEW v_sites_now
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
    hour_total          Nullable(UInt64) COMMENT '近一小时合计 · persons, vehicles and samplings of the sixty minutes up to that one; null when it was not heard in them'
)
AS WITH (SELECT toStartOfMinute(toDateTime(max(watermark), 'UTC')) - 60 FROM progress FINAL) AS last_minute
SELECT all_sites.site_id AS site_id, roster.name_zh AS name_zh, roster.name_en AS name_en, roster.kind AS kind, roster.region AS region,
    assumeNotNull(last_minute) AS minute_start, toTimeZone(minute_start, 'Asia/Shanghai') AS minute_start_local,
    multiIf(counted.minute_rows > 0, 'COUNTED', now.state = '', 'NOT_EXPECTED', now.state NOT IN ('NORMAL', 'ZERO'), now.state,
        roster.heartbeat_minutes = 0, 'NOT_EXPECTED', heard.last_heard >= last_minute, 'ZERO', 'PENDING') AS state,
    heard.last_heard AS last_heard, toTimeZone(last_heard, 'Asia/Shanghai') AS last_heard_local,
    state IN ('COUNTED', 'ZERO') AND roster.heartbeat_minutes > 0 AS is_known,
    kind IN ('SAMPLING_SITE', 'HOME_TEAM') AS is_sampling,
    if(is_known AND NOT is_sampling, 0, NULL) AS no_passage,
    ifNull(counted.persons_in, no_passage) AS persons_in, ifNull(counted.persons_out, no_passage) AS persons_out,
    ifNull(counted.vehicles_in, no_passage) AS vehicles_in, ifNull(counted.vehicles_out, no_passage) AS vehicles_out,
    ifNull(counted.sampled, if(is_known, 0, NULL)) AS sampled,
    multiIf(counted.hour_rows > 0, counted.hour_total, roster.heartbeat_minutes > 0 AND heard.last_heard > last_minute - 3600, 0, NULL) AS hour_total
FROM (
    SELECT site_id FROM site_versions WHERE holds_from <= last_minute AND holds_until > last_minute
    UNION DISTINCT SELECT site_id FROM flow_1m WHERE window_start > last_minute - 3600 AND window_start <= last_minute) AS all_sites
LEFT JOIN (
    SELECT toLowCardinality(site_id) AS site_id, name_zh, name_en, kind, region, ifNull(v_sites.heartbeat_minutes, 0) AS heartbeat_minutes
    FROM v_sites
    WHERE valid_from <= last_minute AND ifNull(valid_to > last_minute, true)) AS roster ON roster.site_id = all_sites.site_id
LEFT JOIN v_site_states AS now ON now.site_id = all_sites.site_id
LEFT JOIN (
    SELECT site_id, toNullable(max(window_start + 60 * toUInt8(floor(log2(bitAnd(minutes, bitNot(bitShiftRight(minutes, 1)))))))) AS last_heard
    FROM heard_1h WHERE minutes != 0 GROUP BY site_id) AS heard ON heard.site_id = all_sites.site_id
LEFT JOIN (
    SELECT site_id, count() AS hour_rows, countIf(window_start = last_minute) AS minute_rows,
        sumOrNullIf(flow.persons, direction = 'IN' AND window_start = last_minute) AS persons_in,
        sumOrNullIf(flow.persons, direction = 'OUT' AND window_start = last_minute) AS persons_out,
        sumOrNullIf(flow.vehicles, direction = 'IN' AND window_start = last_minute) AS vehicles_in,
        sumOrNullIf(flow.vehicles, direction = 'OUT' AND window_start = last_minute) AS vehicles_out,
        sumOrNullIf(flow.sampled, window_start = last_minute) AS sampled,
        sum(flow.persons + flow.vehicles + flow.sampled) AS hour_total
    FROM (
        SELECT site_id, direction, window_start, argMax(flow_1m.persons, revision) AS persons, argMax(flow_1m.vehicles, revision) AS vehicles,
            argMax(flow_1m.sampled, revision) AS sampled
        FROM flow_1m WHERE window_start > last_minute - 3600 AND window_start <= last_minute
        GROUP BY site_id, direction, window_start) AS flow
    GROUP BY site_id) AS counted ON counted.site_id = all_sites.site_id
COMMENT '点位现状 · each site at the progress of the job: when it was last heard, what it is doing, what it counted last';

-- The analysts' layer: whatever an analyst reads is without tokens, whatever holds a token is kept for a time only, and what
-- passflow erase has removed is noted. The archive and the refused records are shown without tokens, trace_events with them.
-- How long is changed by passflow retention, which alters the tables; later steps leave it as it is.

CREATE VIEW trace_events
(
    topic        LowCardinality(String) COMMENT '主题 · topic',
    partition    Int32 COMMENT '分区 · partition',
    offset       Int64 COMMENT '位移 · offset',
    arrival_time DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when it arrived, UTC',
    site_id      LowCardinality(String) COMMENT '点位编号 · site',
    event_id     String COMMENT '事件编号 · event id of the producer',
    event_time   DateTime64(3, 'UTC') COMMENT '发生时间(UTC) · when it happened, UTC',
    window_start DateTime('UTC') COMMENT '分钟起点(UTC) · the minute in which it counts',
    class        LowCardinality(String) COMMENT '类别 · COUNTED, VOID or DUPLICATE; of several copies the first to arrive is not the duplicate',
    source       LowCardinality(String) COMMENT '来源 · producer and department; empty when not said',
    person_token String COMMENT '人员令牌 · HMAC token of the person; empty when there is none, or it was erased',
    vehicle_token String COMMENT '车辆令牌 · HMAC token of the vehicle; empty when there is none, or it was erased',
    fields       String COMMENT '字段(JSON) · known fields, with tokens'
)
AS SELECT topic, partition, offset, arrival_time, site_id, event_id, event_time,
    toStartOfMinute(toDateTime(event_time, 'UTC')) AS window_start,
    multiIf(row_number() OVER (PARTITION BY site_id, topic, event_id, is_void, window_start
            ORDER BY arrival_time, partition, offset) > 1, 'DUPLICATE', is_void = 1, 'VOID', 'COUNTED') AS class,
    source, JSONExtractString(fields, 'person_token') AS person_token, JSONExtractString(fields, 'vehicle_token') AS vehicle_token, fields
FROM events FINAL
COMMENT '事件追踪 · the events behind every number with the tokens in them, for tracer only';

CREATE OR REPLACE VIEW v_events
(
    topic        LowCardinality(String) COMMENT '主题 · topic',
    partition    Int32 COMMENT '分区 · partition',
    offset       Int64 COMMENT '位移 · offset',
    arrival_time DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when it arrived, UTC',
    site_id      LowCardinality(String) COMMENT '点位编号 · site',
    event_id     String COMMENT '事件编号 · event id of the producer',
    event_time   DateTime64(3, 'UTC') COMMENT '发生时间(UTC) · when it happened, UTC',
    window_start DateTime('UTC') COMMENT '分钟起点(UTC) · the minute in which it counts',
    class        LowCardinality(String) COMMENT '类别 · COUNTED, VOID or DUPLICATE; of several copies the first to arrive is not the duplicate',
    source       LowCardinality(String) COMMENT '来源 · producer and department; empty when not said',
    fields       String COMMENT '字段(JSON) · known fields; three asterisks stand in place of a token',
    person_hash  Nullable(String) COMMENT '人员散列 · 32 hexadecimal digits that stand for the person token, the same as in v_visits; null: no token',
    vehicle_hash Nullable(String) COMMENT '车辆散列 · the same for the vehicle token; null: no token'
)
AS WITH
    (token -> if(token = '', NULL, hex(sipHash128Keyed((assumeNotNull((SELECT any(first) FROM person_hash_key)), assumeNotNull((SELECT any(second) FROM person_hash_key))), token)))) AS hidden
SELECT topic, partition, offset, arrival_time, site_id, event_id, event_time, window_start, class, source,
    replaceRegexpAll(trace_events.fields, '"(person|vehicle)_token"\\s*:\\s*"[^"]*"', '"\\1_token":"***"') AS fields,
    hidden(person_token) AS person_hash, hidden(vehicle_token) AS vehicle_hash
FROM trace_events
COMMENT '事件存档 · the events behind every number, each copy with what became of it, without tokens';

CREATE OR REPLACE VIEW v_rejects
(
    topic        LowCardinality(String) COMMENT '主题 · topic',
    partition    Int32 COMMENT '分区 · partition',
    offset       Int64 COMMENT '位移 · offset',
    arrival_time DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when it arrived, UTC',
    reason       LowCardinality(String) COMMENT '原因 · reason code',
    detail       String COMMENT '说明 · which field and why',
    payload      String COMMENT '原文(已掩码) · the record as text; identities, tokens and whatever is as long as one are masked; empty when it is no longer kept'
)
AS SELECT topic, partition, offset, arrival_time, reason, detail,
    replaceRegexpAll(replaceRegexpAll(rejects.payload,
        '(?i)(person_?token|vehicle_?token)([^0-9A-Za-z_-]*)[0-9A-Za-z_-]+', '\\1\\2***'),
        '[0-9A-Fa-f]{32,}|[0-9A-Za-z_-]{40,}', '***') AS payload
FROM rejects FINAL
COMMENT '拒收记录 · records that could not be counted, with reason and position';

CREATE TABLE erasures
(
    erased_at   DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '删除时间(UTC) · when it was done, UTC',
    person_hash String COMMENT '人员散列 · 32 hexadecimal digits that stand for the token, as in v_visits',
    actor       String COMMENT '操作人 · who did it',
    reason      String COMMENT '理由 · why, as the actor said; empty when not said',
    rows        Map(LowCardinality(String), UInt64) COMMENT '行数 · rows that held the token, by table'
)
ENGINE = MergeTree
ORDER BY erased_at
COMMENT '删除记录 · persons removed by passflow erase, without their tokens; read v_erasures';

CREATE VIEW v_erasures
(
    erased_at       DateTime64(3, 'UTC') COMMENT '删除时间(UTC) · when it was done, UTC',
    erased_at_local DateTime64(3, 'Asia/Shanghai') COMMENT '删除时间(北京时间) · the same instant in Asia/Shanghai',
    person_hash     String COMMENT '人员散列 · 32 hexadecimal digits that stand for the token, as in v_visits',
    actor           String COMMENT '操作人 · who did it',
    reason          String COMMENT '理由 · why, as the actor said; empty when not said',
    rows            Map(LowCardinality(String), UInt64) COMMENT '行数 · rows that held the token, by table'
)
AS SELECT erased_at, toTimeZone(erased_at, 'Asia/Shanghai') AS erased_at_local, person_hash, actor, reason, rows
FROM erasures
COMMENT '删除记录 · which persons were removed on request, when and by whom';

ALTER TABLE visits_1d MODIFY TTL toDateTime(updated_at) + INTERVAL 400 DAY;

ALTER TABLE journeys MODIFY TTL toDateTime(updated_at) + INTERVAL 400 DAY;

ALTER TABLE quarantine MODIFY TTL toDateTime(updated_at) + INTERVAL 400 DAY;

ALTER TABLE alerts MODIFY COLUMN person_token String TTL toDateTime(updated_at) + INTERVAL 400 DAY;

ALTER TABLE alerts MODIFY COLUMN record_ref String TTL toDateTime(updated_at) + INTERVAL 400 DAY;

ALTER TABLE alert_history MODIFY COLUMN person_token String TTL toDateTime(updated_at) + INTERVAL 400 DAY;

ALTER TABLE alert_history MODIFY COLUMN record_ref String TTL toDateTime(updated_at) + INTERVAL 400 DAY;

ALTER TABLE rejects MODIFY COLUMN payload String TTL toDateTime(updated_at) + INTERVAL 90 DAY;

-- The books: what became of every record that arrived, the evidence behind every count, and the sheet that closes a day.

CREATE TABLE intake_1h
(
    topic        LowCardinality(String) COMMENT '主题 · topic, without the installation prefix',
    partition    Int32 COMMENT '分区 · partition',
    hour_start   DateTime('UTC') COMMENT '到达小时(UTC) · start of the local hour of arrival, UTC' CODEC(DoubleDelta, ZSTD),
    first_offset Int64 COMMENT '首位移 · lowest offset of the hour',
    last_offset  Int64 COMMENT '末位移 · highest offset of the hour',
    accepted     Int64 COMMENT '计入 · events counted, later voided ones among them',
    duplicate    Int64 COMMENT '重复 · repeats of a message',
    voided       Int64 COMMENT '撤销 · voids within the horizon, matched or waiting',
    late         Int64 COMMENT '迟到 · older than the horizon',
    rejected     Int64 COMMENT '拒收 · unusable',
    revision     UInt64 COMMENT '修订号 · generation × 2^48 + records entered; the highest replaces the others',
    updated_at   DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree(revision)
ORDER BY (topic, partition, hour_start)
COMMENT '接收台账 · what became of the records of each topic, partition and hour of arrival; read v_intake_1h';

CREATE TABLE progress
(
    job        LowCardinality(String) COMMENT '作业 · job',
    watermark  DateTime64(3, 'UTC') COMMENT '水位线(UTC) · everything that happened in the data up to here has been reported',
    updated_at DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree
ORDER BY job
COMMENT '进度 · how far each job has come; the last row written stands';

CREATE TABLE events
(
    topic        LowCardinality(String) COMMENT '主题 · topic, without the installation prefix',
    partition    Int32 COMMENT '分区 · partition',
    offset       Int64 COMMENT '位移 · offset' CODEC(Delta, ZSTD),
    arrival_time DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · Kafka record timestamp' CODEC(DoubleDelta, ZSTD),
    site_id      LowCardinality(String) COMMENT '点位编号 · site; empty where events of the topic have none',
    event_id     String COMMENT '事件编号 · event id of the producer' CODEC(ZSTD),
    event_time   DateTime64(3, 'UTC') COMMENT '发生时间(UTC) · when it happened' CODEC(DoubleDelta, ZSTD),
    is_void      UInt8 COMMENT '撤销 · 1 when it takes an event back',
    source       LowCardinality(String) COMMENT '来源 · producer and department; empty when not said',
    fields       String COMMENT '字段(JSON) · the known fields of the event, tokens only' CODEC(ZSTD),
    updated_at   DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(event_time)
ORDER BY (site_id, event_time, topic, partition, offset)
TTL toDateTime(updated_at) + INTERVAL 30 DAY
COMMENT '事件存档 · every event within the horizon, each copy; kept 30 days after it was written; read v_events';

CREATE VIEW v_intake_1h
(
    topic            LowCardinality(String) COMMENT '主题 · topic',
    partition        Int32 COMMENT '分区 · partition',
    hour_start       DateTime('UTC') COMMENT '到达小时(UTC) · start of the hour of arrival, UTC',
    hour_start_local DateTime('Asia/Shanghai') COMMENT '到达小时(北京时间) · the same instant in Asia/Shanghai',
    business_day     Date COMMENT '业务日 · business day of arrival',
    first_offset     Int64 COMMENT '首位移 · lowest offset of the hour',
    last_offset      Int64 COMMENT '末位移 · highest offset of the hour',
    sent             Int64 COMMENT '发送 · last offset − first offset + 1',
    accepted         Int64 COMMENT '计入 · events counted',
    duplicate        Int64 COMMENT '重复 · repeats',
    voided           Int64 COMMENT '撤销 · voids',
    late             Int64 COMMENT '迟到 · older than the horizon',
    rejected         Int64 COMMENT '拒收 · unusable',
    missing          Int64 COMMENT '缺失 · sent less all classes; 0 when the books balance'
)
AS SELECT topic, partition, hour_start, toTimeZone(hour_start, 'Asia/Shanghai') AS hour_start_local,
    toDate(hour_start_local - INTERVAL 4 HOUR) AS business_day,
    first_offset, last_offset, last_offset - first_offset + 1 AS sent, accepted, duplicate, voided, late, rejected,
    sent - accepted - duplicate - voided - late - rejected AS missing
FROM intake_1h FINAL
COMMENT '接收台账 · what became of the records of each topic, partition and hour of arrival';

CREATE VIEW v_freshness
(
    job       LowCardinality(String) COMMENT '作业 · job',
    watermark DateTime64(3, 'UTC') COMMENT '水位线(UTC) · everything up to here has been reported',
    age_s     Float64 COMMENT '数据龄(秒) · server time less watermark, seconds; large while history is replayed'
)
AS SELECT job, watermark, dateDiff('millisecond', watermark, now64(3)) / 1000 AS age_s
FROM progress FINAL
COMMENT '数据新鲜度 · how old the picture is';

CREATE VIEW v_events
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
    fields       String COMMENT '字段(JSON) · known fields, tokens only'
)
AS SELECT topic, partition, offset, arrival_time, site_id, event_id, event_time,
    toStartOfMinute(toDateTime(event_time, 'UTC')) AS window_start,
    multiIf(row_number() OVER (PARTITION BY site_id, topic, event_id, is_void, window_start
            ORDER BY arrival_time, partition, offset) > 1, 'DUPLICATE', is_void = 1, 'VOID', 'COUNTED') AS class,
    source, fields
FROM events FINAL
COMMENT '事件存档 · the events behind every number, each copy with what became of it';

CREATE VIEW v_data_quality
(
    business_day Date COMMENT '业务日 · business day of arrival',
    kind         LowCardinality(String) COMMENT '类别 · REJECTED, LATE, DUPLICATE, VOID_WAITING (its event never came), CONFLICT (one id, different content), NO_DIRECTION (counted as a sampling, at a site that is no sampling site), NO_TOKEN (a person without token), UNKNOWN_SITE (counted under its id, in no roster)',
    topic        LowCardinality(String) COMMENT '主题 · topic',
    site_id      String COMMENT '点位编号 · site; empty where not known',
    detail       String COMMENT '说明 · reason or source',
    events       UInt64 COMMENT '条数 · how many records'
)
AS
SELECT toDate(toTimeZone(arrival_time, 'Asia/Shanghai') - INTERVAL 4 HOUR) AS business_day, 'REJECTED' AS kind, topic,
    '' AS site_id, reason AS detail, count() AS events FROM rejects FINAL GROUP BY business_day, topic, detail
UNION ALL SELECT toDate(toTimeZone(arrival_time, 'Asia/Shanghai') - INTERVAL 4 HOUR) AS day, 'LATE', topic, site_id, '',
    count() FROM late_events FINAL GROUP BY day, topic, site_id
UNION ALL SELECT day, finding.1 AS kind, topic, site_id, '', sum(finding.2)
FROM (
    SELECT toDate(toTimeZone(min(arrival_time), 'Asia/Shanghai') - INTERVAL 4 HOUR) AS day,
        any(messages.topic) AS topic, any(messages.site_id) AS site_id,
        countIf(is_void = 0) AS copies, countIf(is_void = 1) AS voids,
        minIf(cityHash64(fields), is_void = 0) != maxIf(cityHash64(fields), is_void = 0) AS is_conflict,
        arrayJoin(arrayFilter(one -> one.2 > 0, [
            ('DUPLICATE', toUInt64(greatest(copies, 1) - 1 + greatest(voids, 1) - 1)),
            ('VOID_WAITING', toUInt64(copies = 0)),
            ('CONFLICT', toUInt64(is_conflict))])) AS finding
    FROM events AS messages FINAL
    GROUP BY sipHash128(messages.topic, messages.site_id, event_id, toStartOfMinute(event_time)))
GROUP BY day, kind, topic, site_id
UNION ALL SELECT toDate(toTimeZone(arrival_time, 'Asia/Shanghai') - INTERVAL 4 HOUR) AS day,
    arrayJoin(arrayFilter(one -> one != '', [
        if(site_id != '' AND site_id NOT IN (SELECT site_id FROM sites), 'UNKNOWN_SITE', ''),
        if(topic = 'checkpoint-events' AND NOT JSONHas(fields, 'direction')
            AND site_id NOT IN (SELECT site_id FROM sites WHERE kind IN ('SAMPLING_SITE', 'HOME_TEAM')), 'NO_DIRECTION', ''),
        if(topic = 'checkpoint-events' AND JSONExtractString(fields, 'subject') = 'PERSON' AND NOT JSONHas(fields, 'person_token'), 'NO_TOKEN', '')])) AS lack,
    topic, site_id, source, count()
FROM events FINAL
GROUP BY day, lack, topic, site_id, source
COMMENT '数据质量 · what is wrong or missing in what producers send, by day and site';

CREATE VIEW v_balance_sheet
(
    business_day Date COMMENT '业务日 · business day',
    state        LowCardinality(String) COMMENT '状态 · CLOSED: nothing is missing; OPEN: events of the day may still arrive; MISSING: see missing',
    missing      Array(String) COMMENT '缺失 · what does not balance, each with its difference; empty when all does',
    sent         Int64 COMMENT '发送 · records of all topics that arrived on the day, by offsets',
    accepted     Int64 COMMENT '计入 · events counted',
    duplicate    Int64 COMMENT '重复 · repeats',
    voided       Int64 COMMENT '撤销 · voids',
    late         Int64 COMMENT '迟到 · older than the horizon',
    rejected     Int64 COMMENT '拒收 · unusable',
    archived     Int64 COMMENT '存档 · records of the day in the archive of events',
    passages     Int64 COMMENT '通行与采样 · passages and samplings that happened on the day, from the archive: each message once, voided ones not',
    in_minutes   Int64 COMMENT '分钟表 · the same from minute counts',
    in_hours     Int64 COMMENT '小时表 · the same from hour counts',
    in_days      Int64 COMMENT '日表 · the same from day counts'
)
AS
WITH
    facts AS (
        SELECT business_day, 'sent' AS fact, sent AS number FROM v_intake_1h
        UNION ALL SELECT business_day, 'accepted', accepted FROM v_intake_1h
        UNION ALL SELECT business_day, 'duplicate', duplicate FROM v_intake_1h
        UNION ALL SELECT business_day, 'voided', voided FROM v_intake_1h
        UNION ALL SELECT business_day, 'late', late FROM v_intake_1h
        UNION ALL SELECT business_day, 'rejected', rejected FROM v_intake_1h
        UNION ALL SELECT business_day, 'gap', greatest(0, first_offset - before - 1) FROM (
            SELECT business_day, first_offset, lagInFrame(last_offset, 1, first_offset - 1) OVER (
                PARTITION BY topic, partition ORDER BY hour_start
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS before FROM v_intake_1h)
        UNION ALL SELECT toDate(toTimeZone(arrival_time, 'Asia/Shanghai') - INTERVAL 4 HOUR), 'rejects', 1 FROM rejects FINAL
        UNION ALL SELECT toDate(toTimeZone(arrival_time, 'Asia/Shanghai') - INTERVAL 4 HOUR), 'late_events', 1 FROM late_events FINAL
        UNION ALL SELECT toDate(toTimeZone(arrival_time, 'Asia/Shanghai') - INTERVAL 4 HOUR), 'archived', 1 FROM events FINAL
        UNION ALL SELECT toDate(toTimeZone(happened, 'Asia/Shanghai') - INTERVAL 4 HOUR), 'passages', 1 FROM (
            SELECT min(event_time) AS happened, countIf(is_void = 0) AS copies, countIf(is_void = 1) AS voids FROM events FINAL
            WHERE topic = 'checkpoint-events' OR (topic = 'hub-events' AND JSONExtractString(fields, 'stage') = 'ARRIVED')
            GROUP BY sipHash128(topic, site_id, event_id, toStartOfMinute(event_time)) HAVING copies > 0 AND voids = 0)
        UNION ALL SELECT toDate(toTimeZone(window_start, 'Asia/Shanghai') - INTERVAL 4 HOUR), 'in_minutes',
            toInt64(persons) + vehicles + sampled FROM flow_1m FINAL
        UNION ALL SELECT toDate(toTimeZone(window_start, 'Asia/Shanghai') - INTERVAL 4 HOUR), 'in_hours',
            toInt64(persons) + vehicles + sampled FROM flow_1h FINAL
        UNION ALL SELECT toDate(toTimeZone(window_start, 'Asia/Shanghai') - INTERVAL 4 HOUR), 'in_days',
            toInt64(persons) + vehicles + sampled FROM flow_1d FINAL),
    days AS (
        SELECT business_day,
            sumIf(number, fact = 'sent') AS sent, sumIf(number, fact = 'accepted') AS accepted,
            sumIf(number, fact = 'duplicate') AS duplicate, sumIf(number, fact = 'voided') AS voided,
            sumIf(number, fact = 'late') AS late, sumIf(number, fact = 'rejected') AS rejected,
            sumIf(number, fact = 'gap') AS gap, sumIf(number, fact = 'rejects') AS rejects,
            sumIf(number, fact = 'late_events') AS late_events, sumIf(number, fact = 'archived') AS archived,
            sumIf(number, fact = 'passages') AS passages, sumIf(number, fact = 'in_minutes') AS in_minutes,
            sumIf(number, fact = 'in_hours') AS in_hours, sumIf(number, fact = 'in_days') AS in_days
        FROM facts GROUP BY business_day)
SELECT business_day,
    multiIf(notEmpty(missing) AND is_over, 'MISSING', is_over, 'CLOSED', 'OPEN') AS state,
    arrayFilter(text -> text != '', [
        if(sent = accepted + duplicate + voided + late + rejected, '', format('records without a class: {}', sent - accepted - duplicate - voided - late - rejected)),
        if(gap = 0, '', format('offsets never read: {}', gap)),
        if(rejects = rejected, '', format('rejects not stored: {}', rejected - rejects)),
        if(late_events = late, '', format('late events not stored: {}', late - late_events)),
        if(is_expired OR archived = accepted + duplicate + voided, '', format('events not archived: {}', accepted + duplicate + voided - archived)),
        if(is_expired OR passages = in_days, '', format('passages not in day counts: {}', passages - in_days)),
        if(in_hours = in_days, '', format('hour counts less day counts: {}', in_hours - in_days)),
        if(in_minutes = in_hours, '', format('minute counts less hour counts: {}', in_minutes - in_hours))]) AS missing,
    sent, accepted, duplicate, voided, late, rejected, archived, passages, in_minutes, in_hours, in_days
FROM (
    SELECT *,
        (SELECT max(watermark) FROM progress FINAL) >= toDateTime(business_day + 1, 'Asia/Shanghai') + INTERVAL 28 HOUR AS is_over,
        business_day < today() - 28 AND archived = 0 AS is_expired
    FROM days)
ORDER BY business_day
COMMENT '日结平衡表 · one row a business day: CLOSED when every record that arrived is in exactly one place, else what is missing';

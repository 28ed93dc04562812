-- The same answers from a long past: what is asked of one day is looked for only there. ClickHouse hands no filter past the time of an
-- ASOF join, nor past the minimum of a group; and copies of messages are told apart in two steps, for want of memory.

CREATE OR REPLACE VIEW v_desks
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
AS SELECT site_id, window_start, toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local, lane, shift, state,
    persons, vehicles, sampled, persons + vehicles + sampled AS work, capacity_per_hour, work / nullIf(capacity_per_hour, 0) AS utilisation
FROM (
    SELECT desks.site_id AS site_id, desks.window_start AS window_start, lane, shift, 'COUNTED' AS state, toNullable(persons) AS persons, vehicles, sampled,
        if(window_start < versions.holds_until AND lane != '', versions.capacity_per_hour / nullIf(versions.lanes, 0), NULL) AS capacity_per_hour
    FROM (SELECT * FROM desk_1h FINAL) AS desks
    ASOF LEFT JOIN site_versions AS versions ON versions.site_id = desks.site_id AND versions.holds_from <= desks.window_start
    UNION ALL
    SELECT site_id, window_start, '', '', state, if(state = 'ZERO', 0, NULL) AS nobody, nobody, nobody, NULL
    FROM v_flow_1h
    LEFT JOIN (SELECT DISTINCT site_id, window_start, 1 AS is_counted FROM desk_1h) AS counts USING (site_id, window_start)
    WHERE direction = 'NONE' AND state != 'COUNTED' AND is_counted = 0)
COMMENT '采样台与通道 · work of each desk or lane per local hour and shift, against what it can do';

CREATE OR REPLACE VIEW v_balance_sheet
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
        UNION ALL SELECT toDate(toTimeZone(minute, 'Asia/Shanghai') - INTERVAL 4 HOUR), 'passages', 1 FROM (
            SELECT toStartOfMinute(event_time) AS minute, countIf(is_void = 0) AS copies, countIf(is_void = 1) AS voids FROM events FINAL
            WHERE topic = 'checkpoint-events' OR (topic = 'hub-events' AND JSONExtractString(fields, 'stage') = 'ARRIVED')
            GROUP BY sipHash128(topic, site_id, event_id), minute HAVING copies > 0 AND voids = 0)
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

CREATE OR REPLACE VIEW v_data_quality
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
    WHERE sipHash128(messages.topic, messages.site_id, event_id, toStartOfMinute(event_time)) IN (
        SELECT sipHash128(topic, site_id, event_id, toStartOfMinute(event_time)) AS message FROM events FINAL
        GROUP BY message HAVING count() > 1 OR max(is_void) = 1)
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

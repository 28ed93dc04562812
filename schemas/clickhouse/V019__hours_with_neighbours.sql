-- What an hour without counts was, read from the hours beside it: ClickHouse hands no filter on time past a window function, so that
-- the day of one site read the past of all sites. Now each hour has the bits of its neighbours in its own row. And indexes of what was
-- read whole: voided statuses among all, the journeys of one hub.

ALTER TABLE site_status ADD INDEX IF NOT EXISTS voids is_void TYPE set(2) GRANULARITY 1;

ALTER TABLE site_status MATERIALIZE INDEX voids;

ALTER TABLE journeys ADD INDEX IF NOT EXISTS hubs site_id TYPE set(16) GRANULARITY 1;

ALTER TABLE journeys MATERIALIZE INDEX hubs;

CREATE TABLE IF NOT EXISTS heard_around
(
    site_id      LowCardinality(String) COMMENT '点位编号 · site, as in sites',
    window_start DateTime('UTC') COMMENT '小时起点(UTC) · start of the UTC hour' CODEC(DoubleDelta, ZSTD),
    earlier      SimpleAggregateFunction(max, UInt128) COMMENT '上一小时 · revision × 2^64 + minutes of heard_1h for the hour before; 0: none' CODEC(ZSTD),
    own          SimpleAggregateFunction(max, UInt128) COMMENT '本小时 · the same for the hour itself' CODEC(ZSTD),
    later        SimpleAggregateFunction(max, UInt128) COMMENT '下一小时 · the same for the hour after' CODEC(ZSTD)
)
ENGINE = AggregatingMergeTree
PARTITION BY toYYYYMM(window_start)
ORDER BY (site_id, window_start)
COMMENT '前后消息 · heard_1h with the hours beside each hour in the same row; kept by the server; read the states in v_flow_1h';

CREATE MATERIALIZED VIEW IF NOT EXISTS heard_to_around TO heard_around
AS SELECT site_id, window_start + 3600 * step AS window_start, if(step = 1, word, 0) AS earlier, if(step = 0, word, 0) AS own,
    if(step = -1, word, 0) AS later
FROM (SELECT site_id, heard_1h.window_start AS window_start, bitShiftLeft(toUInt128(revision), 64) + minutes AS word FROM heard_1h) AS words
ARRAY JOIN [-1, 0, 1] AS step
COMMENT '前后消息的维护 · carries every row written to heard_1h on to heard_around';

INSERT INTO heard_around
SELECT site_id, window_start + 3600 * step AS window_start, if(step = 1, word, 0) AS earlier, if(step = 0, word, 0) AS own,
    if(step = -1, word, 0) AS later
FROM (SELECT site_id, heard_1h.window_start AS window_start, bitShiftLeft(toUInt128(revision), 64) + minutes AS word FROM heard_1h) AS words
ARRAY JOIN [-1, 0, 1] AS step;

CREATE OR REPLACE VIEW heard_hours
(
    site_id      LowCardinality(String) COMMENT '点位编号 · site',
    window_start DateTime('UTC') COMMENT '小时起点(UTC) · start of the hour, UTC; every hour from a day before the site was first heard to the progress of the job',
    minutes      UInt64 COMMENT '有消息的分钟(位图) · bit n is set when it was heard in minute n of the hour',
    before       UInt32 COMMENT '此前最后一次(分钟) · minute since 1970 in which it was last heard before the hour; 0: never',
    after        UInt32 COMMENT '此后第一次(分钟) · minute since 1970 in which it is first heard after the hour; 0: not yet'
)
AS WITH
    ifNull((SELECT toInt64(toUnixTimestamp(max(watermark))) FROM progress FINAL), 0) AS progressed
SELECT site_id,
    toDateTime(arrayJoin(range(if(earlier = 0, start - 86400, start), if(next = 0, greatest(start, progressed) + 1, next), 3600)), 'UTC') AS window_start,
    if(toUnixTimestamp(window_start) = start, bitmap, 0) AS minutes,
    if(toUnixTimestamp(window_start) > start, last, earlier) AS before,
    if(toUnixTimestamp(window_start) < start, first, later) AS after
FROM (
    SELECT site_id, bitmap, toInt64(toUnixTimestamp(hour)) AS start, first, last, lagInFrame(last) OVER hours AS earlier,
        leadInFrame(first) OVER hours AS later, toInt64(toUnixTimestamp(leadInFrame(hour) OVER hours)) AS next
    FROM (
        SELECT site_id, window_start AS hour, minutes AS bitmap, toUInt32(intDiv(toUnixTimestamp(hour), 60)) AS minute,
            toUInt32(minute + bitCount(bitXor(bitmap, bitmap - 1)) - 1) AS first,
            toUInt32(minute + floor(log2(bitAnd(bitmap, bitNot(bitShiftRight(bitmap, 1)))))) AS last
        FROM heard_1h FINAL
        WHERE minutes != 0 AND site_id IN (SELECT site_id FROM sites WHERE heartbeat_minutes > 60))
    WINDOW hours AS (PARTITION BY site_id ORDER BY hour ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING))
COMMENT '稀疏点位消息 · when the sites that are to be heard less often than every hour were heard in each hour, and last before and first after it, for all time';

CREATE OR REPLACE VIEW operating_hours
(
    site_id      LowCardinality(String) COMMENT '点位编号 · site',
    directions   Array(LowCardinality(String)) COMMENT '方向 · directions in which the kind of site counts',
    window_start DateTime('UTC') COMMENT '小时起点(UTC) · start of the hour, UTC, up to the progress of the job',
    heartbeat_minutes UInt32 COMMENT '心跳间隔(分钟) · how often a sign of life is expected, minutes',
    expected     UInt64 COMMENT '应有消息的分钟(位图) · bit n is set when the site is in operation in minute n',
    suspended    UInt64 COMMENT '暂停的分钟(位图) · bit n is set when the site is suspended in minute n',
    edges        Array(Int64) COMMENT '开放与关闭(分钟) · the minutes before it opens and in which it has closed, from the start of the hour, of the local day and those beside it; empty when it never closes'
)
AS WITH
    ifNull((SELECT toInt64(toUnixTimestamp(max(watermark))) FROM progress FINAL), 0) AS progressed,
    ((since, until) -> toUInt64(bitShiftLeft(toUInt64(1), toUInt8(greatest(0, least(60, until))))
        - bitShiftLeft(toUInt64(1), toUInt8(greatest(0, least(60, since)))))) AS bits
SELECT site_id, directions, window_start, heartbeat_minutes,
    bitAnd(open, bitNot(bitOr(closed_minutes, suspended_minutes))) AS expected,
    bitAnd(open, suspended_minutes) AS suspended, edges
FROM (
    SELECT site_id, if(kind IN ('SAMPLING_SITE', 'HOME_TEAM'), ['NONE'], ['IN', 'OUT']) AS directions, window_start, heartbeat_minutes,
        toInt64(dateDiff('minute', toStartOfDay(window_start, 'Asia/Shanghai'), window_start)) AS minute,
        if(opens < closes, bits(opens - minute, closes - minute), bitXor(bits(0, 60), bits(closes - minute, opens - minute))) AS open,
        if(opens = 0 AND closes = 1440, [], arrayMap(edge -> edge - minute,
            [opens - 1441, closes - 1440, opens - 1, closes, opens + 1439, closes + 1440])) AS edges
    FROM (
        SELECT toDateTime(generate_series, 'UTC') AS window_start
        FROM generate_series(
            toUInt64(ifNull((SELECT nullIf(toUnixTimestamp(min(window_start)), 0) FROM heard_1h), progressed)), toUInt64(progressed), 3600)) AS hours
    CROSS JOIN site_versions
    WHERE toUnixTimestamp(window_start) < progressed
        AND window_start >= holds_from AND window_start < holds_until AND heartbeat_minutes > 0) AS roster
LEFT JOIN closed_hours USING (site_id, window_start)
COMMENT '点位运行时段 · for each hour of each site that should be heard: in which minutes it was in operation';

CREATE OR REPLACE VIEW site_hours
(
    site_id      LowCardinality(String) COMMENT '点位编号 · site',
    directions   Array(LowCardinality(String)) COMMENT '方向 · directions in which the kind of site counts',
    window_start DateTime('UTC') COMMENT '小时起点(UTC) · start of the hour, UTC, up to the progress of the job',
    expected     UInt64 COMMENT '应有消息的分钟(位图) · bit n is set when the site is in operation in minute n',
    silent       UInt64 COMMENT '无消息的分钟(位图) · those that lie within a gap longer than heartbeat_minutes',
    pending      UInt64 COMMENT '待定的分钟(位图) · those after the last message, while the next one is not due yet',
    suspended    UInt64 COMMENT '暂停的分钟(位图) · bit n is set when the site is suspended in minute n'
)
AS WITH
    ifNull((SELECT toInt64(toUnixTimestamp(max(watermark))) FROM progress FINAL), 0) AS progressed,
    -1000000 AS never,
    ((since, until) -> toUInt64(bitShiftLeft(toUInt64(1), toUInt8(greatest(0, least(60, until))))
        - bitShiftLeft(toUInt64(1), toUInt8(greatest(0, least(60, since)))))) AS bits,
    (set -> toInt64(bitCount(bitXor(set, set - 1))) - 1) AS lowest,
    (set -> toInt64(floor(log2(bitOr(1, bitAnd(set, bitNot(bitShiftRight(set, 1)))))))) AS highest
-- Minutes from the start of the hour. A gap lies between two marks: messages, edges of the opening hours, the end of what is known.
SELECT site_id, directions, window_start, expected,
    bitAnd(expected, bitOr(between, bitOr(if(first - previous > heartbeat_minutes, bits(previous + 1, first), 0),
        if(next - last > heartbeat_minutes, bits(last + 1, next), 0)))) AS silent,
    bitAnd(expected, if(heard_after = 0 AND edge_after = 0 AND end - last <= heartbeat_minutes, bits(last + 1, 60), 0)) AS pending,
    suspended
FROM (
    SELECT site_id, directions, window_start, heartbeat_minutes, expected, suspended, heard_after, edge_after, end,
        greatest(heard_before, if(empty(edges), never, arrayMax(arrayFilter(edge -> edge < 0, edges)))) AS previous,
        if(edge_after = 0, end, least(edge_after, end)) AS next,
        if(marks = 0, next, lowest(marks)) AS first,
        if(marks = 0, previous, highest(marks)) AS last,
        -- Runs of at least heartbeat_minutes without a mark: what is left when each is worn off by as many, grown again.
        arrayMap(power -> toUInt8(least(bitShiftLeft(1, power), heartbeat_minutes - bitShiftLeft(1, power))),
            range(toUInt8(floor(log2(heartbeat_minutes))) + 1)) AS steps,
        if(60 - bitCount(marks) < heartbeat_minutes, 0,
            arrayFold((run, step) -> bitOr(run, bitShiftLeft(run, step)), steps,
                arrayFold((run, step) -> bitAnd(run, bitShiftRight(run, step)), steps, bitAnd(bitNot(marks), bits(0, end))))) AS between
    FROM (
        SELECT *,
            if(heard_after != 0, heard_after, greatest(intDiv(progressed - toInt64(toUnixTimestamp(window_start)), 60), if(minutes = 0, never, highest(minutes)))) AS end,
            if(empty(edges), minutes, arrayFold((set, edge) -> bitOr(set, if(edge <= end, bits(edge, edge + 1), 0)), edges, minutes)) AS marks,
            if(empty(edges), 0, arrayMin(arrayFilter(edge -> edge >= 60 AND edge <= end, edges))) AS edge_after
        FROM (
            SELECT site_id, directions, window_start, heartbeat_minutes, expected, suspended, edges, minutes,
                toInt64(intDiv(toUnixTimestamp(window_start), 60)) AS minute,
                multiIf(heartbeat_minutes > 60, toInt64(before) - minute, minutes_before = 0, never, -minutes_before) AS heard_before,
                if(heartbeat_minutes > 60, if(after = 0, 0, toInt64(after) - minute), toInt64(minutes_after)) AS heard_after
            FROM operating_hours
            LEFT JOIN (
                SELECT site_id, window_start, toUInt64(earlier) AS hour_before, toUInt64(own) AS minutes, toUInt64(later) AS hour_after,
                    toUInt8(if(hour_before = 0, 0, 60 - highest(hour_before))) AS minutes_before,
                    toUInt8(if(hour_after = 0, 0, 60 + lowest(hour_after))) AS minutes_after
                FROM heard_around FINAL) AS around USING (site_id, window_start)
            LEFT JOIN (SELECT site_id, window_start, before, after FROM heard_hours) AS sparse USING (site_id, window_start))))
COMMENT '点位运行小时 · for each hour of each site that should be heard: in which minutes it was expected, silent or suspended';

CREATE OR REPLACE VIEW v_flow_1m
(
    site_id              LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    direction            LowCardinality(String) COMMENT '方向 · IN, OUT, or NONE for samplings',
    window_start         DateTime('UTC') COMMENT '分钟起点(UTC) · start of the minute, UTC',
    window_start_local   DateTime('Asia/Shanghai') COMMENT '分钟起点(北京时间) · the same instant in Asia/Shanghai',
    state                LowCardinality(String) COMMENT '状态 · COUNTED: counted; ZERO: nobody passed, the site was heard; SILENT: not heard often enough, not known; PENDING: the next message is not due yet; CLOSED, SUSPENDED: not in operation',
    persons              Nullable(UInt64) COMMENT '人次 · passages of persons; null when not known',
    vehicles             Nullable(UInt64) COMMENT '车次 · passages of vehicles; null when not known',
    occupants            Nullable(UInt64) COMMENT '车内人数 · people in those vehicles; never part of persons; null when not known',
    sampled              Nullable(UInt64) COMMENT '采样人次 · samplings (events without direction); null when not known',
    persons_turned_back  Nullable(UInt64) COMMENT '劝返人次 · persons turned back; part of persons; null when not known',
    vehicles_turned_back Nullable(UInt64) COMMENT '劝返车次 · vehicles turned back; part of vehicles; null when not known',
    fever                Nullable(UInt64) COMMENT '发热人次 · persons at or above the fever limit (job setting, 37.3 °C by default); null when not known',
    temperature_count    Nullable(UInt64) COMMENT '测温人次 · persons whose temperature was taken; null when not known',
    temperature_sum      Nullable(UInt64) COMMENT '体温总和(0.01 °C) · sum of their temperatures, hundredths of a degree Celsius; add sums, not means; null when not known',
    temperature_mean     Nullable(Float64) COMMENT '平均体温(°C) · mean temperature, degrees Celsius; null when none was taken',
    silent_minutes       Nullable(UInt16) COMMENT '无消息分钟数 · minutes of the window within gaps longer than heartbeat_minutes; null where nothing is expected, and in windows more than two days behind the progress of the job',
    revision             Nullable(UInt64) COMMENT '修订号 · generation × 2^48 + events applied; null when nothing was counted'
)
AS WITH
    ifNull((SELECT toUnixTimestamp(max(watermark)) FROM progress FINAL), 0) AS progressed,
    toStartOfHour(toDateTime(greatest(progressed, 172800), 'UTC') - INTERVAL 2 DAY) AS dense_from
SELECT *, toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local,
    if(temperature_count > 0, temperature_sum / temperature_count / 100, NULL) AS temperature_mean
FROM (
    SELECT 'COUNTED' AS state, if(bitTest(expected, toMinute(flow.window_start)), toUInt16(0), NULL) AS silent_minutes, flow.* EXCEPT updated_at
    FROM flow_1m AS flow FINAL
    LEFT JOIN (SELECT * FROM operating_hours WHERE window_start >= dense_from) AS hours
        ON hours.site_id = flow.site_id AND hours.window_start = toStartOfHour(flow.window_start)
    UNION ALL
    SELECT state, silent_minutes, site_id, direction, window_start, zero.* EXCEPT state
    FROM (
        SELECT site_id, direction, minutes.window_start AS window_start, toMinute(window_start) AS minute,
            multiIf(bitTest(silent, minute), 'SILENT', bitTest(pending, minute), 'PENDING', bitTest(expected, minute), 'ZERO',
                bitTest(suspended, minute), 'SUSPENDED', 'CLOSED') AS state,
            if(bitTest(expected, minute), toUInt16(bitTest(silent, minute)), NULL) AS silent_minutes
        FROM (
            SELECT site_id, direction, site_hours.window_start AS hour, expected, silent, pending, suspended, counted
            FROM (SELECT *, arrayJoin(directions) AS direction FROM site_hours WHERE window_start >= dense_from) AS site_hours
            LEFT JOIN (
                SELECT site_id, direction, toStartOfHour(flow_1m.window_start) AS window_start,
                    groupBitOr(bitShiftLeft(toUInt64(1), toMinute(flow_1m.window_start))) AS counted
                FROM flow_1m WHERE flow_1m.window_start >= dense_from GROUP BY site_id, direction, window_start) AS counts
            USING (site_id, direction, window_start)) AS hours
        INNER JOIN (
            SELECT toDateTime(generate_series, 'UTC') AS window_start, toStartOfHour(window_start) AS hour
            FROM generate_series(toUInt64(toUnixTimestamp(dense_from)), toUInt64(progressed), 60)
            WHERE generate_series + 60 <= progressed) AS minutes
        USING (hour)
        WHERE NOT bitTest(counted, minute)) AS gaps
    LEFT JOIN (SELECT 'ZERO' AS state, * EXCEPT (site_id, direction, window_start, revision, updated_at) APPLY sum APPLY toNullable, NULL AS revision
        FROM flow_1m WHERE false) AS zero USING (state))
COMMENT '每分钟通行 · passages per minute, site and direction, each window once; the last two days also hold the minutes in which nobody was counted';

CREATE OR REPLACE VIEW v_flow_5m
(
    site_id              LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    direction            LowCardinality(String) COMMENT '方向 · IN, OUT, or NONE for samplings',
    window_start         DateTime('UTC') COMMENT '五分钟起点(UTC) · start of the five minutes, UTC',
    window_start_local   DateTime('Asia/Shanghai') COMMENT '五分钟起点(北京时间) · the same instant in Asia/Shanghai',
    state                LowCardinality(String) COMMENT '状态 · COUNTED: counted; ZERO: nobody passed, the site was heard; SILENT: not heard often enough, not known; PENDING: the next message is not due yet; CLOSED, SUSPENDED: not in operation',
    persons              Nullable(UInt64) COMMENT '人次 · passages of persons; null when not known',
    vehicles             Nullable(UInt64) COMMENT '车次 · passages of vehicles; null when not known',
    occupants            Nullable(UInt64) COMMENT '车内人数 · people in those vehicles; never part of persons; null when not known',
    sampled              Nullable(UInt64) COMMENT '采样人次 · samplings (events without direction); null when not known',
    persons_turned_back  Nullable(UInt64) COMMENT '劝返人次 · persons turned back; part of persons; null when not known',
    vehicles_turned_back Nullable(UInt64) COMMENT '劝返车次 · vehicles turned back; part of vehicles; null when not known',
    fever                Nullable(UInt64) COMMENT '发热人次 · persons at or above the fever limit (job setting, 37.3 °C by default); null when not known',
    temperature_count    Nullable(UInt64) COMMENT '测温人次 · persons whose temperature was taken; null when not known',
    temperature_sum      Nullable(UInt64) COMMENT '体温总和(0.01 °C) · sum of their temperatures, hundredths of a degree Celsius; add sums, not means; null when not known',
    temperature_mean     Nullable(Float64) COMMENT '平均体温(°C) · mean temperature, degrees Celsius; null when none was taken',
    silent_minutes       Nullable(UInt16) COMMENT '无消息分钟数 · minutes of the window within gaps longer than heartbeat_minutes; null where nothing is expected, and in windows more than two days behind the progress of the job'
)
AS WITH ['COUNTED', 'SILENT', 'PENDING', 'ZERO', 'SUSPENDED', 'CLOSED'] AS states
SELECT
    site_id, direction, toStartOfInterval(minutes.window_start, INTERVAL 5 MINUTE) AS window_start,
    toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local,
    states[min(indexOf(states, minutes.state))] AS state,
    state IN ('COUNTED', 'ZERO') AS known,
    if(known, sum(minutes.persons), NULL) AS persons, if(known, sum(minutes.vehicles), NULL) AS vehicles,
    if(known, sum(minutes.occupants), NULL) AS occupants, if(known, sum(minutes.sampled), NULL) AS sampled,
    if(known, sum(minutes.persons_turned_back), NULL) AS persons_turned_back,
    if(known, sum(minutes.vehicles_turned_back), NULL) AS vehicles_turned_back,
    if(known, sum(minutes.fever), NULL) AS fever,
    if(known, sum(minutes.temperature_count), NULL) AS temperature_count,
    if(known, sum(minutes.temperature_sum), NULL) AS temperature_sum,
    if(temperature_count > 0, temperature_sum / temperature_count / 100, NULL) AS temperature_mean,
    sum(minutes.silent_minutes) AS silent_minutes
FROM v_flow_1m AS minutes
GROUP BY site_id, direction, window_start
HAVING state = 'COUNTED' OR window_start + INTERVAL 5 MINUTE <= (SELECT max(watermark) FROM progress FINAL)
COMMENT '每五分钟通行 · passages per five minutes, site and direction; the last two days also hold those in which nobody was counted';

CREATE OR REPLACE VIEW v_flow_15m
(
    site_id              LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    direction            LowCardinality(String) COMMENT '方向 · IN, OUT, or NONE for samplings',
    window_start         DateTime('UTC') COMMENT '十五分钟起点(UTC) · start of the fifteen minutes, UTC',
    window_start_local   DateTime('Asia/Shanghai') COMMENT '十五分钟起点(北京时间) · the same instant in Asia/Shanghai',
    state                LowCardinality(String) COMMENT '状态 · COUNTED: counted; ZERO: nobody passed, the site was heard; SILENT: not heard often enough, not known; PENDING: the next message is not due yet; CLOSED, SUSPENDED: not in operation',
    persons              Nullable(UInt64) COMMENT '人次 · passages of persons; null when not known',
    vehicles             Nullable(UInt64) COMMENT '车次 · passages of vehicles; null when not known',
    occupants            Nullable(UInt64) COMMENT '车内人数 · people in those vehicles; never part of persons; null when not known',
    sampled              Nullable(UInt64) COMMENT '采样人次 · samplings (events without direction); null when not known',
    persons_turned_back  Nullable(UInt64) COMMENT '劝返人次 · persons turned back; part of persons; null when not known',
    vehicles_turned_back Nullable(UInt64) COMMENT '劝返车次 · vehicles turned back; part of vehicles; null when not known',
    fever                Nullable(UInt64) COMMENT '发热人次 · persons at or above the fever limit (job setting, 37.3 °C by default); null when not known',
    temperature_count    Nullable(UInt64) COMMENT '测温人次 · persons whose temperature was taken; null when not known',
    temperature_sum      Nullable(UInt64) COMMENT '体温总和(0.01 °C) · sum of their temperatures, hundredths of a degree Celsius; add sums, not means; null when not known',
    temperature_mean     Nullable(Float64) COMMENT '平均体温(°C) · mean temperature, degrees Celsius; null when none was taken',
    silent_minutes       Nullable(UInt16) COMMENT '无消息分钟数 · minutes of the window within gaps longer than heartbeat_minutes; null where nothing is expected, and in windows more than two days behind the progress of the job'
)
AS WITH ['COUNTED', 'SILENT', 'PENDING', 'ZERO', 'SUSPENDED', 'CLOSED'] AS states
SELECT
    site_id, direction, toStartOfInterval(minutes.window_start, INTERVAL 15 MINUTE) AS window_start,
    toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local,
    states[min(indexOf(states, minutes.state))] AS state,
    state IN ('COUNTED', 'ZERO') AS known,
    if(known, sum(minutes.persons), NULL) AS persons, if(known, sum(minutes.vehicles), NULL) AS vehicles,
    if(known, sum(minutes.occupants), NULL) AS occupants, if(known, sum(minutes.sampled), NULL) AS sampled,
    if(known, sum(minutes.persons_turned_back), NULL) AS persons_turned_back,
    if(known, sum(minutes.vehicles_turned_back), NULL) AS vehicles_turned_back,
    if(known, sum(minutes.fever), NULL) AS fever,
    if(known, sum(minutes.temperature_count), NULL) AS temperature_count,
    if(known, sum(minutes.temperature_sum), NULL) AS temperature_sum,
    if(temperature_count > 0, temperature_sum / temperature_count / 100, NULL) AS temperature_mean,
    sum(minutes.silent_minutes) AS silent_minutes
FROM v_flow_1m AS minutes
GROUP BY site_id, direction, window_start
HAVING state = 'COUNTED' OR window_start + INTERVAL 15 MINUTE <= (SELECT max(watermark) FROM progress FINAL)
COMMENT '每十五分钟通行 · passages per fifteen minutes, site and direction; the last two days also hold those in which nobody was counted';

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
    FROM (SELECT * FROM hour_states WHERE has(directions, 'NONE') AND window_start + INTERVAL 1 HOUR <= (SELECT max(watermark) FROM progress FINAL)) AS states
    LEFT ANTI JOIN desk_1h USING (site_id, window_start)
    LEFT ANTI JOIN (SELECT site_id, window_start FROM flow_1h WHERE direction = 'NONE') AS sampled USING (site_id, window_start))
COMMENT '采样台与通道 · work of each desk or lane per local hour and shift, against what it can do';

CREATE OR REPLACE VIEW v_funnel_1h
(
    site_id            LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    window_start       DateTime('UTC') COMMENT '小时起点(UTC) · start of the local hour, UTC',
    window_start_local DateTime('Asia/Shanghai') COMMENT '小时起点(北京时间) · the same instant in Asia/Shanghai',
    stage              LowCardinality(String) COMMENT '环节 · stage: ARRIVED, REGISTERED …',
    step               UInt8 COMMENT '环节序号 · place of the stage on the way, from 1',
    passengers         UInt32 COMMENT '人次 · passengers who took this step in the hour; at ACKED each role that confirmed counts, up to five a passenger',
    share_of_arrived   Nullable(Float64) COMMENT '占到达比例 · passengers divided by arrivals at the hub in the same hour, above 1 when a queue is worked off; null when nobody arrived'
)
AS SELECT site_id, window_start, toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local, stage,
    indexOf(['ARRIVED', 'REGISTERED', 'SCREENED', 'CLASSIFIED', 'HELD', 'RELEASED', 'TURNED_BACK', 'EXEMPT', 'PUSHED', 'RECEIVED', 'ACKED',
        'TRANSFER_DEPARTED', 'TRANSFER_ARRIVED', 'HOME_ARRIVED'], stage) AS step,
    passengers, passengers / nullIf(sumIf(passengers, stage = 'ARRIVED') OVER (PARTITION BY site_id, window_start), 0) AS share_of_arrived
FROM funnel_1h FINAL
COMMENT '枢纽漏斗 · how many passengers took each step at each hub in each local hour';

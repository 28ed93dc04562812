-- Passages as people read them, zero told from silence. Views without v_ are steps on the way, not for readers.

CREATE VIEW site_versions
(
    site_id           LowCardinality(String) COMMENT '点位编号 · site',
    holds_from        DateTime('UTC') COMMENT '生效(UTC) · first second for which the version holds, 1970–2106',
    holds_until       DateTime('UTC') COMMENT '失效(UTC) · first second for which it does not, 1970–2106',
    kind              LowCardinality(String) COMMENT '类型 · kind; empty when not said',
    region            String COMMENT '行政区划代码 · division code; empty when not said',
    inlet_of          String COMMENT '入口所属区域 · region whose inflow passes here; empty when it is no inlet',
    capacity_per_hour Nullable(UInt32) COMMENT '每小时能力 · how many can be screened in an hour; null when not said',
    lanes             Nullable(UInt32) COMMENT '通道数 · lanes or desks; null when not said',
    heartbeat_minutes UInt32 COMMENT '心跳间隔(分钟) · how often a sign of life is expected, minutes; 0 when none is',
    opens             Int64 COMMENT '开放(当地分钟) · minute of the local day at which it opens; 0 when it never closes, or nothing readable was said',
    closes            Int64 COMMENT '关闭(当地分钟) · minute of the local day at which it closes, up to 1440; below opens: on the next day'
)
AS WITH
    (moment -> toDateTime(intDiv(toUnixTimestamp64Milli(least(greatest(moment, toDateTime64('1970-01-01 00:00:00', 3, 'UTC')),
        toDateTime64('2106-01-01 00:00:00', 3, 'UTC'))) + 999, 1000), 'UTC')) AS seconds,
    arrayMap(part -> toInt64OrZero(part), extractGroups(opening_hours, '^(\\d{1,2}):(\\d{2})-(\\d{1,2}):(\\d{2})$')) AS hours,
    notEmpty(hours) AND hours[1] * 60 + hours[2] != hours[3] * 60 + hours[4] AS closes_at_all
SELECT toLowCardinality(site_id) AS site_id, seconds(valid_from) AS holds_from,
    seconds(ifNull(valid_to, toDateTime64('2106-01-01 00:00:00', 3, 'UTC'))) AS holds_until,
    kind, region, inlet_of, capacity_per_hour, lanes, ifNull(v_sites.heartbeat_minutes, 0) AS heartbeat_minutes,
    if(closes_at_all, hours[1] * 60 + hours[2], 0) AS opens,
    if(closes_at_all, least(hours[3] * 60 + hours[4], 1440), 1440) AS closes
FROM v_sites
COMMENT '点位版本 · the versions of the roster in the form in which windows are joined with them; read v_sites';

CREATE VIEW heard_hours
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
        FROM heard_1h FINAL WHERE minutes != 0)
    WINDOW hours AS (PARTITION BY site_id ORDER BY hour ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING))
COMMENT '点位消息 · when each site was heard in each hour, and last before and first after it';

CREATE VIEW closed_hours
(
    site_id      LowCardinality(String) COMMENT '点位编号 · site',
    window_start DateTime('UTC') COMMENT '小时起点(UTC) · start of the hour, UTC',
    closed_minutes UInt64 COMMENT '关闭的分钟(位图) · bit n is set when the last status before minute n of the hour is CLOSED',
    suspended_minutes UInt64 COMMENT '暂停的分钟(位图) · bit n is set when the last status before minute n of the hour is SUSPENDED'
)
AS WITH
    ifNull((SELECT toInt64(toUnixTimestamp(max(watermark))) FROM progress FINAL), 0) AS progressed,
    bitShiftLeft(toUInt64(1), greatest(0, least(60, until - hour * 60)))
        - bitShiftLeft(toUInt64(1), greatest(0, least(60, since - hour * 60))) AS bits
SELECT site_id, toDateTime(hour * 3600, 'UTC') AS window_start,
    groupBitOr(if(status = 'CLOSED', bits, 0)) AS closed_minutes,
    groupBitOr(if(status = 'SUSPENDED', bits, 0)) AS suspended_minutes
FROM (
    SELECT site_id, status, since, until, arrayJoin(range(intDiv(since, 60), intDiv(until + 59, 60))) AS hour
    FROM (
        SELECT site_id, status, intDiv(toUnixTimestamp64Milli(event_time) + 59999, 60000) AS since,
            leadInFrame(since, 1, intDiv(progressed, 60) + 61) OVER (PARTITION BY site_id ORDER BY event_time, event_id
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS until
        FROM v_site_status WHERE status IN ('OPENED', 'CLOSED', 'SUSPENDED'))
    WHERE status != 'OPENED' AND since < until)
GROUP BY site_id, window_start
COMMENT '停用时段 · in which minutes each site said to be closed or suspended';

CREATE VIEW site_hours
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
    ((since, until) -> bitShiftLeft(toUInt64(1), toUInt8(greatest(0, least(60, until))))
        - bitShiftLeft(toUInt64(1), toUInt8(greatest(0, least(60, since))))) AS bits,
    toInt64(intDiv(toUnixTimestamp(window_start), 60)) AS minute,
    toInt64(dateDiff('minute', toStartOfDay(window_start, 'Asia/Shanghai'), window_start)) AS local_minute,
    if(opens = 0 AND closes = 1440, [], arrayFlatten(arrayMap(
        day -> [minute - local_minute + day * 1440 + opens - 1, minute - local_minute + day * 1440 + closes], [-1, 0, 1]))) AS bounds,
    arrayMap(position -> minute + position, bitPositionsToArray(minutes)) AS heard,
    toInt64(intDiv(progressed, 60)) AS now_minute,
    if(after = 0, greatest(now_minute, heard[-1]), after) AS end,
    arraySort(arrayFilter(mark -> mark <= end, arrayConcat([toInt64(before)], heard, [end], bounds))) AS marks,
    if(opens < closes, bits(opens - local_minute, closes - local_minute),
        bitXor(bits(0, 60), bits(closes - local_minute, opens - local_minute))) AS open
SELECT site_id,
    if(kind IN ('SAMPLING_SITE', 'HOME_TEAM'), ['NONE'], ['IN', 'OUT']) AS directions,
    window_start,
    bitAnd(open, bitNot(bitOr(closed_minutes, suspended_minutes))) AS expected,
    bitAnd(expected, if(arrayMax(arrayDifference(marks)) <= heartbeat_minutes, 0, arrayReduce('groupBitOr', arrayMap(
        (mark, next) -> if(next - mark > heartbeat_minutes, bits(mark + 1 - minute, next - minute), 0),
        arrayPopBack(marks), arrayPopFront(marks))))) AS silent,
    bitAnd(expected, if(after = 0 AND end - marks[-2] <= heartbeat_minutes, bits(marks[-2] + 1 - minute, 60), 0)) AS pending,
    bitAnd(open, suspended_minutes) AS suspended
FROM (
    SELECT site_id, window_start, kind, heartbeat_minutes, opens, closes
    FROM (
        SELECT toDateTime(generate_series, 'UTC') AS window_start
        FROM generate_series(
            toUInt64(ifNull((SELECT toUnixTimestamp(minOrNull(window_start)) FROM heard_1h), progressed)), toUInt64(progressed), 3600)) AS hours
    CROSS JOIN site_versions
    WHERE toUnixTimestamp(window_start) < progressed
        AND window_start >= holds_from AND window_start < holds_until AND heartbeat_minutes > 0) AS versions
LEFT JOIN heard_hours USING (site_id, window_start)
LEFT JOIN closed_hours USING (site_id, window_start)
COMMENT '点位运行小时 · for each hour of each site that should be heard: in which minutes it was expected, silent or suspended';

CREATE VIEW hour_states
(
    site_id        LowCardinality(String) COMMENT '点位编号 · site',
    directions     Array(LowCardinality(String)) COMMENT '方向 · directions in which the kind of site counts',
    window_start   DateTime('UTC') COMMENT '小时起点(UTC) · start of the hour, UTC, up to the progress of the job',
    state          LowCardinality(String) COMMENT '状态 · SILENT, PENDING, ZERO, SUSPENDED or CLOSED, where nothing was counted',
    silent_minutes Nullable(UInt16) COMMENT '无消息分钟数 · minutes of the hour within gaps longer than heartbeat_minutes; null where nothing is expected'
)
AS SELECT site_id, directions, window_start,
    multiIf(silent != 0, 'SILENT', pending != 0, 'PENDING', expected != 0, 'ZERO', suspended != 0, 'SUSPENDED', 'CLOSED') AS state,
    if(expected = 0, NULL, bitCount(silent)) AS silent_minutes
FROM site_hours
COMMENT '点位小时状态 · what an hour of a site that should be heard is, where nothing was counted';

CREATE VIEW day_states
(
    site_id        LowCardinality(String) COMMENT '点位编号 · site',
    directions     Array(LowCardinality(String)) COMMENT '方向 · directions in which the kind of site counts',
    window_start   DateTime('UTC') COMMENT '业务日起点(UTC) · start of the business day, UTC, up to the progress of the job',
    state          LowCardinality(String) COMMENT '状态 · SILENT, PENDING, ZERO, SUSPENDED or CLOSED, where nothing was counted',
    silent_minutes Nullable(UInt16) COMMENT '无消息分钟数 · minutes of the day within gaps longer than heartbeat_minutes; null where nothing is expected'
)
AS SELECT site_id, any(site_hours.directions) AS directions, day AS window_start,
    multiIf(max(silent) != 0, 'SILENT', max(pending) != 0, 'PENDING', max(expected) != 0, 'ZERO', max(suspended) != 0, 'SUSPENDED', 'CLOSED') AS state,
    if(max(expected) = 0, NULL, sum(bitCount(silent))) AS silent_minutes
FROM (
    SELECT *, toTimeZone(toStartOfDay(toTimeZone(window_start, 'Asia/Shanghai') - INTERVAL 4 HOUR) + INTERVAL 4 HOUR, 'UTC') AS day
    FROM site_hours) AS site_hours
GROUP BY site_id, day
COMMENT '点位运行日 · the states of the hours of each business day together';

CREATE VIEW v_flow_1m
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
    SELECT 'COUNTED' AS state, if(bitTest(site_hours.expected, toMinute(flow.window_start)),
            toUInt16(bitTest(silent, toMinute(flow.window_start))), NULL) AS silent_minutes, flow.* EXCEPT updated_at
    FROM flow_1m AS flow FINAL
    LEFT JOIN (SELECT * FROM site_hours WHERE window_start >= dense_from) AS site_hours
        ON site_hours.site_id = flow.site_id AND site_hours.window_start = toStartOfHour(flow.window_start)
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

CREATE VIEW v_flow_5m
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
AS SELECT
    site_id, direction, toStartOfInterval(minutes.window_start, INTERVAL 5 MINUTE) AS window_start,
    toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local,
    arrayFirst(one -> has(groupUniqArray(minutes.state), one), ['COUNTED', 'SILENT', 'PENDING', 'ZERO', 'SUSPENDED', 'CLOSED']) AS state,
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

CREATE VIEW v_flow_15m
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
AS SELECT
    site_id, direction, toStartOfInterval(minutes.window_start, INTERVAL 15 MINUTE) AS window_start,
    toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local,
    arrayFirst(one -> has(groupUniqArray(minutes.state), one), ['COUNTED', 'SILENT', 'PENDING', 'ZERO', 'SUSPENDED', 'CLOSED']) AS state,
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

CREATE VIEW v_flow_1h
(
    site_id                    LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    direction                  LowCardinality(String) COMMENT '方向 · IN, OUT, or NONE for samplings',
    window_start               DateTime('UTC') COMMENT '小时起点(UTC) · start of the local hour, UTC',
    window_start_local         DateTime('Asia/Shanghai') COMMENT '小时起点(北京时间) · the same instant in Asia/Shanghai',
    state                      LowCardinality(String) COMMENT '状态 · COUNTED: counted; ZERO: nobody passed, the site was heard; SILENT: not heard often enough, not known; PENDING: the next message is not due yet; CLOSED, SUSPENDED: not in operation',
    persons                    Nullable(UInt64) COMMENT '人次 · passages of persons; null when not known',
    vehicles                   Nullable(UInt64) COMMENT '车次 · passages of vehicles; null when not known',
    occupants                  Nullable(UInt64) COMMENT '车内人数 · people in those vehicles; never part of persons; null when not known',
    sampled                    Nullable(UInt64) COMMENT '采样人次 · samplings (events without direction); null when not known',
    persons_turned_back        Nullable(UInt64) COMMENT '劝返人次 · persons turned back; part of persons; null when not known',
    vehicles_turned_back       Nullable(UInt64) COMMENT '劝返车次 · vehicles turned back; part of vehicles; null when not known',
    fever                      Nullable(UInt64) COMMENT '发热人次 · persons at or above the fever limit (job setting, 37.3 °C by default); null when not known',
    temperature_count          Nullable(UInt64) COMMENT '测温人次 · persons whose temperature was taken; null when not known',
    temperature_sum            Nullable(UInt64) COMMENT '体温总和(0.01 °C) · sum of their temperatures, hundredths of a degree Celsius; add sums, not means; null when not known',
    temperature_mean           Nullable(Float64) COMMENT '平均体温(°C) · mean temperature, degrees Celsius; null when none was taken',
    persons_passed             Nullable(UInt64) COMMENT '放行人次 · persons let through; null when not known',
    persons_held               Nullable(UInt64) COMMENT '留观人次 · persons held for observation; null when not known',
    persons_transferred        Nullable(UInt64) COMMENT '转运人次 · persons transferred; null when not known',
    persons_referred           Nullable(UInt64) COMMENT '转发热门诊人次 · persons referred to a fever clinic; null when not known',
    vehicles_passed            Nullable(UInt64) COMMENT '放行车次 · vehicles let through; null when not known',
    vehicles_held              Nullable(UInt64) COMMENT '暂扣车次 · vehicles held; null when not known',
    vehicles_transferred       Nullable(UInt64) COMMENT '转运车次 · vehicles transferred; null when not known',
    vehicles_referred          Nullable(UInt64) COMMENT '转送车次 · vehicles referred; null when not known',
    vehicles_disinfected       Nullable(UInt64) COMMENT '消毒车次 · vehicles disinfected; null when not known',
    persons_local              Nullable(UInt64) COMMENT '本地人次 · persons who live here; null when not known',
    persons_outsider           Nullable(UInt64) COMMENT '外来人次 · persons from elsewhere; null when not known',
    purpose_return_home        Nullable(UInt64) COMMENT '返乡人次 · persons returning home; null when not known',
    purpose_return_work        Nullable(UInt64) COMMENT '返岗人次 · persons returning to work; null when not known',
    purpose_visit              Nullable(UInt64) COMMENT '探访人次 · persons on a visit; null when not known',
    purpose_transit            Nullable(UInt64) COMMENT '过境人次 · persons in transit; null when not known',
    purpose_commute            Nullable(UInt64) COMMENT '通勤人次 · persons commuting; null when not known',
    transit_turned_back        Nullable(UInt64) COMMENT '过境劝返人次 · persons in transit who were turned back; part of purpose_transit; null when not known',
    capture_self               Nullable(UInt64) COMMENT '自助登记人次 · persons who registered themselves; null when not known',
    capture_assisted           Nullable(UInt64) COMMENT '协助登记人次 · persons registered with help; null when not known',
    capture_manual             Nullable(UInt64) COMMENT '人工登记人次 · persons registered by hand; null when not known',
    persons_masked             Nullable(UInt64) COMMENT '戴口罩人次 · persons wearing a mask; null when not known',
    persons_disinfected        Nullable(UInt64) COMMENT '消毒人次 · persons disinfected; null when not known',
    persons_registered         Nullable(UInt64) COMMENT '登记人次 · persons registered; null when not known',
    persons_registration_valid Nullable(UInt64) COMMENT '有效登记人次 · persons whose registration is valid; null when not known',
    persons_with_symptoms      Nullable(UInt64) COMMENT '有症状人次 · persons with symptoms; null when not known',
    musts_recorded             Nullable(UInt64) COMMENT '三必须已记录人次 · persons of whom mask and disinfection are recorded, kept or not; null when not known',
    musts_kept                 Nullable(UInt64) COMMENT '三必须全做到人次 · persons with temperature taken, masked and disinfected; null when not known',
    temperature_below_35       Nullable(UInt64) COMMENT '体温<35 °C 人次 · temperatures below 35 °C; null when not known',
    temperature_35_to_36       Nullable(UInt64) COMMENT '体温35–36 °C 人次 · temperatures from 35 to below 36 °C; null when not known',
    temperature_36_to_37_3     Nullable(UInt64) COMMENT '体温36–37.3 °C 人次 · temperatures from 36 to below 37.3 °C; null when not known',
    temperature_37_3_to_38     Nullable(UInt64) COMMENT '体温37.3–38 °C 人次 · temperatures from 37.3 to below 38 °C; null when not known',
    temperature_38_up          Nullable(UInt64) COMMENT '体温≥38 °C 人次 · temperatures from 38 °C up; null when not known',
    silent_minutes             Nullable(UInt16) COMMENT '无消息分钟数 · minutes of the window within gaps longer than heartbeat_minutes; null where nothing is expected',
    revision                   Nullable(UInt64) COMMENT '修订号 · generation × 2^48 + events applied; null when nothing was counted'
)
AS SELECT *, toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local,
    if(temperature_count > 0, temperature_sum / temperature_count / 100, NULL) AS temperature_mean
FROM (
    SELECT 'COUNTED' AS state, silent_minutes, flow.* EXCEPT updated_at
    FROM flow_1h AS flow FINAL
    LEFT JOIN hour_states AS states ON states.site_id = flow.site_id AND states.window_start = flow.window_start
    UNION ALL
    SELECT state, silent_minutes, site_id, direction, window_start, zero.* EXCEPT state
    FROM (
        SELECT site_id, direction, window_start, state, silent_minutes
        FROM (SELECT *, arrayJoin(directions) AS direction FROM hour_states) AS states
        LEFT JOIN (SELECT site_id, direction, window_start, 1 AS is_counted FROM flow_1h) AS counts USING (site_id, direction, window_start)
        WHERE is_counted = 0 AND window_start + INTERVAL 1 HOUR <= (SELECT max(watermark) FROM progress FINAL)) AS gaps
    LEFT JOIN (SELECT 'ZERO' AS state, * EXCEPT (site_id, direction, window_start, revision, updated_at) APPLY sum APPLY toNullable, NULL AS revision
        FROM flow_1h WHERE false) AS zero USING (state))
COMMENT '每小时通行 · passages per local hour, site and direction, each window once; a window in which nobody was counted too, for sites with heartbeat_minutes';

CREATE VIEW v_flow_1d
(
    site_id                    LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    direction                  LowCardinality(String) COMMENT '方向 · IN, OUT, or NONE for samplings',
    window_start               DateTime('UTC') COMMENT '业务日起点(UTC) · start of the business day, UTC',
    window_start_local         DateTime('Asia/Shanghai') COMMENT '业务日起点(北京时间) · the same instant in Asia/Shanghai',
    business_day               Date COMMENT '业务日 · business day, named by the local date at its start',
    state                      LowCardinality(String) COMMENT '状态 · COUNTED: counted; ZERO: nobody passed, the site was heard; SILENT: not heard often enough, not known; PENDING: the next message is not due yet; CLOSED, SUSPENDED: not in operation',
    persons                    Nullable(UInt64) COMMENT '人次 · passages of persons; null when not known',
    vehicles                   Nullable(UInt64) COMMENT '车次 · passages of vehicles; null when not known',
    occupants                  Nullable(UInt64) COMMENT '车内人数 · people in those vehicles; never part of persons; null when not known',
    sampled                    Nullable(UInt64) COMMENT '采样人次 · samplings (events without direction); null when not known',
    persons_turned_back        Nullable(UInt64) COMMENT '劝返人次 · persons turned back; part of persons; null when not known',
    vehicles_turned_back       Nullable(UInt64) COMMENT '劝返车次 · vehicles turned back; part of vehicles; null when not known',
    fever                      Nullable(UInt64) COMMENT '发热人次 · persons at or above the fever limit (job setting, 37.3 °C by default); null when not known',
    temperature_count          Nullable(UInt64) COMMENT '测温人次 · persons whose temperature was taken; null when not known',
    temperature_sum            Nullable(UInt64) COMMENT '体温总和(0.01 °C) · sum of their temperatures, hundredths of a degree Celsius; add sums, not means; null when not known',
    temperature_mean           Nullable(Float64) COMMENT '平均体温(°C) · mean temperature, degrees Celsius; null when none was taken',
    persons_passed             Nullable(UInt64) COMMENT '放行人次 · persons let through; null when not known',
    persons_held               Nullable(UInt64) COMMENT '留观人次 · persons held for observation; null when not known',
    persons_transferred        Nullable(UInt64) COMMENT '转运人次 · persons transferred; null when not known',
    persons_referred           Nullable(UInt64) COMMENT '转发热门诊人次 · persons referred to a fever clinic; null when not known',
    vehicles_passed            Nullable(UInt64) COMMENT '放行车次 · vehicles let through; null when not known',
    vehicles_held              Nullable(UInt64) COMMENT '暂扣车次 · vehicles held; null when not known',
    vehicles_transferred       Nullable(UInt64) COMMENT '转运车次 · vehicles transferred; null when not known',
    vehicles_referred          Nullable(UInt64) COMMENT '转送车次 · vehicles referred; null when not known',
    vehicles_disinfected       Nullable(UInt64) COMMENT '消毒车次 · vehicles disinfected; null when not known',
    persons_local              Nullable(UInt64) COMMENT '本地人次 · persons who live here; null when not known',
    persons_outsider           Nullable(UInt64) COMMENT '外来人次 · persons from elsewhere; null when not known',
    purpose_return_home        Nullable(UInt64) COMMENT '返乡人次 · persons returning home; null when not known',
    purpose_return_work        Nullable(UInt64) COMMENT '返岗人次 · persons returning to work; null when not known',
    purpose_visit              Nullable(UInt64) COMMENT '探访人次 · persons on a visit; null when not known',
    purpose_transit            Nullable(UInt64) COMMENT '过境人次 · persons in transit; null when not known',
    purpose_commute            Nullable(UInt64) COMMENT '通勤人次 · persons commuting; null when not known',
    transit_turned_back        Nullable(UInt64) COMMENT '过境劝返人次 · persons in transit who were turned back; part of purpose_transit; null when not known',
    capture_self               Nullable(UInt64) COMMENT '自助登记人次 · persons who registered themselves; null when not known',
    capture_assisted           Nullable(UInt64) COMMENT '协助登记人次 · persons registered with help; null when not known',
    capture_manual             Nullable(UInt64) COMMENT '人工登记人次 · persons registered by hand; null when not known',
    persons_masked             Nullable(UInt64) COMMENT '戴口罩人次 · persons wearing a mask; null when not known',
    persons_disinfected        Nullable(UInt64) COMMENT '消毒人次 · persons disinfected; null when not known',
    persons_registered         Nullable(UInt64) COMMENT '登记人次 · persons registered; null when not known',
    persons_registration_valid Nullable(UInt64) COMMENT '有效登记人次 · persons whose registration is valid; null when not known',
    persons_with_symptoms      Nullable(UInt64) COMMENT '有症状人次 · persons with symptoms; null when not known',
    musts_recorded             Nullable(UInt64) COMMENT '三必须已记录人次 · persons of whom mask and disinfection are recorded, kept or not; null when not known',
    musts_kept                 Nullable(UInt64) COMMENT '三必须全做到人次 · persons with temperature taken, masked and disinfected; null when not known',
    temperature_below_35       Nullable(UInt64) COMMENT '体温<35 °C 人次 · temperatures below 35 °C; null when not known',
    temperature_35_to_36       Nullable(UInt64) COMMENT '体温35–36 °C 人次 · temperatures from 35 to below 36 °C; null when not known',
    temperature_36_to_37_3     Nullable(UInt64) COMMENT '体温36–37.3 °C 人次 · temperatures from 36 to below 37.3 °C; null when not known',
    temperature_37_3_to_38     Nullable(UInt64) COMMENT '体温37.3–38 °C 人次 · temperatures from 37.3 to below 38 °C; null when not known',
    temperature_38_up          Nullable(UInt64) COMMENT '体温≥38 °C 人次 · temperatures from 38 °C up; null when not known',
    silent_minutes             Nullable(UInt16) COMMENT '无消息分钟数 · minutes of the window within gaps longer than heartbeat_minutes; null where nothing is expected',
    revision                   Nullable(UInt64) COMMENT '修订号 · generation × 2^48 + events applied; null when nothing was counted'
)
AS SELECT *, toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local, toDate(window_start_local) AS business_day,
    if(temperature_count > 0, temperature_sum / temperature_count / 100, NULL) AS temperature_mean
FROM (
    SELECT 'COUNTED' AS state, silent_minutes, flow.* EXCEPT updated_at
    FROM flow_1d AS flow FINAL
    LEFT JOIN day_states AS states ON states.site_id = flow.site_id AND states.window_start = flow.window_start
    UNION ALL
    SELECT state, silent_minutes, site_id, direction, window_start, zero.* EXCEPT state
    FROM (
        SELECT site_id, direction, window_start, state, silent_minutes
        FROM (SELECT *, arrayJoin(directions) AS direction FROM day_states) AS states
        LEFT JOIN (SELECT site_id, direction, window_start, 1 AS is_counted FROM flow_1d) AS counts USING (site_id, direction, window_start)
        WHERE is_counted = 0 AND window_start + INTERVAL 1 DAY <= (SELECT max(watermark) FROM progress FINAL)) AS gaps
    LEFT JOIN (SELECT 'ZERO' AS state, * EXCEPT (site_id, direction, window_start, revision, updated_at) APPLY sum APPLY toNullable, NULL AS revision
        FROM flow_1d WHERE false) AS zero USING (state))
COMMENT '每业务日通行 · passages per business day, site and direction, each window once; a window in which nobody was counted too, for sites with heartbeat_minutes';

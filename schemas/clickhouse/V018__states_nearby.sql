-- Whether an hour was silent, from the hours about it: who asks for a day must not pay for the year. A site that must be heard every
-- hour or more often is silent or not by what it said in the hour before, in the hour itself and in the two hours after; only
-- where signs of life are further apart all that was ever heard is looked at (heard_hours).

CREATE VIEW near_hours
(
    site_id      LowCardinality(String) COMMENT '点位编号 · site',
    window_start DateTime('UTC') COMMENT '小时起点(UTC) · start of the hour, UTC, of each hour in or about which the site was heard',
    minutes      UInt64 COMMENT '有消息的分钟(位图) · bit n is set when it was heard in minute n of the hour',
    before       UInt32 COMMENT '前一小时最后一次(分钟) · minute since 1970 in which it was last heard in the hour before; 0: not in that hour',
    after        UInt32 COMMENT '后两小时第一次(分钟) · minute since 1970 in which it is first heard in the two hours after; 0: not in those'
)
AS WITH
    (hour -> toUInt32(intDiv(toUnixTimestamp(hour), 60))) AS minute_at,
    ((hour, bitmap) -> toUInt32(minute_at(hour) + bitCount(bitXor(bitmap, bitmap - 1)) - 1)) AS first_in,
    ((hour, bitmap) -> toUInt32(minute_at(hour) + floor(log2(bitAnd(bitmap, bitNot(bitShiftRight(bitmap, 1))))))) AS last_in
SELECT site_id, window_start, max(said.minutes) AS minutes, max(said.before) AS before, minIf(said.after, said.after > 0) AS after
FROM (
    SELECT site_id, window_start, minutes, toUInt32(0) AS before, toUInt32(0) AS after FROM heard_1h FINAL WHERE minutes != 0
    UNION ALL SELECT site_id, heard_1h.window_start + 3600 AS window_start, 0, last_in(heard_1h.window_start, minutes), 0 FROM heard_1h FINAL WHERE minutes != 0
    UNION ALL SELECT site_id, heard_1h.window_start - 3600 AS window_start, 0, 0, first_in(heard_1h.window_start, minutes) FROM heard_1h FINAL WHERE minutes != 0
    UNION ALL SELECT site_id, heard_1h.window_start - 7200 AS window_start, 0, 0, first_in(heard_1h.window_start, minutes) FROM heard_1h FINAL WHERE minutes != 0) AS said
GROUP BY site_id, window_start
COMMENT '邻近小时消息 · when each site was heard in each hour and in those about it';

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
    ((since, until) -> bitShiftLeft(toUInt64(1), toUInt8(greatest(0, least(60, until))))
        - bitShiftLeft(toUInt64(1), toUInt8(greatest(0, least(60, since))))) AS bits,
    toInt64(intDiv(toUnixTimestamp(window_start), 60)) AS minute,
    toInt64(dateDiff('minute', toStartOfDay(window_start, 'Asia/Shanghai'), window_start)) AS local_minute,
    if(opens = 0 AND closes = 1440, [], arrayFlatten(arrayMap(
        day -> [minute - local_minute + day * 1440 + opens - 1, minute - local_minute + day * 1440 + closes], [-1, 0, 1]))) AS bounds,
    arrayMap(position -> minute + position, bitPositionsToArray(near.minutes)) AS heard,
    toInt64(intDiv(progressed, 60)) AS now_minute,
    heartbeat_minutes > 60 AS is_rare,
    if(is_rare, rare.before, near.before) AS before,
    multiIf(is_rare, rare.after, near.after = 0 AND now_minute >= minute + 120, toUInt32(minute + 120), near.after) AS after,
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
            toUInt64(ifNull((SELECT if(count() = 0, NULL, toUnixTimestamp(min(window_start))) FROM heard_1h), progressed)), toUInt64(progressed), 3600)) AS hours
    CROSS JOIN site_versions
    WHERE toUnixTimestamp(window_start) < progressed
        AND window_start >= holds_from AND window_start < holds_until AND heartbeat_minutes > 0) AS versions
LEFT JOIN near_hours AS near USING (site_id, window_start)
LEFT JOIN (
    SELECT site_id, window_start, before, after FROM heard_hours
    WHERE site_id IN (SELECT toLowCardinality(site_id) FROM sites WHERE heartbeat_minutes > 60)) AS rare USING (site_id, window_start)
LEFT JOIN closed_hours USING (site_id, window_start)
COMMENT '点位运行小时 · for each hour of each site that should be heard: in which minutes it was expected, silent or suspended'

-- What the board asks often, in views that cost little: the state of each site, what changed about alerts, names.

CREATE OR REPLACE VIEW v_freshness
(
    job        LowCardinality(String) COMMENT '作业 · job',
    watermark  DateTime64(3, 'UTC') COMMENT '水位线(UTC) · everything that happened in the data up to here has been reported',
    age_s      Float64 COMMENT '数据年龄(秒) · server time less watermark, seconds; grows when data or ticks stop',
    written_at DateTime64(3, 'UTC') COMMENT '写入时间(UTC) · when the job last said so; of now, while watermark is of the past: history is being read'
)
AS SELECT job, watermark, dateDiff('millisecond', watermark, now64(3)) / 1000 AS age_s, updated_at AS written_at
FROM progress FINAL
COMMENT '数据新鲜度 · how old the picture is';

CREATE VIEW v_rule_names
(
    rule     String COMMENT '规则 · name of the rule in the catalogue',
    name_zh  String COMMENT '中文名称 · name in Chinese',
    name_en  String COMMENT '英文名称 · name in English',
    category LowCardinality(String) COMMENT '类别 · IMPORT, INFECTION, SPREAD, CONTROL or SYSTEM, as in v_alerts',
    measure  LowCardinality(String) COMMENT '量 · what value and expected of its alerts are: CELSIUS, PERCENT, PASSAGES, PERSONS, SITES or TIMES; empty: nothing, or the text says'
)
AS SELECT row.1 AS rule, row.2 AS name_zh, row.3 AS name_en, row.4 AS category, row.5 AS measure
FROM (
    SELECT arrayJoin([
        ('fever', '发热', 'fever', 'INFECTION', 'CELSIUS'),
        ('risk-arrival', '风险区来人', 'arrival from a risk area', 'IMPORT', ''),
        ('policy-breach', '违反管控政策', 'breach of policy', 'CONTROL', ''),
        ('repeat-turn-back', '多处劝返', 'turned back repeatedly', 'CONTROL', 'SITES'),
        ('fever-cluster', '发热聚集', 'fever cluster', 'SPREAD', 'PERSONS'),
        ('surge', '客流激增', 'surge', 'CONTROL', 'PASSAGES'),
        ('drop', '客流骤降', 'drop', 'CONTROL', 'PASSAGES'),
        ('implausible-count', '数量不合理', 'implausible count', 'CONTROL', 'PASSAGES'),
        ('compliance', '三必须落实不到位', 'three musts not kept', 'INFECTION', 'PERCENT'),
        ('thermometer-fault', '测温设备异常', 'thermometer fault', 'CONTROL', 'CELSIUS'),
        ('site-silent', '点位失联', 'silent post', 'CONTROL', ''),
        ('region-silent', '区域失联', 'silent region', 'CONTROL', 'SITES'),
        ('disinfection-short', '消毒次数不足', 'too few disinfections', 'INFECTION', 'TIMES'),
        ('immediate-report', '即时报告', 'immediate report', 'CONTROL', ''),
        ('hold-overtime', '枢纽滞留超时', 'held too long at the hub', 'CONTROL', ''),
        ('push-slow', '推送迟缓', 'push overdue', 'CONTROL', ''),
        ('handoff-unacknowledged', '交接未确认', 'hand-off not acknowledged', 'CONTROL', ''),
        ('transfer-overdue', '转运超时', 'transfer overdue', 'CONTROL', ''),
        ('illegal-transition', '步骤次序异常', 'steps out of order', 'CONTROL', ''),
        ('trip-mismatch', '班次人数不符', 'trip does not add up', 'CONTROL', ''),
        ('predicted-overrun', '预计放行超时', 'clearance will overrun', 'CONTROL', ''),
        ('quarantine-breach', '违反隔离', 'breach of quarantine', 'CONTROL', ''),
        ('quarantine-due', '到期未解除', 'quarantine not ended', 'CONTROL', ''),
        ('early-release', '提前解除', 'early release', 'CONTROL', ''),
        ('temperature-missed', '漏测体温', 'temperature missed', 'INFECTION', ''),
        ('quarantine-capacity', '隔离床位紧张', 'quarantine site nearly full', 'CONTROL', 'PERSONS'),
        ('watchdog', '系统心跳', 'watchdog', 'SYSTEM', '')]) AS row)
COMMENT '规则名称 · the rules of the catalogue by name';

CREATE VIEW v_alert_states
(
    alert_id        String COMMENT '预警编号 · alert; made of its rule, its subject and the data that opened it, so that a replay gives the same',
    version         UInt64 COMMENT '版本号 · generation × 2^48 + number of the change to this alert, from 1',
    rule            LowCardinality(String) COMMENT '规则 · name of the rule in the catalogue, such as fever',
    rule_id         LowCardinality(String) COMMENT '规则编号 · set of settings by which it was judged, as in v_alert_rules',
    category        LowCardinality(String) COMMENT '类别 · IMPORT: infection from outside; INFECTION: of people here; SPREAD: from one to many; CONTROL: loss of control; SYSTEM: passflow itself',
    severity        LowCardinality(String) COMMENT '级别 · NOTICE, WARNING or CRITICAL',
    state           LowCardinality(String) COMMENT '状态 · OPEN: nobody has taken it up; ACKNOWLEDGED; SHELVED: put aside until shelved_until; RESOLVED: ended by data; CLOSED: ended by a person',
    is_open         UInt8 COMMENT '未结束 · 1: it has not ended',
    subject_kind    LowCardinality(String) COMMENT '对象类型 · EVENT, SITE, TRIP, PERSON, REGION, GROUP: many alerts of one rule; SYSTEM',
    subject         String COMMENT '对象 · what it is about: event, site, trip or region; of a person the alert_id',
    site_id         LowCardinality(String) COMMENT '点位编号 · site where it was noticed; empty when there is none',
    region          LowCardinality(String) COMMENT '行政区划代码 · division code of the place; empty when not known',
    unit            LowCardinality(String) COMMENT '责任单位 · unit that has to act now, as in v_units; empty when not known',
    escalation      UInt8 COMMENT '升级次数 · how often it went up to the next unit because nobody took it up',
    pages           UInt8 COMMENT '是否呼叫 · 1: calls people; 0: does not (a member of a group, noticed too late, or an announcement)',
    group_id        String COMMENT '所属组 · alert that speaks for this one and many like it; empty: it speaks for itself',
    members         UInt32 COMMENT '成员数 · how many alerts this one speaks for; 0 unless subject_kind is GROUP',
    opened_at       DateTime64(3, 'UTC') COMMENT '发生时间(UTC) · since when it has been so, by the data',
    noticed_at      DateTime64(3, 'UTC') COMMENT '发现时间(UTC) · arrival of what showed it',
    changed_at      DateTime64(3, 'UTC') COMMENT '变更时间(UTC) · when it last changed, in time of arrival',
    acknowledged_at Nullable(DateTime64(3, 'UTC')) COMMENT '确认时间(UTC) · when a person first took it up; null: nobody has',
    acknowledged_by String COMMENT '确认人 · who did; empty: nobody has',
    shelved_until   Nullable(DateTime64(3, 'UTC')) COMMENT '搁置至(UTC) · until when it is put aside; null: it is not',
    ended_at        Nullable(DateTime64(3, 'UTC')) COMMENT '结束时间(UTC) · when it was resolved or closed; null: it has not ended',
    closed_by       String COMMENT '关闭人 · who closed it; empty: nobody has',
    outcome         LowCardinality(String) COMMENT '处置结果 · HANDLED, FALSE_ALARM or DUPLICATE, as the person who closed it said; empty: not said',
    value           Nullable(Float64) COMMENT '实际值 · what was measured, in the unit that the text gives; null when there is none',
    expected        Nullable(Float64) COMMENT '期望值或限值 · what was expected, or the limit, in the same unit; null when there is none',
    window_start    Nullable(DateTime64(3, 'UTC')) COMMENT '窗口起点(UTC) · start of the time judged; null for a single event',
    window_end      Nullable(DateTime64(3, 'UTC')) COMMENT '窗口终点(UTC) · its end, exclusive; null for a single event',
    topic           LowCardinality(String) COMMENT '证据主题 · topic of the event that showed it; empty when it was no single event',
    partition       Int32 COMMENT '证据分区 · its partition; -1 when it was no single event',
    offset          Int64 COMMENT '证据位点 · its offset, as in v_events; -1 when it was no single event',
    event_id        String COMMENT '证据事件编号 · its event_id; empty when it was no single event',
    record_ref      String COMMENT '登记编号 · its record in the producer''s own register; empty when not said',
    text_zh         String COMMENT '中文说明 · what is wrong, where and since when',
    text_en         String COMMENT '英文说明 · the same in English',
    instruction_zh  String COMMENT '中文处置 · what to check and whom to call',
    instruction_en  String COMMENT '英文处置 · the same in English',
    written_at      DateTime64(3, 'UTC') COMMENT '写入时间(UTC) · when the server stored it as it is'
)
AS SELECT
    alert_id, version, rule, rule_id, category, severity, state, state NOT IN ('RESOLVED', 'CLOSED') AS is_open,
    subject_kind, subject, site_id, region, unit, escalation, pages, group_id, members, opened_at, noticed_at,
    changed_at, acknowledged_at, acknowledged_by, shelved_until, ended_at, closed_by, outcome, value, expected,
    window_start, window_end, topic, partition, offset, event_id, record_ref, text_zh, text_en, instruction_zh,
    instruction_en, updated_at AS written_at
FROM alerts FINAL
WHERE rule != 'watchdog'
COMMENT '预警状态 · each alert as it is now, ended ones and members of groups too, without names and without the watchdog: what must be looked at often; with names: v_alerts';

CREATE VIEW v_waiting_actions
(
    alert_id  String COMMENT '预警编号 · alert',
    action_id UUID COMMENT '操作编号 · the last action that waits',
    action    LowCardinality(String) COMMENT '操作 · ACK, SHELVE, UNSHELVE, COMMENT or CLOSE',
    actor     String COMMENT '操作人 · officer who did it',
    taken_at  DateTime64(3, 'UTC') COMMENT '操作时间(UTC) · when the server was told'
)
AS SELECT alert_id, argMax(alert_actions.action_id, alert_actions.taken_at) AS action_id, argMax(alert_actions.action, alert_actions.taken_at) AS action,
    argMax(alert_actions.actor, alert_actions.taken_at) AS actor, max(alert_actions.taken_at) AS taken_at
FROM alert_actions
WHERE alert_actions.taken_at > (SELECT max(watermark) FROM progress FINAL)
GROUP BY alert_id
COMMENT '待生效操作 · the last thing that a person did about each alert and that the job has not applied yet';

CREATE VIEW v_site_states
(
    site_id           LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    region            LowCardinality(String) COMMENT '行政区划代码 · division code; empty when not known',
    state             LowCardinality(String) COMMENT '状态 · NORMAL: heard, and somebody passed within the hour; ZERO: heard, nobody did; SILENT: not heard for longer than heartbeat_minutes; CLOSED, SUSPENDED: not in operation; NOT_EXPECTED: nothing was counted, and no sign of life is due',
    minute_start      DateTime('UTC') COMMENT '分钟起点(UTC) · start of the last minute that is reported at every site, UTC',
    last_heard        Nullable(DateTime('UTC')) COMMENT '最后消息(UTC) · minute in which it was last heard, UTC; null: not within 35 days',
    hour_in           Nullable(UInt64) COMMENT '近一小时进入 · persons and vehicles in, in the sixty minutes up to minute_start; null when not known',
    hour_out          Nullable(UInt64) COMMENT '近一小时离开 · persons and vehicles out; null when not known',
    hour_sampled      Nullable(UInt64) COMMENT '近一小时采样 · samplings; null when not known',
    day_total         Nullable(UInt64) COMMENT '业务日累计 · persons, vehicles and samplings of the running business day so far; null when not known',
    day_in            Nullable(UInt64) COMMENT '业务日进入 · persons and vehicles in, of it; null when not known',
    day_out           Nullable(UInt64) COMMENT '业务日离开 · persons and vehicles out, of it; null when not known'
)
AS WITH
    (SELECT toStartOfMinute(toDateTime(max(watermark), 'UTC')) - 60 FROM progress FINAL) AS last_minute,
    toTimeZone(toStartOfDay(toTimeZone(assumeNotNull(last_minute), 'Asia/Shanghai') - INTERVAL 4 HOUR) + INTERVAL 4 HOUR, 'UTC') AS day_start,
    toInt64(dateDiff('minute', toStartOfDay(assumeNotNull(last_minute), 'Asia/Shanghai'), last_minute)) AS local_minute
SELECT roster.site_id AS site_id, roster.region AS region,
    opens < closes AND (local_minute < opens OR local_minute >= closes) OR opens > closes AND local_minute >= closes AND local_minute < opens AS is_shut,
    toInt64(dateDiff('minute', ifNull(heard.last_heard, toDateTime(0, 'UTC')), last_minute)) AS unheard_minutes,
    if(opens = 0 AND closes = 1440, unheard_minutes, if(local_minute >= opens, local_minute - opens, local_minute + 1440 - opens)) AS open_minutes,
    least(unheard_minutes + 1, open_minutes + 2) > roster.heartbeat_minutes AND roster.heartbeat_minutes > 0 AS is_silent,
    toUInt64(ifNull(counted.total, 0)) AS hour_counted,
    multiIf(is_shut OR said.status = 'CLOSED', 'CLOSED', said.status = 'SUSPENDED', 'SUSPENDED', is_silent, 'SILENT', hour_counted > 0, 'NORMAL',
        roster.heartbeat_minutes = 0, 'NOT_EXPECTED', 'ZERO') AS state,
    assumeNotNull(last_minute) AS minute_start, heard.last_heard AS last_heard,
    state IN ('SILENT', 'NOT_EXPECTED') AS is_unknown,
    if(is_unknown AND hour_counted = 0, NULL, counted.hour_in) AS hour_in, if(is_unknown AND hour_counted = 0, NULL, counted.hour_out) AS hour_out,
    if(is_unknown AND hour_counted = 0, NULL, counted.hour_sampled) AS hour_sampled,
    if(is_unknown AND days.day_total = 0, NULL, days.day_total) AS day_total, if(is_unknown AND days.day_total = 0, NULL, days.day_in) AS day_in,
    if(is_unknown AND days.day_total = 0, NULL, days.day_out) AS day_out
FROM (SELECT * FROM site_versions WHERE holds_from <= last_minute AND holds_until > last_minute) AS roster
LEFT JOIN (
    SELECT site_id, toNullable(max(window_start + 60 * toUInt8(floor(log2(bitAnd(minutes, bitNot(bitShiftRight(minutes, 1)))))))) AS last_heard
    FROM heard_1h WHERE minutes != 0 AND window_start > last_minute - INTERVAL 35 DAY GROUP BY site_id) AS heard ON heard.site_id = roster.site_id
LEFT JOIN (
    SELECT site_id, sumIf(flow.passed, direction = 'IN') AS hour_in, sumIf(flow.passed, direction = 'OUT') AS hour_out,
        sum(flow.sampled) AS hour_sampled, hour_in + hour_out + hour_sampled AS total
    FROM (
        SELECT site_id, direction, window_start, argMax(flow_1m.persons + flow_1m.vehicles, revision) AS passed, argMax(flow_1m.sampled, revision) AS sampled
        FROM flow_1m WHERE window_start > last_minute - 3600 AND window_start <= last_minute
        GROUP BY site_id, direction, window_start) AS flow
    GROUP BY site_id) AS counted ON counted.site_id = roster.site_id
LEFT JOIN (
    SELECT site_id, sumIf(flow.passed, direction = 'IN') AS day_in, sumIf(flow.passed, direction = 'OUT') AS day_out,
        day_in + day_out + sum(flow.sampled) AS day_total
    FROM (
        SELECT site_id, direction, argMax(flow_1d.persons + flow_1d.vehicles, revision) AS passed, argMax(flow_1d.sampled, revision) AS sampled
        FROM flow_1d WHERE window_start = day_start
        GROUP BY site_id, direction) AS flow
    GROUP BY site_id) AS days ON days.site_id = roster.site_id
LEFT JOIN (
    SELECT site_id, argMax(status, (event_time, event_id)) AS status
    FROM (
        SELECT site_id, event_id, any(site_status.status) AS status, any(site_status.event_time) AS event_time
        FROM site_status
        WHERE site_status.status IN ('OPENED', 'CLOSED', 'SUSPENDED') AND site_status.event_time <= last_minute
        GROUP BY site_id, toStartOfMinute(site_status.event_time), event_id
        HAVING max(is_void) = 0)
    GROUP BY site_id) AS said ON said.site_id = roster.site_id
COMMENT '点位状态 · each site of the roster at the progress of the job, at little cost; minute by minute: v_sites_now';


CREATE VIEW v_flow_30m
(
    site_id      LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    window_start DateTime('UTC') COMMENT '半小时起点(UTC) · start of the half hour, UTC',
    is_known     UInt8 COMMENT '是否已知 · 1: something was counted or the site was heard in the half hour; 0: what passed is not known, and the numbers are null',
    persons_in   Nullable(UInt64) COMMENT '进入人次 · persons in',
    persons_out  Nullable(UInt64) COMMENT '离开人次 · persons out',
    vehicles_in  Nullable(UInt64) COMMENT '进入车次 · vehicles in',
    vehicles_out Nullable(UInt64) COMMENT '离开车次 · vehicles out',
    sampled      Nullable(UInt64) COMMENT '采样人次 · samplings'
)
AS SELECT site_id, window_start, max(counted OR heard) AS is_known,
    if(is_known, sumIf(halves.persons, direction = 'IN'), NULL) AS persons_in,
    if(is_known, sumIf(halves.persons, direction = 'OUT'), NULL) AS persons_out,
    if(is_known, sumIf(halves.vehicles, direction = 'IN'), NULL) AS vehicles_in,
    if(is_known, sumIf(halves.vehicles, direction = 'OUT'), NULL) AS vehicles_out,
    if(is_known, sum(halves.sampled), NULL) AS sampled
FROM (
    SELECT site_id, toStartOfInterval(flow_1m.window_start, INTERVAL 30 MINUTE) AS window_start, toString(direction) AS direction, persons, vehicles, sampled,
        1 AS counted, 0 AS heard
    FROM flow_1m FINAL
    UNION ALL
    SELECT site_id, heard_1h.window_start + 1800 * half, '', 0, 0, 0, 0, bitAnd(bitShiftRight(minutes, 30 * half), 1073741823) != 0
    FROM heard_1h FINAL ARRAY JOIN [0, 1] AS half) AS halves
GROUP BY site_id, window_start
COMMENT '每半小时通行 · what passed each site in each half hour in which it was heard, to be laid beside v_flow_expected; minute by minute: v_flow_1m';

CREATE VIEW v_inlet_1h
(
    site_id          LowCardinality(String) COMMENT '点位编号 · site that is an inlet, as in v_sites',
    inlet_of         String COMMENT '入口所属区域 · division code of the region whose inflow passes here, as the roster has it now',
    window_start     DateTime('UTC') COMMENT '小时起点(UTC) · start of the local hour, UTC',
    is_known         UInt8 COMMENT '是否已知 · 1: something was counted or the site was heard in the hour; 0: what passed is not known, and the numbers are null',
    inflow_persons   Nullable(UInt64) COMMENT '流入人次 · persons in, without those turned back',
    inflow_vehicles  Nullable(UInt64) COMMENT '流入车次 · vehicles in, without those turned back',
    inflow_transit   Nullable(UInt64) COMMENT '流入过境人次 · the part of inflow_persons in transit',
    outflow_persons  Nullable(UInt64) COMMENT '流出人次 · persons out, without those turned back',
    outflow_vehicles Nullable(UInt64) COMMENT '流出车次 · vehicles out, without those turned back',
    passages         Nullable(UInt64) COMMENT '通行合计 · persons, vehicles and samplings, those turned back too: what v_flow_expected expects',
    turned_back      Nullable(UInt64) COMMENT '劝返合计 · persons and vehicles turned back',
    fever            Nullable(UInt64) COMMENT '发热人次 · persons at or above the fever limit'
)
AS SELECT hours.site_id AS site_id, inlets.inlet_of AS inlet_of, hours.window_start AS window_start, is_known, inflow_persons, inflow_vehicles, inflow_transit,
    outflow_persons, outflow_vehicles, passages, turned_back, fever
FROM (
    SELECT site_id, window_start, max(counted OR heard) AS is_known,
        if(is_known, sumIf(both.persons - both.persons_turned_back, direction = 'IN'), NULL) AS inflow_persons,
        if(is_known, sumIf(both.vehicles - both.vehicles_turned_back, direction = 'IN'), NULL) AS inflow_vehicles,
        if(is_known, sumIf(both.transit, direction = 'IN'), NULL) AS inflow_transit,
        if(is_known, sumIf(both.persons - both.persons_turned_back, direction = 'OUT'), NULL) AS outflow_persons,
        if(is_known, sumIf(both.vehicles - both.vehicles_turned_back, direction = 'OUT'), NULL) AS outflow_vehicles,
        if(is_known, sum(both.persons + both.vehicles + both.sampled), NULL) AS passages,
        if(is_known, sum(both.persons_turned_back + both.vehicles_turned_back), NULL) AS turned_back,
        if(is_known, sum(both.fever), NULL) AS fever
    FROM (
        SELECT site_id, window_start, toString(direction) AS direction, persons, vehicles, sampled, persons_turned_back, vehicles_turned_back,
            purpose_transit - transit_turned_back AS transit, fever, 1 AS counted, 0 AS heard
        FROM flow_1h FINAL WHERE site_id IN (SELECT site_id FROM sites WHERE inlet_of != '')
        UNION ALL
        SELECT site_id, window_start, '', 0, 0, 0, 0, 0, 0, 0, 0, minutes != 0
        FROM heard_1h FINAL WHERE site_id IN (SELECT site_id FROM sites WHERE inlet_of != '')) AS both
    GROUP BY site_id, window_start) AS hours
INNER JOIN (
    SELECT toLowCardinality(site_id) AS site_id, inlet_of FROM v_sites
    WHERE inlet_of != '' AND valid_from <= now64(3) AND ifNull(valid_to > now64(3), true)) AS inlets ON inlets.site_id = hours.site_id
COMMENT '入口每小时通行 · what passed each inlet in each local hour, at little cost; regions with their states: v_region_1h';

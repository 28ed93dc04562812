-- What became of each alert, what people did about it, and how people read both. Whatever is inserted into alert_actions
-- goes on to Kafka, where the job reads it. Tables and views without v_ are steps on the way, not for readers; trace_ is
-- for who may see tokens. Statements that name @KAFKA_…@ are applied again at each migration, for brokers move.

CREATE TABLE alert_history AS alerts
ENGINE = ReplacingMergeTree
ORDER BY (alert_id, version)
COMMENT '预警历史 · each change of each alert; read v_alert_history';

CREATE MATERIALIZED VIEW alerts_to_history TO alert_history
AS SELECT
    alert_id, version, rule, rule_id, category, severity, state, subject_kind, subject, site_id, region, unit,
    escalation, pages, group_id, members, opened_at, noticed_at, changed_at, acknowledged_at, acknowledged_by,
    shelved_until, ended_at, closed_by, outcome, value, expected, window_start, window_end, topic, partition, offset,
    event_id, record_ref, person_token, text_zh, text_en, instruction_zh, instruction_en, updated_at
FROM alerts
COMMENT '预警存档 · carries every row written to alerts on to alert_history';

CREATE TABLE alert_actions
(
    alert_id  String COMMENT '预警编号 · the alert, in full: 33 characters',
    action    LowCardinality(String) COMMENT '操作 · ACK: taken up; SHELVE: put aside; UNSHELVE; COMMENT; CLOSE: ended, or its outcome said',
    actor     String COMMENT '操作人 · officer who did it, 1 to 64 characters',
    outcome   LowCardinality(String) COMMENT '处置结果 · of CLOSE: HANDLED, FALSE_ALARM or DUPLICATE; empty with any other action',
    until     Nullable(DateTime64(3, 'UTC')) COMMENT '搁置至(UTC) · of SHELVE: until when, at most seven days ahead; null with any other action',
    text      String COMMENT '说明 · what the officer wrote, without names, ID, telephone or plate numbers of passengers; required of COMMENT',
    action_id UUID DEFAULT generateUUIDv4() COMMENT '操作编号 · made by the server unless given; the same again is the same action',
    taken_at  DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '操作时间(UTC) · when the server was told',
    CONSTRAINT alert_id_is_16_hex_dash_16_hex CHECK match(alert_id, '^[0-9a-f]{16}-[0-9a-f]{16}$'),
    CONSTRAINT action_is_ACK_SHELVE_UNSHELVE_COMMENT_or_CLOSE CHECK action IN ('ACK', 'SHELVE', 'UNSHELVE', 'COMMENT', 'CLOSE'),
    CONSTRAINT actor_has_1_to_64_characters CHECK lengthUTF8(actor) <= 64 AND match(actor, '[^\\s\\p{Z}]') AND isValidUTF8(actor),
    CONSTRAINT outcome_is_said_with_CLOSE_only CHECK if(action = 'CLOSE', outcome IN ('HANDLED', 'FALSE_ALARM', 'DUPLICATE'), outcome = ''),
    CONSTRAINT until_is_said_with_SHELVE_only CHECK (action = 'SHELVE') = isNotNull(until),
    CONSTRAINT until_is_ahead_by_at_most_seven_days CHECK ifNull(until > taken_at AND until <= taken_at + INTERVAL 7 DAY, true),
    CONSTRAINT text_is_said_with_COMMENT CHECK action != 'COMMENT' OR match(text, '[^\\s\\p{Z}]'),
    CONSTRAINT text_has_at_most_4096_characters CHECK lengthUTF8(text) <= 4096 AND isValidUTF8(text),
    CONSTRAINT text_holds_no_mobile_number CHECK NOT match(text, '(^|[^A-Za-z0-9])(0086|\\+86)?1[3-9][0-9]{9}($|[^A-Za-z0-9])'),
    CONSTRAINT text_holds_no_resident_id CHECK NOT match(text, '(^|[^A-Za-z0-9])[1-9][0-9]{16}[0-9Xx]($|[^A-Za-z0-9])'),
    CONSTRAINT text_holds_no_number_plate CHECK NOT match(text,
        '(^|[^A-Za-z0-9])[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][ .·•・]?[A-Za-z][ .·•・]?([A-Za-z0-9]{5,6}|[A-Za-z0-9]{4,5}[挂学警港澳领使])($|[^A-Za-z0-9])')
)
ENGINE = ReplacingMergeTree
ORDER BY (alert_id, action_id)
COMMENT '预警操作 · what people did about alerts; written by the board and passflow alert only; read v_alert_actions';

CREATE OR REPLACE TABLE alert_actions_topic
(
    _key           String COMMENT '记录键 · key of the record, the alert_id',
    schema_version UInt8 COMMENT '模式版本 · always 1',
    event_id       String COMMENT '事件编号 · the action_id',
    event_time     Int64 COMMENT '发生时间(毫秒) · the taken_at, milliseconds since 1970, UTC',
    source         String COMMENT '来源 · passflow',
    alert_id       String COMMENT '预警编号 · the alert',
    action         String COMMENT '操作 · as in alert_actions',
    actor          String COMMENT '操作人 · as in alert_actions',
    outcome        Nullable(String) COMMENT '处置结果 · as in alert_actions; null when there is none',
    until          Nullable(Int64) COMMENT '搁置至(毫秒) · milliseconds since 1970, UTC; null when there is none',
    text           Nullable(String) COMMENT '说明 · as in alert_actions; null when there is none'
)
ENGINE = Kafka
SETTINGS kafka_broker_list = '@KAFKA_BROKERS@', kafka_topic_list = '@KAFKA_TOPIC_PREFIX@alert-actions',
    kafka_group_name = 'passflow-clickhouse', kafka_format = 'JSONEachRow', kafka_max_rows_per_message = 1,
    output_format_json_quote_64bit_integers = 0
COMMENT '操作主题 · the topic alert-actions as the job reads it; only written';

CREATE MATERIALIZED VIEW alert_actions_to_topic TO alert_actions_topic
AS SELECT alert_id AS _key, 1 AS schema_version, toString(action_id) AS event_id, toUnixTimestamp64Milli(taken_at) AS event_time,
    'passflow' AS source, alert_id, toString(alert_actions.action) AS action, actor,
    nullIf(toString(alert_actions.outcome), '') AS outcome, toUnixTimestamp64Milli(alert_actions.until) AS until,
    nullIf(alert_actions.text, '') AS text
FROM alert_actions
COMMENT '操作转发 · carries every action on to Kafka';

CREATE VIEW known_sites
(
    site_id LowCardinality(String) COMMENT '点位编号 · site',
    name_zh String COMMENT '中文名称 · name in Chinese',
    name_en String COMMENT '英文名称 · name in English'
)
AS SELECT toLowCardinality(site_id) AS site_id, name_zh, name_en
FROM v_sites
WHERE valid_from <= now64(3)
ORDER BY valid_from DESC LIMIT 1 BY site_id
COMMENT '点位名称 · each site by its latest version that has begun; read v_sites';

CREATE VIEW known_units
(
    unit_id        LowCardinality(String) COMMENT '单位编号 · unit',
    name_zh        String COMMENT '中文名称 · name in Chinese',
    name_en        String COMMENT '英文名称 · name in English',
    duty_telephone String COMMENT '值班电话 · telephone of the office on duty'
)
AS SELECT toLowCardinality(unit_id) AS unit_id, name_zh, name_en, duty_telephone
FROM v_units
WHERE valid_from <= now64(3)
ORDER BY valid_from DESC LIMIT 1 BY unit_id
COMMENT '单位名称 · each unit by its latest version that has begun; read v_units';

CREATE VIEW waiting_actions
(
    alert_id String COMMENT '预警编号 · alert',
    action   String COMMENT '操作 · the last that waits'
)
AS SELECT alert_id, toString(argMax(alert_actions.action, taken_at)) AS action
FROM alert_actions
WHERE taken_at > (SELECT max(watermark) FROM progress FINAL)
GROUP BY alert_id
COMMENT '待生效操作 · what people did since the progress of the job; it applies an action when its time has passed';

CREATE VIEW v_alerts_current
(
    alert_id         String COMMENT '预警编号 · alert; made of its rule, its subject and the data that opened it, so that a replay gives the same',
    rule             LowCardinality(String) COMMENT '规则 · name of the rule in the catalogue, such as fever',
    rule_id          LowCardinality(String) COMMENT '规则编号 · set of settings by which it was judged, as in v_alert_rules',
    category         LowCardinality(String) COMMENT '类别 · IMPORT: infection from outside; INFECTION: of people here; SPREAD: from one to many; CONTROL: loss of control; SYSTEM: passflow itself',
    severity         LowCardinality(String) COMMENT '级别 · NOTICE, WARNING or CRITICAL',
    state            LowCardinality(String) COMMENT '状态 · OPEN: nobody has taken it up; ACKNOWLEDGED; SHELVED: put aside until shelved_until; RESOLVED: ended by data; CLOSED: ended by a person',
    pending_action   String COMMENT '待生效操作 · last thing a person did that the job has not applied yet: ACK, SHELVE, UNSHELVE, COMMENT or CLOSE; empty: none waits',
    subject_kind     LowCardinality(String) COMMENT '对象类型 · EVENT, SITE, TRIP, PERSON, REGION, GROUP: many alerts of one rule; SYSTEM',
    subject          String COMMENT '对象 · what it is about: event, site, trip or region; of a person the alert_id',
    site_id          LowCardinality(String) COMMENT '点位编号 · site where it was noticed; empty when there is none',
    site_name_zh     String COMMENT '点位中文名称 · name of the site in Chinese, as the roster has it now; empty when not known',
    site_name_en     String COMMENT '点位英文名称 · its name in English; empty when not known',
    region           LowCardinality(String) COMMENT '行政区划代码 · division code of the place; empty when not known',
    unit             LowCardinality(String) COMMENT '责任单位 · unit that has to act now, as in v_units; empty when not known',
    unit_name_zh     String COMMENT '责任单位中文名称 · name of the unit in Chinese; empty when not known',
    unit_name_en     String COMMENT '责任单位英文名称 · its name in English; empty when not known',
    duty_telephone   String COMMENT '值班电话 · telephone of its office on duty; empty when not known',
    escalation       UInt8 COMMENT '升级次数 · how often it went up to the next unit because nobody took it up',
    pages            UInt8 COMMENT '是否呼叫 · 1: calls people; 0: does not (a member of a group, noticed too late, or an announcement)',
    members          UInt32 COMMENT '成员数 · how many alerts this one speaks for; 0 unless subject_kind is GROUP',
    opened_at        DateTime64(3, 'UTC') COMMENT '发生时间(UTC) · since when it has been so, by the data',
    opened_at_local  DateTime64(3, 'Asia/Shanghai') COMMENT '发生时间(北京时间) · the same instant in Asia/Shanghai',
    noticed_at       DateTime64(3, 'UTC') COMMENT '发现时间(UTC) · arrival of what showed it',
    noticed_at_local DateTime64(3, 'Asia/Shanghai') COMMENT '发现时间(北京时间) · the same instant in Asia/Shanghai',
    changed_at       DateTime64(3, 'UTC') COMMENT '变更时间(UTC) · when it last changed, in time of arrival',
    acknowledged_at  Nullable(DateTime64(3, 'UTC')) COMMENT '确认时间(UTC) · when a person first took it up; null: nobody has',
    acknowledged_by  String COMMENT '确认人 · who did; empty: nobody has',
    shelved_until    Nullable(DateTime64(3, 'UTC')) COMMENT '搁置至(UTC) · until when it is put aside; null: it is not',
    value            Nullable(Float64) COMMENT '实际值 · what was measured, in the unit that the text gives; null when there is none',
    expected         Nullable(Float64) COMMENT '期望值或限值 · what was expected, or the limit, in the same unit; null when there is none',
    window_start     Nullable(DateTime64(3, 'UTC')) COMMENT '窗口起点(UTC) · start of the time judged; null for a single event',
    window_end       Nullable(DateTime64(3, 'UTC')) COMMENT '窗口终点(UTC) · its end, exclusive; null for a single event',
    topic            LowCardinality(String) COMMENT '证据主题 · topic of the event that showed it; empty when it was no single event',
    partition        Int32 COMMENT '证据分区 · its partition; -1 when it was no single event',
    offset           Int64 COMMENT '证据位点 · its offset, as in v_events; -1 when it was no single event',
    event_id         String COMMENT '证据事件编号 · its event_id; empty when it was no single event',
    record_ref       String COMMENT '登记编号 · its record in the producer''s own register; empty when not said',
    text_zh          String COMMENT '中文说明 · what is wrong, where and since when',
    text_en          String COMMENT '英文说明 · the same in English',
    instruction_zh   String COMMENT '中文处置 · what to check and whom to call',
    instruction_en   String COMMENT '英文处置 · the same in English'
)
AS SELECT
    alerts.alert_id AS alert_id, alerts.rule AS rule, alerts.rule_id AS rule_id, alerts.category AS category,
    alerts.severity AS severity, alerts.state AS state, waiting.action AS pending_action,
    alerts.subject_kind AS subject_kind, alerts.subject AS subject, alerts.site_id AS site_id,
    known_sites.name_zh AS site_name_zh, known_sites.name_en AS site_name_en, alerts.region AS region,
    alerts.unit AS unit, known_units.name_zh AS unit_name_zh, known_units.name_en AS unit_name_en,
    known_units.duty_telephone AS duty_telephone, alerts.escalation AS escalation, alerts.pages AS pages,
    alerts.members AS members, alerts.opened_at AS opened_at,
    toTimeZone(alerts.opened_at, 'Asia/Shanghai') AS opened_at_local, alerts.noticed_at AS noticed_at,
    toTimeZone(alerts.noticed_at, 'Asia/Shanghai') AS noticed_at_local, alerts.changed_at AS changed_at,
    alerts.acknowledged_at AS acknowledged_at, alerts.acknowledged_by AS acknowledged_by,
    alerts.shelved_until AS shelved_until, alerts.value AS value, alerts.expected AS expected,
    alerts.window_start AS window_start, alerts.window_end AS window_end, alerts.topic AS topic,
    alerts.partition AS partition, alerts.offset AS offset, alerts.event_id AS event_id,
    alerts.record_ref AS record_ref, alerts.text_zh AS text_zh, alerts.text_en AS text_en,
    alerts.instruction_zh AS instruction_zh, alerts.instruction_en AS instruction_en
FROM (SELECT * FROM alerts FINAL WHERE state NOT IN ('RESOLVED', 'CLOSED') AND group_id = '' AND rule != 'watchdog') AS alerts
LEFT JOIN known_sites ON known_sites.site_id = alerts.site_id
LEFT JOIN known_units ON known_units.unit_id = alerts.unit
LEFT JOIN waiting_actions AS waiting ON waiting.alert_id = alerts.alert_id
COMMENT '当前预警 · what a person must look at now: every alert that has not ended, groups instead of their members, without the watchdog';

CREATE VIEW v_alerts
(
    alert_id         String COMMENT '预警编号 · alert; made of its rule, its subject and the data that opened it, so that a replay gives the same',
    rule             LowCardinality(String) COMMENT '规则 · name of the rule in the catalogue, such as fever',
    rule_id          LowCardinality(String) COMMENT '规则编号 · set of settings by which it was judged, as in v_alert_rules',
    category         LowCardinality(String) COMMENT '类别 · IMPORT: infection from outside; INFECTION: of people here; SPREAD: from one to many; CONTROL: loss of control; SYSTEM: passflow itself',
    severity         LowCardinality(String) COMMENT '级别 · NOTICE, WARNING or CRITICAL',
    state            LowCardinality(String) COMMENT '状态 · OPEN: nobody has taken it up; ACKNOWLEDGED; SHELVED: put aside until shelved_until; RESOLVED: ended by data; CLOSED: ended by a person',
    pending_action   String COMMENT '待生效操作 · last thing a person did that the job has not applied yet: ACK, SHELVE, UNSHELVE, COMMENT or CLOSE; empty: none waits',
    subject_kind     LowCardinality(String) COMMENT '对象类型 · EVENT, SITE, TRIP, PERSON, REGION, GROUP: many alerts of one rule; SYSTEM',
    subject          String COMMENT '对象 · what it is about: event, site, trip or region; of a person the alert_id',
    site_id          LowCardinality(String) COMMENT '点位编号 · site where it was noticed; empty when there is none',
    site_name_zh     String COMMENT '点位中文名称 · name of the site in Chinese, as the roster has it now; empty when not known',
    site_name_en     String COMMENT '点位英文名称 · its name in English; empty when not known',
    region           LowCardinality(String) COMMENT '行政区划代码 · division code of the place; empty when not known',
    unit             LowCardinality(String) COMMENT '责任单位 · unit that has to act now, as in v_units; empty when not known',
    unit_name_zh     String COMMENT '责任单位中文名称 · name of the unit in Chinese; empty when not known',
    unit_name_en     String COMMENT '责任单位英文名称 · its name in English; empty when not known',
    duty_telephone   String COMMENT '值班电话 · telephone of its office on duty; empty when not known',
    escalation       UInt8 COMMENT '升级次数 · how often it went up to the next unit because nobody took it up',
    pages            UInt8 COMMENT '是否呼叫 · 1: calls people; 0: does not (a member of a group, noticed too late, or an announcement)',
    group_id         String COMMENT '所属组 · alert that speaks for this one and many like it; empty: it speaks for itself',
    members          UInt32 COMMENT '成员数 · how many alerts this one speaks for; 0 unless subject_kind is GROUP',
    opened_at        DateTime64(3, 'UTC') COMMENT '发生时间(UTC) · since when it has been so, by the data',
    opened_at_local  DateTime64(3, 'Asia/Shanghai') COMMENT '发生时间(北京时间) · the same instant in Asia/Shanghai',
    noticed_at       DateTime64(3, 'UTC') COMMENT '发现时间(UTC) · arrival of what showed it',
    noticed_at_local DateTime64(3, 'Asia/Shanghai') COMMENT '发现时间(北京时间) · the same instant in Asia/Shanghai',
    changed_at       DateTime64(3, 'UTC') COMMENT '变更时间(UTC) · when it last changed, in time of arrival',
    acknowledged_at  Nullable(DateTime64(3, 'UTC')) COMMENT '确认时间(UTC) · when a person first took it up; null: nobody has',
    acknowledged_by  String COMMENT '确认人 · who did; empty: nobody has',
    shelved_until    Nullable(DateTime64(3, 'UTC')) COMMENT '搁置至(UTC) · until when it is put aside; null: it is not',
    ended_at         Nullable(DateTime64(3, 'UTC')) COMMENT '结束时间(UTC) · when it was resolved or closed; null: it has not ended',
    ended_at_local   Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '结束时间(北京时间) · the same instant in Asia/Shanghai; null as there',
    closed_by        String COMMENT '关闭人 · who closed it; empty: nobody has',
    outcome          LowCardinality(String) COMMENT '处置结果 · HANDLED, FALSE_ALARM or DUPLICATE, as the person who closed it said; empty: not said',
    value            Nullable(Float64) COMMENT '实际值 · what was measured, in the unit that the text gives; null when there is none',
    expected         Nullable(Float64) COMMENT '期望值或限值 · what was expected, or the limit, in the same unit; null when there is none',
    window_start     Nullable(DateTime64(3, 'UTC')) COMMENT '窗口起点(UTC) · start of the time judged; null for a single event',
    window_end       Nullable(DateTime64(3, 'UTC')) COMMENT '窗口终点(UTC) · its end, exclusive; null for a single event',
    topic            LowCardinality(String) COMMENT '证据主题 · topic of the event that showed it; empty when it was no single event',
    partition        Int32 COMMENT '证据分区 · its partition; -1 when it was no single event',
    offset           Int64 COMMENT '证据位点 · its offset, as in v_events; -1 when it was no single event',
    event_id         String COMMENT '证据事件编号 · its event_id; empty when it was no single event',
    record_ref       String COMMENT '登记编号 · its record in the producer''s own register; empty when not said',
    text_zh          String COMMENT '中文说明 · what is wrong, where and since when',
    text_en          String COMMENT '英文说明 · the same in English',
    instruction_zh   String COMMENT '中文处置 · what to check and whom to call',
    instruction_en   String COMMENT '英文处置 · the same in English'
)
AS SELECT
    alerts.alert_id AS alert_id, alerts.rule AS rule, alerts.rule_id AS rule_id, alerts.category AS category,
    alerts.severity AS severity, alerts.state AS state, waiting.action AS pending_action,
    alerts.subject_kind AS subject_kind, alerts.subject AS subject, alerts.site_id AS site_id,
    known_sites.name_zh AS site_name_zh, known_sites.name_en AS site_name_en, alerts.region AS region,
    alerts.unit AS unit, known_units.name_zh AS unit_name_zh, known_units.name_en AS unit_name_en,
    known_units.duty_telephone AS duty_telephone, alerts.escalation AS escalation, alerts.pages AS pages,
    alerts.group_id AS group_id, alerts.members AS members, alerts.opened_at AS opened_at,
    toTimeZone(alerts.opened_at, 'Asia/Shanghai') AS opened_at_local, alerts.noticed_at AS noticed_at,
    toTimeZone(alerts.noticed_at, 'Asia/Shanghai') AS noticed_at_local, alerts.changed_at AS changed_at,
    alerts.acknowledged_at AS acknowledged_at, alerts.acknowledged_by AS acknowledged_by,
    alerts.shelved_until AS shelved_until, alerts.ended_at AS ended_at,
    toTimeZone(alerts.ended_at, 'Asia/Shanghai') AS ended_at_local, alerts.closed_by AS closed_by,
    alerts.outcome AS outcome, alerts.value AS value, alerts.expected AS expected,
    alerts.window_start AS window_start, alerts.window_end AS window_end, alerts.topic AS topic,
    alerts.partition AS partition, alerts.offset AS offset, alerts.event_id AS event_id,
    alerts.record_ref AS record_ref, alerts.text_zh AS text_zh, alerts.text_en AS text_en,
    alerts.instruction_zh AS instruction_zh, alerts.instruction_en AS instruction_en
FROM (SELECT * FROM alerts FINAL WHERE rule != 'watchdog') AS alerts
LEFT JOIN known_sites ON known_sites.site_id = alerts.site_id
LEFT JOIN known_units ON known_units.unit_id = alerts.unit
LEFT JOIN waiting_actions AS waiting ON waiting.alert_id = alerts.alert_id
COMMENT '预警 · every alert as it is now, ended ones and members of groups too (group_id names their group), without the watchdog';

CREATE VIEW v_alert_history
(
    alert_id         String COMMENT '预警编号 · alert; made of its rule, its subject and the data that opened it, so that a replay gives the same',
    version          UInt64 COMMENT '版本号 · generation × 2^48 + number of the change to this alert, from 1',
    changed_at       DateTime64(3, 'UTC') COMMENT '变更时间(UTC) · when it last changed, in time of arrival',
    changed_at_local DateTime64(3, 'Asia/Shanghai') COMMENT '变更时间(北京时间) · the same instant in Asia/Shanghai',
    rule             LowCardinality(String) COMMENT '规则 · name of the rule in the catalogue, such as fever',
    rule_id          LowCardinality(String) COMMENT '规则编号 · set of settings by which it was judged, as in v_alert_rules',
    severity         LowCardinality(String) COMMENT '级别 · NOTICE, WARNING or CRITICAL',
    state            LowCardinality(String) COMMENT '状态 · OPEN: nobody has taken it up; ACKNOWLEDGED; SHELVED: put aside until shelved_until; RESOLVED: ended by data; CLOSED: ended by a person',
    site_id          LowCardinality(String) COMMENT '点位编号 · site where it was noticed; empty when there is none',
    unit             LowCardinality(String) COMMENT '责任单位 · unit that has to act now, as in v_units; empty when not known',
    escalation       UInt8 COMMENT '升级次数 · how often it went up to the next unit because nobody took it up',
    pages            UInt8 COMMENT '是否呼叫 · 1: calls people; 0: does not (a member of a group, noticed too late, or an announcement)',
    group_id         String COMMENT '所属组 · alert that speaks for this one and many like it; empty: it speaks for itself',
    members          UInt32 COMMENT '成员数 · how many alerts this one speaks for; 0 unless subject_kind is GROUP',
    opened_at        DateTime64(3, 'UTC') COMMENT '发生时间(UTC) · since when it has been so, by the data',
    noticed_at       DateTime64(3, 'UTC') COMMENT '发现时间(UTC) · arrival of what showed it',
    acknowledged_at  Nullable(DateTime64(3, 'UTC')) COMMENT '确认时间(UTC) · when a person first took it up; null: nobody has',
    acknowledged_by  String COMMENT '确认人 · who did; empty: nobody has',
    shelved_until    Nullable(DateTime64(3, 'UTC')) COMMENT '搁置至(UTC) · until when it is put aside; null: it is not',
    ended_at         Nullable(DateTime64(3, 'UTC')) COMMENT '结束时间(UTC) · when it was resolved or closed; null: it has not ended',
    closed_by        String COMMENT '关闭人 · who closed it; empty: nobody has',
    outcome          LowCardinality(String) COMMENT '处置结果 · HANDLED, FALSE_ALARM or DUPLICATE, as the person who closed it said; empty: not said',
    value            Nullable(Float64) COMMENT '实际值 · what was measured, in the unit that the text gives; null when there is none',
    expected         Nullable(Float64) COMMENT '期望值或限值 · what was expected, or the limit, in the same unit; null when there is none',
    text_zh          String COMMENT '中文说明 · what is wrong, where and since when',
    text_en          String COMMENT '英文说明 · the same in English'
)
AS SELECT
    alert_id, version, changed_at, toTimeZone(alert_history.changed_at, 'Asia/Shanghai') AS changed_at_local, rule,
    rule_id, severity, state, site_id, unit, escalation, pages, group_id, members, opened_at, noticed_at,
    acknowledged_at, acknowledged_by, shelved_until, ended_at, closed_by, outcome, value, expected, text_zh, text_en
FROM alert_history FINAL
WHERE rule != 'watchdog'
COMMENT '预警历史 · each change of each alert, without the watchdog';

CREATE VIEW v_alert_actions
(
    action_id      UUID COMMENT '操作编号 · the action',
    alert_id       String COMMENT '预警编号 · the alert',
    action         LowCardinality(String) COMMENT '操作 · ACK, SHELVE, UNSHELVE, COMMENT or CLOSE',
    actor          String COMMENT '操作人 · officer who did it',
    outcome        LowCardinality(String) COMMENT '处置结果 · of CLOSE: HANDLED, FALSE_ALARM or DUPLICATE; else empty',
    until          Nullable(DateTime64(3, 'UTC')) COMMENT '搁置至(UTC) · of SHELVE: until when; else null',
    text           String COMMENT '说明 · what the officer wrote; empty: nothing',
    taken_at       DateTime64(3, 'UTC') COMMENT '操作时间(UTC) · when the server was told',
    taken_at_local DateTime64(3, 'Asia/Shanghai') COMMENT '操作时间(北京时间) · the same instant in Asia/Shanghai',
    delivery       LowCardinality(String) COMMENT '送达 · RECEIVED: the job has read it; WAITING: its progress has not come so far, with a minute of slack; LOST: it has, and the action was not there, for Kafka was away: do it again; UNKNOWN: longer ago than the archive of events reaches (30 days)'
)
AS WITH ifNull((SELECT max(watermark) FROM progress FINAL), toDateTime64(0, 3, 'UTC')) AS progressed
SELECT action_id, alert_id, action, actor, outcome, until, text, taken_at, toTimeZone(taken_at, 'Asia/Shanghai') AS taken_at_local,
    multiIf(toString(action_id) IN (SELECT event_id FROM events WHERE site_id = '' AND topic = 'alert-actions'), 'RECEIVED',
        taken_at > progressed - INTERVAL 1 MINUTE, 'WAITING', taken_at < now64(3) - INTERVAL 30 DAY, 'UNKNOWN', 'LOST') AS delivery
FROM alert_actions FINAL
COMMENT '预警操作 · what people did about alerts, and whether it reached the job';

CREATE VIEW v_rule_quality
(
    rule             LowCardinality(String) COMMENT '规则 · name of the rule in the catalogue',
    rule_id          LowCardinality(String) COMMENT '规则编号 · set of settings by which it was judged, as in v_alert_rules',
    raised           UInt64 COMMENT '预警数 · alerts that spoke for themselves; a group is one',
    in_groups        UInt64 COMMENT '组内预警数 · alerts for which a group spoke, apart',
    open             UInt64 COMMENT '未结束 · of those raised, not ended',
    resolved_by_data UInt64 COMMENT '自动恢复 · ended by data, no outcome said',
    closed           UInt64 COMMENT '人工关闭 · closed by a person',
    handled          UInt64 COMMENT '已处置 · closed as HANDLED',
    false_alarms     UInt64 COMMENT '误报 · closed as FALSE_ALARM',
    duplicates       UInt64 COMMENT '重复 · closed as DUPLICATE',
    precision        Nullable(Float64) COMMENT '准确率 · handled / (handled + false_alarms), 0 to 1; null when there are none of either'
)
AS SELECT rule, rule_id, countIf(group_id = '') AS raised, countIf(group_id != '') AS in_groups,
    countIf(group_id = '' AND state NOT IN ('RESOLVED', 'CLOSED')) AS open,
    countIf(group_id = '' AND state = 'RESOLVED') AS resolved_by_data,
    countIf(group_id = '' AND state = 'CLOSED') AS closed,
    countIf(group_id = '' AND state = 'CLOSED' AND outcome = 'HANDLED') AS handled,
    countIf(group_id = '' AND state = 'CLOSED' AND outcome = 'FALSE_ALARM') AS false_alarms,
    countIf(group_id = '' AND state = 'CLOSED' AND outcome = 'DUPLICATE') AS duplicates,
    if(handled + false_alarms = 0, NULL, handled / (handled + false_alarms)) AS precision
FROM alerts FINAL
WHERE rule != 'watchdog'
GROUP BY rule, rule_id
COMMENT '规则质量 · what became of the alerts of each rule, by what people said when they closed them';

CREATE VIEW v_alert_response
(
    alert_id               String COMMENT '预警编号 · alert that speaks for itself',
    rule                   LowCardinality(String) COMMENT '规则 · name of the rule',
    severity               LowCardinality(String) COMMENT '级别 · NOTICE, WARNING or CRITICAL',
    state                  LowCardinality(String) COMMENT '状态 · as in v_alerts',
    unit                   LowCardinality(String) COMMENT '责任单位 · unit that has, or had, to act last; empty when not known',
    pages                  UInt8 COMMENT '是否呼叫 · 1: calls people; 0: does not',
    noticed_at             DateTime64(3, 'UTC') COMMENT '发现时间(UTC) · arrival of what showed it',
    noticed_at_local       DateTime64(3, 'Asia/Shanghai') COMMENT '发现时间(北京时间) · the same instant in Asia/Shanghai',
    seconds_to_acknowledge Nullable(Float64) COMMENT '确认用时(秒) · from noticed_at until a person first took it up; null: nobody has',
    seconds_to_end         Nullable(Float64) COMMENT '结束用时(秒) · from noticed_at until data or a person ended it; null: it has not ended',
    ended_by               LowCardinality(String) COMMENT '结束方式 · DATA, PERSON, or empty: it has not ended; an alert ended by data and then given an outcome is DATA',
    escalations            UInt8 COMMENT '升级次数 · how often it went up to the next unit'
)
AS SELECT alert_id, rule, severity, state, unit, pages, noticed_at, toTimeZone(noticed_at, 'Asia/Shanghai') AS noticed_at_local,
    dateDiff('millisecond', noticed_at, acknowledged_at) / 1000 AS seconds_to_acknowledge,
    dateDiff('millisecond', noticed_at, ended_at) / 1000 AS seconds_to_end,
    multiIf(isNull(ended_at), '', state = 'RESOLVED' OR alert_id IN (SELECT alert_id FROM alert_history WHERE state = 'RESOLVED'),
        'DATA', 'PERSON') AS ended_by,
    escalation AS escalations
FROM alerts FINAL
WHERE rule != 'watchdog' AND group_id = ''
COMMENT '响应时间 · how long it took until somebody took an alert up, and until it ended';

CREATE VIEW v_alarm_load
(
    hour_start         DateTime('UTC') COMMENT '小时起点(UTC) · start of the hour in which they were noticed, aligned to Asia/Shanghai',
    hour_start_local   DateTime('Asia/Shanghai') COMMENT '小时起点(北京时间) · the same instant in Asia/Shanghai',
    unit               LowCardinality(String) COMMENT '责任单位 · unit that had to act first; empty when not known',
    unit_name_zh       String COMMENT '责任单位中文名称 · its name in Chinese; empty when not known',
    unit_name_en       String COMMENT '责任单位英文名称 · its name in English; empty when not known',
    alerts             UInt64 COMMENT '呼叫预警数 · alerts noticed that called people',
    critical           UInt64 COMMENT '严重 · of these, CRITICAL at first',
    warning            UInt64 COMMENT '警告 · of these, WARNING at first',
    notice             UInt64 COMMENT '提示 · of these, NOTICE at first',
    most_in_10_minutes UInt64 COMMENT '十分钟最多 · most that were noticed in one of the six ten minutes of the hour',
    load               LowCardinality(String) COMMENT '负荷 · by ANSI/ISA-18.2 for one operator: ACCEPTABLE up to 6 an hour, MANAGEABLE up to 12, OVERLOADED beyond; FLOOD when more than 10 came in ten minutes'
)
AS SELECT hours.hour_start AS hour_start, toTimeZone(hour_start, 'Asia/Shanghai') AS hour_start_local, hours.unit AS unit,
    known_units.name_zh AS unit_name_zh, known_units.name_en AS unit_name_en, alerts, critical, warning, notice, most_in_10_minutes,
    multiIf(most_in_10_minutes > 10, 'FLOOD', alerts > 12, 'OVERLOADED', alerts > 6, 'MANAGEABLE', 'ACCEPTABLE') AS load
FROM (
    SELECT toStartOfHour(ten_minutes) AS hour_start, unit, sum(some) AS alerts, sum(some_critical) AS critical,
        sum(some_warning) AS warning, sum(some_notice) AS notice, max(some) AS most_in_10_minutes
    FROM (
        SELECT toStartOfInterval(toDateTime(first_noticed, 'UTC'), INTERVAL 10 MINUTE) AS ten_minutes, unit, count() AS some,
            countIf(severity = 'CRITICAL') AS some_critical, countIf(severity = 'WARNING') AS some_warning,
            countIf(severity = 'NOTICE') AS some_notice
        FROM (
            SELECT argMin(alert_history.unit, version) AS unit, argMin(alert_history.severity, version) AS severity,
                min(noticed_at) AS first_noticed
            FROM alert_history
            WHERE rule != 'watchdog'
            GROUP BY alert_id
            HAVING max(pages) = 1)
        GROUP BY ten_minutes, unit)
    GROUP BY hour_start, unit) AS hours
LEFT JOIN known_units ON known_units.unit_id = hours.unit
COMMENT '预警负荷 · how many alerts called the people of each unit in each hour, against what a person can handle';

CREATE VIEW v_watchdog
(
    changed_at DateTime64(3, 'UTC') COMMENT '看门狗时间(UTC) · up to here the whole chain worked, from Kafka to this row, by time of arrival',
    age_s      Float64 COMMENT '看门狗龄(秒) · server time less changed_at, seconds; beyond two minutes something is dead, or history is being read'
)
AS SELECT max(alerts.changed_at) AS changed_at, dateDiff('millisecond', changed_at, now64(3)) / 1000 AS age_s
FROM alerts FINAL
WHERE rule = 'watchdog'
HAVING count() > 0
COMMENT '看门狗 · how long ago the chain of alerts last worked; no row: it never has';

CREATE VIEW trace_alerts
(
    alert_id         String COMMENT '预警编号 · alert, as in v_alerts',
    rule             LowCardinality(String) COMMENT '规则 · name of the rule',
    severity         LowCardinality(String) COMMENT '级别 · NOTICE, WARNING or CRITICAL',
    state            LowCardinality(String) COMMENT '状态 · as in v_alerts',
    person_token     String COMMENT '人员令牌 · HMAC token of the person it is about',
    site_id          LowCardinality(String) COMMENT '点位编号 · site where it was noticed; empty when there is none',
    noticed_at       DateTime64(3, 'UTC') COMMENT '发现时间(UTC) · arrival of what showed it',
    noticed_at_local DateTime64(3, 'Asia/Shanghai') COMMENT '发现时间(北京时间) · the same instant in Asia/Shanghai',
    topic            LowCardinality(String) COMMENT '证据主题 · topic of the event that showed it; empty when it was no single event',
    partition        Int32 COMMENT '证据分区 · its partition; -1 when it was no single event',
    offset           Int64 COMMENT '证据位点 · its offset; -1 when it was no single event',
    event_id         String COMMENT '证据事件编号 · its event_id; empty when it was no single event',
    record_ref       String COMMENT '登记编号 · its record in the producer''s own register; empty when not said'
)
AS SELECT alert_id, rule, severity, state, person_token, site_id, noticed_at, toTimeZone(noticed_at, 'Asia/Shanghai') AS noticed_at_local,
    topic, partition, offset, event_id, record_ref
FROM alerts FINAL
WHERE person_token != ''
COMMENT '预警追踪 · alerts about persons with their tokens, for tracer only';

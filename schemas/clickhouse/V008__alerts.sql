-- Alerts: what needs a person. The alert pipeline is the only writer of alerts, board and passflow alert the only ones of
-- alert_actions.

CREATE TABLE alerts
(
    alert_id        String COMMENT '预警编号 · alert; made of its rule, its subject and the data that opened it, so that a replay gives the same',
    version         UInt64 COMMENT '版本号 · generation × 2^48 + number of the change to this alert, from 1',
    rule            LowCardinality(String) COMMENT '规则 · name of the rule in the catalogue, such as fever',
    rule_id         LowCardinality(String) COMMENT '规则编号 · set of settings by which it was judged, as in v_alert_rules',
    category        LowCardinality(String) COMMENT '类别 · IMPORT: infection from outside; INFECTION: of people here; SPREAD: from one to many; CONTROL: loss of control; SYSTEM: passflow itself',
    severity        LowCardinality(String) COMMENT '级别 · NOTICE, WARNING or CRITICAL',
    state           LowCardinality(String) COMMENT '状态 · OPEN: nobody has taken it up; ACKNOWLEDGED; SHELVED: put aside until shelved_until; RESOLVED: ended by data; CLOSED: ended by a person',
    subject_kind    LowCardinality(String) COMMENT '对象类型 · EVENT, SITE, TRIP, PERSON, REGION, GROUP: many alerts of one rule; SYSTEM',
    subject         String COMMENT '对象 · what it is about: event, site, trip or region; of a person the alert_id, the token stands in person_token',
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
    person_token    String COMMENT '人员令牌 · HMAC token of the person; empty when there is none; shown to tracer only',
    text_zh         String COMMENT '中文说明 · what is wrong, where and since when',
    text_en         String COMMENT '英文说明 · the same in English',
    instruction_zh  String COMMENT '中文处置 · what to check and whom to call',
    instruction_en  String COMMENT '英文处置 · the same in English',
    updated_at      DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree(version)
ORDER BY alert_id
COMMENT '预警 · each alert as it is now; read v_alerts_current';

-- Daily and zero reports: a row a post and business day, and a row a report, written by the job (docs/reports.md).

CREATE TABLE daily_reports
(
    business_day      Date COMMENT '业务日 · business day that the report is owed of, named by the local date at its start',
    site_id           LowCardinality(String) COMMENT '点位编号 · post, as in v_sites',
    revision          UInt64 COMMENT '修订号 · generation × 2^48 + judged_at in epoch milliseconds; the highest replaces the others',
    judged_at         DateTime64(3, 'UTC') COMMENT '判定时间(UTC) · instant by whose arrivals the row is so',
    due_at            DateTime64(3, 'UTC') COMMENT '应报时间(UTC) · what arrives from then on is late; as the rule report-missing said when the day began',
    expected          UInt8 COMMENT '是否应报 · 1 when the roster says that the post reports daily, both when the day began and when the report is due',
    delivery          LowCardinality(String) COMMENT '送达 · ON_TIME, LATE: by the arrival of the first report that stands; MISSING: due and none stands; AWAITED: none stands and none is due',
    content           LowCardinality(String) COMMENT '内容 · FIGURES; ZERO: every figure that is said is 0; NONE: no report stands, or one without figures',
    suspect           LowCardinality(String) COMMENT '存疑 · FALSE_ZERO: a zero report, and the gate had counted somebody; FAR_BELOW: far fewer than the gate had counted; empty: neither',
    suspect_figure    LowCardinality(String) COMMENT '存疑项 · RETURNEES or OUTSIDERS, that which is further off; empty when nothing is suspect',
    reports           UInt16 COMMENT '报告份数 · reports of the day that stand; each after the first is a correction',
    first_arrival     Nullable(DateTime64(3, 'UTC')) COMMENT '首报到达(UTC) · when the first of them arrived; null: none stands',
    event_time        Nullable(DateTime64(3, 'UTC')) COMMENT '填报时间(UTC) · when the one that stands for the day was written; null: none stands',
    event_id          String COMMENT '事件编号 · event id of the one that stands for the day: written last; empty: none stands',
    returnees         Nullable(UInt32) COMMENT '返乡人员(人) · declared: people who came back to live here; null when not said',
    outsiders         Nullable(UInt32) COMMENT '外来人员(人) · declared: people from elsewhere who came in; null when not said',
    key_persons       Nullable(UInt32) COMMENT '重点人员(人) · declared: people under daily observation; null when not said',
    key_persons_fever Nullable(UInt32) COMMENT '重点人员发热(人) · declared: those of them with fever; null when not said',
    staff             Nullable(UInt32) COMMENT '在岗人数 · declared: people on duty; null when not said',
    shift             LowCardinality(String) COMMENT '班组 · shift on duty; empty when not said',
    counted_returnees Nullable(UInt32) COMMENT '填报时计数返乡(人) · at least so many had come in to return home or to work, in half hours that were over when the report was written: all who were turned back are taken off; null: none stands',
    counted_outsiders Nullable(UInt32) COMMENT '填报时计数外来(人) · at least so many had come in from elsewhere by then, likewise; null: none stands',
    updated_at        DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree(revision)
PARTITION BY toYear(business_day)
ORDER BY (business_day, site_id)
COMMENT '日报告 · the report that each post owes of each business day; read v_daily_report';

CREATE TABLE report_versions
(
    business_day      Date COMMENT '业务日 · business day reported on; when the post does not say, the one in which the report was written',
    site_id           LowCardinality(String) COMMENT '点位编号 · post, as in v_sites',
    event_id          String COMMENT '事件编号 · event id of the producer',
    event_time        DateTime64(3, 'UTC') COMMENT '填报时间(UTC) · when it was written',
    revision          UInt64 COMMENT '修订号 · generation × 2^48 + events applied: the report, and the void that took it back',
    arrival_time      DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when it arrived first',
    voided_at         Nullable(DateTime64(3, 'UTC')) COMMENT '撤销到达(UTC) · when the void that takes it back arrived; null: it stands',
    returnees         Nullable(UInt32) COMMENT '返乡人员(人) · declared: people who came back to live here; null when not said',
    outsiders         Nullable(UInt32) COMMENT '外来人员(人) · declared: people from elsewhere who came in; null when not said',
    key_persons       Nullable(UInt32) COMMENT '重点人员(人) · declared: people under daily observation; null when not said',
    key_persons_fever Nullable(UInt32) COMMENT '重点人员发热(人) · declared: those of them with fever; null when not said',
    staff             Nullable(UInt32) COMMENT '在岗人数 · declared: people on duty; null when not said',
    shift             LowCardinality(String) COMMENT '班组 · shift on duty; empty when not said',
    record_ref        String COMMENT '原始记录号 · opaque id in the post''s own register; empty when not said',
    partition         UInt32 COMMENT '分区 · Kafka partition of site-status in which it stands',
    offset            UInt64 COMMENT '偏移 · Kafka offset of its first copy',
    updated_at        DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree(revision)
PARTITION BY toYear(business_day)
ORDER BY (business_day, site_id, event_id, toStartOfMinute(event_time))
COMMENT '日报告历史 · every daily report, those taken back too; read v_report_history';

CREATE VIEW report_days
(
    business_day  Date COMMENT '业务日 · business day',
    site_id       LowCardinality(String) COMMENT '点位编号 · post',
    region        String COMMENT '行政区划代码 · division code of the post when the day began; empty when not known',
    kind          LowCardinality(String) COMMENT '类型 · kind of the post; empty when not known',
    name_zh       String COMMENT '中文名称 · name in Chinese; empty when not known',
    name_en       String COMMENT '英文名称 · name in English; empty when not known',
    unit          String COMMENT '责任单位 · unit that is responsible; empty when not known',
    returned      UInt64 COMMENT '计数返乡(人) · persons who came in to return home or to work, less all who were turned back, as counted now; 0 also where nothing was heard',
    admitted      UInt64 COMMENT '计数外来(人) · persons from elsewhere who came in, less all who were turned back, as counted now; 0 also where nothing was heard'
)
AS SELECT days.business_day AS business_day, days.site_id AS site_id,
    if((days.day_start < roster.holds_until) AS holds, roster.region, '') AS region, if(holds, toString(roster.kind), '') AS kind, if(holds, roster.name_zh, '') AS name_zh,
    if(holds, roster.name_en, '') AS name_en, if(holds, roster.unit, '') AS unit, counts.returned AS returned, counts.admitted AS admitted
FROM (
    SELECT business_day, toString(site_id) AS site_id,
        toDateTime64(toDateTime(business_day, 'Asia/Shanghai') + INTERVAL 4 HOUR, 3, 'UTC') AS day_start
    FROM daily_reports FINAL) AS days
ASOF LEFT JOIN (SELECT *, ifNull(v_sites.valid_to, toDateTime64('2299-01-01 00:00:00', 3, 'UTC')) AS holds_until FROM v_sites) AS roster
    ON roster.site_id = days.site_id AND roster.valid_from <= days.day_start
LEFT JOIN (
    SELECT toString(flow_1d.site_id) AS site_id, toDateTime64(window_start, 3, 'UTC') AS day_start,
        toUInt64(greatest(toInt64(purpose_return_home) + toInt64(purpose_return_work) - toInt64(persons_turned_back), 0)) AS returned,
        toUInt64(greatest(toInt64(persons_outsider) - toInt64(persons_turned_back), 0)) AS admitted
    FROM flow_1d FINAL WHERE direction = 'IN') AS counts ON counts.site_id = days.site_id AND counts.day_start = days.day_start
COMMENT '日报告点位 · each post and day of daily_reports with the roster of that day and what was counted; a step on the way, not for readers';

CREATE VIEW v_daily_report
(
    business_day         Date COMMENT '业务日 · business day that the report is owed of, named by the local date at its start',
    site_id              LowCardinality(String) COMMENT '点位编号 · post, as in v_sites',
    name_zh              String COMMENT '中文名称 · name in Chinese when the day began; empty when not known',
    name_en              String COMMENT '英文名称 · name in English when the day began; empty when not known',
    kind                 LowCardinality(String) COMMENT '类型 · kind of the post; empty when not known',
    region               String COMMENT '行政区划代码 · division code of the post; empty when not known',
    unit                 String COMMENT '责任单位 · unit that is responsible; empty when not known',
    expected             UInt8 COMMENT '是否应报 · 1 when the post owes a report of the day',
    due_at               DateTime64(3, 'UTC') COMMENT '应报时间(UTC) · what arrives from then on is late',
    due_at_local         DateTime64(3, 'Asia/Shanghai') COMMENT '应报时间(北京时间) · the same instant in Asia/Shanghai',
    delivery             LowCardinality(String) COMMENT '送达 · ON_TIME, LATE: by the arrival of the first report that stands; MISSING: due and none stands; AWAITED: none stands and none is due',
    content              LowCardinality(String) COMMENT '内容 · FIGURES; ZERO: every figure that is said is 0; NONE: no report stands, or one without figures',
    suspect              LowCardinality(String) COMMENT '存疑 · FALSE_ZERO: a zero report, and the gate had counted somebody; FAR_BELOW: far fewer than the gate had counted; empty: neither',
    suspect_figure       LowCardinality(String) COMMENT '存疑项 · RETURNEES or OUTSIDERS; empty when nothing is suspect',
    reports              UInt16 COMMENT '报告份数 · reports of the day that stand; the last is the one shown',
    corrections          UInt16 COMMENT '更正次数 · how many of them corrected one before',
    first_arrival        Nullable(DateTime64(3, 'UTC')) COMMENT '首报到达(UTC) · when the first of them arrived; null: none stands',
    first_arrival_local  Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '首报到达(北京时间) · the same instant in Asia/Shanghai',
    minutes_late         Nullable(UInt32) COMMENT '迟报(分钟) · whole minutes from due_at to first_arrival; null when it is not late',
    event_time           Nullable(DateTime64(3, 'UTC')) COMMENT '填报时间(UTC) · when the one that stands for the day was written; null: none stands',
    event_id             String COMMENT '事件编号 · its event id; empty: none stands',
    returnees            Nullable(UInt32) COMMENT '返乡人员(人) · declared: people who came back to live here; null when not said',
    returnees_then       Nullable(UInt32) COMMENT '填报时计数返乡(人) · at least so many had come in to return home or to work when the report was written: all who were turned back are taken off; null: none stands',
    returnees_counted    UInt64 COMMENT '计数返乡(人) · the same of the whole day, as counted now; 0 also where nothing was heard',
    outsiders            Nullable(UInt32) COMMENT '外来人员(人) · declared: people from elsewhere who came in; null when not said',
    outsiders_then       Nullable(UInt32) COMMENT '填报时计数外来(人) · at least so many had come in from elsewhere by then, likewise; null: none stands',
    outsiders_counted    UInt64 COMMENT '计数外来(人) · the same of the whole day, as counted now; 0 also where nothing was heard',
    key_persons          Nullable(UInt32) COMMENT '重点人员(人) · declared: people under daily observation; null when not said',
    key_persons_fever    Nullable(UInt32) COMMENT '重点人员发热(人) · declared: those of them with fever; null when not said',
    staff                Nullable(UInt32) COMMENT '在岗人数 · declared: people on duty; null when not said',
    shift                LowCardinality(String) COMMENT '班组 · shift on duty; empty when not said',
    judged_at            DateTime64(3, 'UTC') COMMENT '判定时间(UTC) · instant by whose arrivals the row is so',
    revision             UInt64 COMMENT '修订号 · generation × 2^48 + judged_at in epoch milliseconds'
)
AS SELECT reports.business_day AS business_day, reports.site_id AS site_id, days.name_zh AS name_zh, days.name_en AS name_en,
    days.kind AS kind, days.region AS region, days.unit AS unit, expected, due_at, toTimeZone(due_at, 'Asia/Shanghai') AS due_at_local,
    delivery, content, suspect, suspect_figure, reports.reports AS reports, toUInt16(greatest(toInt32(reports.reports) - 1, 0)) AS corrections,
    first_arrival, toTimeZone(first_arrival, 'Asia/Shanghai') AS first_arrival_local,
    if(delivery = 'LATE', toUInt32(dateDiff('second', due_at, first_arrival) / 60), NULL) AS minutes_late, event_time, event_id,
    returnees, counted_returnees AS returnees_then, days.returned AS returnees_counted,
    outsiders, counted_outsiders AS outsiders_then, days.admitted AS outsiders_counted,
    key_persons, key_persons_fever, staff, shift, judged_at, revision
FROM (SELECT * FROM daily_reports FINAL) AS reports
LEFT JOIN report_days AS days ON days.business_day = reports.business_day AND days.site_id = reports.site_id
COMMENT '日报告 · the report that each post owes of each business day: whether it came in time, what it says, whether that can be, and what was counted beside it';

CREATE VIEW v_report_history
(
    business_day       Date COMMENT '业务日 · business day reported on',
    site_id            LowCardinality(String) COMMENT '点位编号 · post, as in v_sites',
    number             Nullable(UInt32) COMMENT '序号 · 1: the first report of the day, each after it a correction, in the order in which they were written; null: taken back',
    event_time         DateTime64(3, 'UTC') COMMENT '填报时间(UTC) · when it was written',
    event_time_local   DateTime64(3, 'Asia/Shanghai') COMMENT '填报时间(北京时间) · the same instant in Asia/Shanghai',
    arrival_time       DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when it arrived first',
    arrival_time_local DateTime64(3, 'Asia/Shanghai') COMMENT '到达时间(北京时间) · the same instant in Asia/Shanghai',
    voided_at          Nullable(DateTime64(3, 'UTC')) COMMENT '撤销到达(UTC) · when the void that takes it back arrived; null: it stands',
    returnees          Nullable(UInt32) COMMENT '返乡人员(人) · declared: people who came back to live here; null when not said',
    outsiders          Nullable(UInt32) COMMENT '外来人员(人) · declared: people from elsewhere who came in; null when not said',
    key_persons        Nullable(UInt32) COMMENT '重点人员(人) · declared: people under daily observation; null when not said',
    key_persons_fever  Nullable(UInt32) COMMENT '重点人员发热(人) · declared: those of them with fever; null when not said',
    staff              Nullable(UInt32) COMMENT '在岗人数 · declared: people on duty; null when not said',
    shift              LowCardinality(String) COMMENT '班组 · shift on duty; empty when not said',
    event_id           String COMMENT '事件编号 · event id of the producer',
    record_ref         String COMMENT '原始记录号 · opaque id in the post''s own register; empty when not said',
    partition          UInt32 COMMENT '分区 · Kafka partition of site-status in which it stands',
    offset             UInt64 COMMENT '偏移 · Kafka offset of its first copy'
)
AS SELECT business_day, site_id,
    if(voided_at IS NULL, toUInt32(countIf(voided_at IS NULL) OVER (PARTITION BY business_day, site_id ORDER BY event_time, event_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)), NULL) AS number,
    event_time, toTimeZone(event_time, 'Asia/Shanghai') AS event_time_local,
    arrival_time, toTimeZone(arrival_time, 'Asia/Shanghai') AS arrival_time_local, voided_at,
    returnees, outsiders, key_persons, key_persons_fever, staff, shift, event_id, record_ref, partition, offset
FROM report_versions FINAL
COMMENT '日报告历史 · every report of every post, corrections numbered, those taken back too';

CREATE VIEW v_coverage
(
    business_day      Date COMMENT '业务日 · business day',
    tier              LowCardinality(String) COMMENT '层级 · PROVINCE, CITY, COUNTY, TOWNSHIP, VILLAGE, or UNKNOWN: posts that are in no roster or have no region',
    region            String COMMENT '行政区划代码 · division code of 2, 4, 6, 9 or 12 digits, or UNKNOWN',
    name_zh           String COMMENT '中文名称 · name in Chinese; empty when not known',
    name_en           String COMMENT '英文名称 · name in English; empty when not known',
    expected          UInt64 COMMENT '应报点位 · posts beneath that owe a report of the day',
    on_time           UInt64 COMMENT '按时 · of these: reported in time',
    late              UInt64 COMMENT '迟报 · of these: reported late',
    missing           UInt64 COMMENT '漏报 · of these: due, and no report',
    awaited           UInt64 COMMENT '待报 · of these: not due yet, and no report',
    coverage          Nullable(Float64) COMMENT '覆盖率 · share of expected that reported, in time or late, 0 to 1; null when none is expected',
    zero              UInt64 COMMENT '零报告 · of these: zero reports',
    without_figures   UInt64 COMMENT '无数据报告 · of these: reports without figures',
    suspect           UInt64 COMMENT '存疑 · of these: reports that the counts do not allow',
    corrected         UInt64 COMMENT '已更正 · of these: with corrections',
    unexpected        UInt64 COMMENT '非应报点位 · posts beneath that reported without owing a report; their figures are part of the sums',
    units_expected    UInt64 COMMENT '应报下级 · regions of the next tier beneath with at least one post that owes a report; 0 of a village',
    units_heard       UInt64 COMMENT '有报下级 · of these: at least one post reported',
    units_complete    UInt64 COMMENT '报齐下级 · of these: every post reported',
    returnees         UInt64 COMMENT '返乡人员(人) · declared, added up; equal at each tier as far as codes reach',
    returnees_counted UInt64 COMMENT '计数返乡(人) · counted by the gates of the same posts in the day, as known now',
    outsiders         UInt64 COMMENT '外来人员(人) · declared, added up',
    outsiders_counted UInt64 COMMENT '计数外来(人) · counted by the gates of the same posts in the day, as known now',
    key_persons       UInt64 COMMENT '重点人员(人) · declared, added up',
    key_persons_fever UInt64 COMMENT '重点人员发热(人) · declared, added up'
)
AS WITH
    [2, 4, 6, 9, 12] AS lengths,
    posts AS (
        SELECT business_day, if(region = '', 'UNKNOWN', region) AS home,
            if(home = 'UNKNOWN', ['UNKNOWN'], arrayMap(digits -> left(home, digits), arrayFilter(digits -> length(home) >= digits, lengths))) AS above,
            expected = 1 AS owes, owes AND delivery IN ('ON_TIME', 'LATE') AS came, delivery, content, v_daily_report.suspect AS doubt,
            v_daily_report.corrections AS corrections, v_daily_report.reports AS reports,
            v_daily_report.returnees AS returned, v_daily_report.returnees_counted AS returned_counted,
            v_daily_report.outsiders AS admitted, v_daily_report.outsiders_counted AS admitted_counted,
            v_daily_report.key_persons AS observed, v_daily_report.key_persons_fever AS feverish
        FROM v_daily_report),
    tiers AS (
        SELECT business_day, place, countIf(owes) AS expected, countIf(owes AND delivery = 'ON_TIME') AS on_time,
            countIf(owes AND delivery = 'LATE') AS late, countIf(owes AND delivery = 'MISSING') AS missing,
            countIf(owes AND delivery = 'AWAITED') AS awaited, countIf(came AND content = 'ZERO') AS zero,
            countIf(came AND content = 'NONE') AS without_figures, countIf(owes AND doubt != '') AS suspect,
            countIf(owes AND corrections > 0) AS corrected, countIf(NOT owes AND posts.reports > 0) AS unexpected,
            toUInt64(sum(ifNull(returned, 0))) AS returnees, toUInt64(sum(returned_counted)) AS returnees_counted,
            toUInt64(sum(ifNull(admitted, 0))) AS outsiders, toUInt64(sum(admitted_counted)) AS outsiders_counted,
            toUInt64(sum(ifNull(observed, 0))) AS key_persons, toUInt64(sum(ifNull(feverish, 0))) AS key_persons_fever
        FROM posts ARRAY JOIN above AS place
        GROUP BY business_day, place),
    beneath AS (
        SELECT business_day, left(place, transform(length(place), [4, 6, 9, 12], [2, 4, 6, 9], 0)) AS parent,
            countIf(tiers.expected > 0) AS units_expected, countIf(tiers.expected > 0 AND tiers.on_time + tiers.late > 0) AS units_heard,
            countIf(tiers.expected > 0 AND tiers.on_time + tiers.late = tiers.expected) AS units_complete
        FROM tiers WHERE length(place) IN (4, 6, 9, 12) AND place != 'UNKNOWN'
        GROUP BY business_day, parent)
SELECT tiers.business_day AS business_day,
    if(place = 'UNKNOWN', 'UNKNOWN', transform(length(place), lengths, ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'], 'UNKNOWN')) AS tier,
    place AS region, v_regions.name_zh AS name_zh, v_regions.name_en AS name_en,
    tiers.expected AS expected, tiers.on_time AS on_time, tiers.late AS late, tiers.missing AS missing, tiers.awaited AS awaited,
    if(tiers.expected = 0, NULL, (tiers.on_time + tiers.late) / tiers.expected) AS coverage, tiers.zero AS zero,
    tiers.without_figures AS without_figures, tiers.suspect AS suspect, tiers.corrected AS corrected, tiers.unexpected AS unexpected,
    beneath.units_expected AS units_expected, beneath.units_heard AS units_heard, beneath.units_complete AS units_complete,
    tiers.returnees AS returnees, tiers.returnees_counted AS returnees_counted, tiers.outsiders AS outsiders,
    tiers.outsiders_counted AS outsiders_counted, tiers.key_persons AS key_persons, tiers.key_persons_fever AS key_persons_fever
FROM tiers
LEFT JOIN beneath ON beneath.business_day = tiers.business_day AND beneath.parent = tiers.place
LEFT JOIN v_regions ON v_regions.code = tiers.place
COMMENT '日报告覆盖率 · who reported and who did not, for every region on every business day, with what was declared and counted beneath it';

CREATE OR REPLACE VIEW v_rule_names
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
        ('report-missing', '日报漏报', 'daily report missing', 'CONTROL', ''),
        ('report-late', '日报迟报', 'daily report late', 'CONTROL', ''),
        ('report-suspect', '日报存疑', 'daily report in doubt', 'CONTROL', 'PERSONS'),
        ('watchdog', '系统心跳', 'watchdog', 'SYSTEM', '')]) AS row)
COMMENT '规则名称 · the rules of the catalogue by name';

-- Reference data with history: every version that the control topics gave (sites: V002), what trips and posts said of
-- themselves, and the files that passflow migrate loads.

CREATE TABLE units
(
    unit_id        String COMMENT '单位编号 · unit',
    valid_from     DateTime64(3, 'UTC') COMMENT '生效时间(UTC) · when this version begins to hold; kept within 1900–2299',
    valid_to       Nullable(DateTime64(3, 'UTC')) COMMENT '失效时间(UTC) · when it ends, exclusive; null: until a later version; not behind valid_from: withdrawn',
    name_zh        String COMMENT '中文名称 · name in Chinese; empty when not said',
    name_en        String COMMENT '英文名称 · name in English; empty when not said',
    parent         String COMMENT '上级单位 · unit to which alerts escalate; empty when there is none',
    region         String COMMENT '行政区划代码 · division code of 2, 4, 6, 9 or 12 digits; empty when not said',
    duty_telephone String COMMENT '值班电话 · telephone of the office on duty; empty when not said',
    arrival_time   DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when the version arrived; of two with one valid_from the later stands',
    updated_at     DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree(arrival_time)
ORDER BY (unit_id, valid_from)
COMMENT '责任单位 · every version of every unit that is responsible for sites; read v_units';

CREATE VIEW v_units
(
    unit_id        String COMMENT '单位编号 · unit',
    valid_from     DateTime64(3, 'UTC') COMMENT '生效时间(UTC) · when this version begins to hold',
    valid_to       Nullable(DateTime64(3, 'UTC')) COMMENT '失效时间(UTC) · when it ends, exclusive, by itself or by the next version; null: it still holds',
    name_zh        String COMMENT '中文名称 · name in Chinese; empty when not said',
    name_en        String COMMENT '英文名称 · name in English; empty when not said',
    parent         String COMMENT '上级单位 · unit to which alerts escalate; empty when there is none',
    region         String COMMENT '行政区划代码 · division code of 2, 4, 6, 9 or 12 digits; empty when not said',
    duty_telephone String COMMENT '值班电话 · telephone of the office on duty; empty when not said',
    arrival_time   DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when the version arrived; jobs judge by it from then on, if that is later than valid_from'
)
AS SELECT unit_id, units.valid_from AS valid_from,
    least(units.valid_to, leadInFrame(toNullable(units.valid_from)) OVER (PARTITION BY unit_id ORDER BY units.valid_from
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) AS valid_to,
    name_zh, name_en, parent, region, duty_telephone, arrival_time
FROM units FINAL
WHERE ifNull(units.valid_to > units.valid_from, true)
COMMENT '责任单位 · every version of every unit with the time for which it holds; a withdrawn version is left out';

CREATE TABLE risk_areas
(
    code         String COMMENT '区划代码 · division code: of the village or community (12 digits) where it is known, else of the county that contains the area',
    valid_from   DateTime64(3, 'UTC') COMMENT '生效时间(UTC) · when this version begins to hold; kept within 1900–2299',
    valid_to     Nullable(DateTime64(3, 'UTC')) COMMENT '失效时间(UTC) · when it ends, exclusive; null: until a later version; not behind valid_from: withdrawn',
    name         String COMMENT '名称 · the area as announced; empty when not said',
    level        LowCardinality(String) COMMENT '风险等级 · HIGH, MEDIUM or LOW',
    arrival_time DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when the version arrived; of two with one valid_from the later stands',
    updated_at   DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree(arrival_time)
ORDER BY (code, valid_from)
COMMENT '风险地区 · every version of every risk area; read v_risk_areas';

CREATE VIEW v_risk_areas
(
    code         String COMMENT '区划代码 · division code: of the village or community (12 digits) where it is known, else of the county that contains the area',
    valid_from   DateTime64(3, 'UTC') COMMENT '生效时间(UTC) · when this version begins to hold',
    valid_to     Nullable(DateTime64(3, 'UTC')) COMMENT '失效时间(UTC) · when it ends, exclusive, by itself or by the next version; null: it still holds',
    name         String COMMENT '名称 · the area as announced; empty when not said',
    level        LowCardinality(String) COMMENT '风险等级 · HIGH, MEDIUM or LOW',
    arrival_time DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when the version arrived; jobs judge by it from then on, if that is later than valid_from'
)
AS SELECT code, risk_areas.valid_from AS valid_from,
    least(risk_areas.valid_to, leadInFrame(toNullable(risk_areas.valid_from)) OVER (PARTITION BY code ORDER BY risk_areas.valid_from
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) AS valid_to,
    name, level, arrival_time
FROM risk_areas FINAL
WHERE ifNull(risk_areas.valid_to > risk_areas.valid_from, true)
COMMENT '风险地区 · every version of every risk area with the time for which it holds; a withdrawn version is left out';

CREATE TABLE response_levels
(
    region       String COMMENT '行政区划代码 · where it is in force, division code',
    valid_from   DateTime64(3, 'UTC') COMMENT '生效时间(UTC) · when this version begins to hold; kept within 1900–2299',
    valid_to     Nullable(DateTime64(3, 'UTC')) COMMENT '失效时间(UTC) · when it ends, exclusive; null: until a later version; not behind valid_from: withdrawn',
    level        UInt8 COMMENT '响应级别 · level of the emergency response, 1 (the gravest) to 4',
    arrival_time DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when the version arrived; of two with one valid_from the later stands',
    updated_at   DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree(arrival_time)
ORDER BY (region, valid_from)
COMMENT '应急响应级别 · every version of the level of response in force; read v_response_levels';

CREATE VIEW v_response_levels
(
    region       String COMMENT '行政区划代码 · where it is in force, division code',
    valid_from   DateTime64(3, 'UTC') COMMENT '生效时间(UTC) · when this version begins to hold',
    valid_to     Nullable(DateTime64(3, 'UTC')) COMMENT '失效时间(UTC) · when it ends, exclusive, by itself or by the next version; null: it still holds',
    level        UInt8 COMMENT '响应级别 · level of the emergency response, 1 (the gravest) to 4',
    arrival_time DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when the version arrived; jobs judge by it from then on, if that is later than valid_from'
)
AS SELECT region, response_levels.valid_from AS valid_from,
    least(response_levels.valid_to, leadInFrame(toNullable(response_levels.valid_from)) OVER (PARTITION BY region ORDER BY response_levels.valid_from
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) AS valid_to,
    level, arrival_time
FROM response_levels FINAL
WHERE ifNull(response_levels.valid_to > response_levels.valid_from, true)
COMMENT '应急响应级别 · the level of response in force in a region and when; a withdrawn version is left out';

CREATE TABLE alert_rules
(
    rule_id               String COMMENT '规则编号 · set of settings of a rule',
    valid_from            DateTime64(3, 'UTC') COMMENT '生效时间(UTC) · when this version begins to hold; kept within 1900–2299',
    valid_to              Nullable(DateTime64(3, 'UTC')) COMMENT '失效时间(UTC) · when it ends, exclusive; null: until a later version; not behind valid_from: withdrawn',
    rule                  LowCardinality(String) COMMENT '规则 · name of the rule in the catalogue, such as fever; empty: the same as rule_id',
    thresholds            Map(String, String) COMMENT '阈值 · settings by name, as written: numbers, texts, true or false; empty: those of the catalogue',
    scope_sites           Array(String) COMMENT '适用点位 · sites to which it applies; empty: all',
    scope_kinds           Array(String) COMMENT '适用类型 · kinds of sites to which it applies; empty: all',
    scope_regions         Array(String) COMMENT '适用区划 · division codes to which it applies, with all beneath them; empty: all',
    scope_response_levels Array(UInt8) COMMENT '适用响应级别 · levels of response at which it applies, 1 to 4; empty: all',
    severity              LowCardinality(String) COMMENT '级别 · NOTICE, WARNING or CRITICAL; empty: that of the catalogue',
    enabled               Nullable(UInt8) COMMENT '启用 · 0 switches the rule off in its scope; null when not said, which is on',
    author                String COMMENT '设定人 · officer who set it; empty when not said',
    reason                String COMMENT '设定原因 · why it was set; empty when not said',
    arrival_time          DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when the version arrived; of two with one valid_from the later stands',
    updated_at            DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree(arrival_time)
ORDER BY (rule_id, valid_from)
COMMENT '预警规则 · every version of every rule''s settings; read v_alert_rules';

CREATE VIEW v_alert_rules
(
    rule_id               String COMMENT '规则编号 · set of settings of a rule',
    valid_from            DateTime64(3, 'UTC') COMMENT '生效时间(UTC) · when this version begins to hold',
    valid_to              Nullable(DateTime64(3, 'UTC')) COMMENT '失效时间(UTC) · when it ends, exclusive, by itself or by the next version; null: it still holds',
    rule                  LowCardinality(String) COMMENT '规则 · name of the rule in the catalogue, such as fever',
    thresholds            Map(String, String) COMMENT '阈值 · settings by name, as written: numbers, texts, true or false; empty: those of the catalogue',
    scope_sites           Array(String) COMMENT '适用点位 · sites to which it applies; empty: all',
    scope_kinds           Array(String) COMMENT '适用类型 · kinds of sites to which it applies; empty: all',
    scope_regions         Array(String) COMMENT '适用区划 · division codes to which it applies, with all beneath them; empty: all',
    scope_response_levels Array(UInt8) COMMENT '适用响应级别 · levels of response at which it applies, 1 to 4; empty: all',
    severity              LowCardinality(String) COMMENT '级别 · NOTICE, WARNING or CRITICAL; empty: that of the catalogue',
    enabled               Nullable(UInt8) COMMENT '启用 · 0 switches the rule off in its scope; null when not said, which is on',
    author                String COMMENT '设定人 · officer who set it; empty when not said',
    reason                String COMMENT '设定原因 · why it was set; empty when not said',
    arrival_time          DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when the version arrived; jobs judge by it from then on, if that is later than valid_from'
)
AS SELECT rule_id, alert_rules.valid_from AS valid_from,
    least(alert_rules.valid_to, leadInFrame(toNullable(alert_rules.valid_from)) OVER (PARTITION BY rule_id ORDER BY alert_rules.valid_from
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) AS valid_to,
    if(alert_rules.rule = '', rule_id, alert_rules.rule) AS rule, thresholds, scope_sites, scope_kinds, scope_regions, scope_response_levels, severity, enabled, author, reason, arrival_time
FROM alert_rules FINAL
WHERE ifNull(alert_rules.valid_to > alert_rules.valid_from, true)
COMMENT '预警规则 · every version of every rule''s settings with the time for which it holds; a withdrawn version is left out';

CREATE TABLE trips
(
    site_id        LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    trip_id        String COMMENT '班次编号 · the run, unique per run and day',
    mode           LowCardinality(String) COMMENT '方式 · TRAIN, FLIGHT or COACH',
    number         LowCardinality(String) COMMENT '车次或航班号 · number on the timetable, such as K603',
    status         LowCardinality(String) COMMENT '状态 · SCHEDULED, ARRIVED, CLOSED, CANCELLED or SUSPENDED',
    scheduled_time DateTime64(3, 'UTC') COMMENT '计划到达时间(UTC) · scheduled arrival; kept within 1900–2299',
    passengers     Nullable(UInt32) COMMENT '到站人数 · how many got off; null when not said',
    origin_region  String COMMENT '始发地区划代码 · where it comes from, division code; empty when not said',
    event_id       String COMMENT '事件编号 · event id of the producer',
    event_time     DateTime64(3, 'UTC') COMMENT '发生时间(UTC) · when it happened; kept within 1900–2299',
    is_void        UInt8 COMMENT '撤销 · 1 when it takes the event with the same site, id and minute back',
    source         LowCardinality(String) COMMENT '来源 · producer and department; empty when not said',
    record_ref     String COMMENT '原始记录号 · opaque id in the producer''s own register; empty when not said',
    arrival_time   DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · Kafka record timestamp; of several copies the later stands',
    updated_at     DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree(arrival_time)
ORDER BY (site_id, toStartOfMinute(event_time), event_id, is_void)
COMMENT '班次事件 · every message on a train, flight or coach within the horizon, voids too; a repeat replaces itself; read v_trips';

CREATE TABLE site_status
(
    site_id           LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    status            LowCardinality(String) COMMENT '状态 · OPENED, CLOSED, SUSPENDED, HEARTBEAT, DISINFECTED, DAILY_REPORT or IMMEDIATE_REPORT',
    business_day      Nullable(Date) COMMENT '业务日 · business day reported on, as the post says; null when not said',
    returnees         Nullable(UInt32) COMMENT '返乡人员(人) · people who came back to live here; null when not said',
    outsiders         Nullable(UInt32) COMMENT '外来人员(人) · people from elsewhere who came in; null when not said',
    key_persons       Nullable(UInt32) COMMENT '重点人员(人) · people under daily observation; null when not said',
    key_persons_fever Nullable(UInt32) COMMENT '重点人员发热(人) · those of them with fever; null when not said',
    staff             Nullable(UInt32) COMMENT '在岗人数 · people on duty; null when not said',
    shift             LowCardinality(String) COMMENT '班组 · shift on duty; empty when not said',
    text              String COMMENT '说明 · what the post adds in words; empty when not said',
    event_id          String COMMENT '事件编号 · event id of the producer',
    event_time        DateTime64(3, 'UTC') COMMENT '发生时间(UTC) · when it happened; kept within 1900–2299',
    is_void           UInt8 COMMENT '撤销 · 1 when it takes the event with the same site, id and minute back',
    source            LowCardinality(String) COMMENT '来源 · producer and department; empty when not said',
    record_ref        String COMMENT '原始记录号 · opaque id in the producer''s own register; empty when not said',
    arrival_time      DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · Kafka record timestamp; of several copies the later stands',
    updated_at        DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree(arrival_time)
PARTITION BY toYYYYMM(event_time)
ORDER BY (site_id, toStartOfMinute(event_time), event_id, is_void)
COMMENT '点位状态 · every message of a post about itself within the horizon, voids too; a repeat replaces itself; read v_site_status';

CREATE VIEW v_trips
(
    site_id              LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    trip_id              String COMMENT '班次编号 · the run, unique per run and day',
    mode                 LowCardinality(String) COMMENT '方式 · TRAIN, FLIGHT or COACH',
    number               LowCardinality(String) COMMENT '车次或航班号 · number on the timetable, such as K603',
    status               LowCardinality(String) COMMENT '状态 · as last said: SCHEDULED, ARRIVED, CLOSED, CANCELLED or SUSPENDED',
    status_time          DateTime64(3, 'UTC') COMMENT '状态时间(UTC) · when that status began',
    scheduled_time       DateTime64(3, 'UTC') COMMENT '计划到达时间(UTC) · scheduled arrival, as last said',
    scheduled_time_local DateTime64(3, 'Asia/Shanghai') COMMENT '计划到达时间(北京时间) · the same instant in Asia/Shanghai',
    business_day         Date COMMENT '业务日 · business day of the scheduled arrival',
    arrived_time         Nullable(DateTime64(3, 'UTC')) COMMENT '实际到达时间(UTC) · when it arrived; null when it has not, or nobody said so',
    passengers           Nullable(UInt32) COMMENT '到站人数 · how many got off, as last said; null when never said',
    origin_region        String COMMENT '始发地区划代码 · where it comes from, division code, as last said; empty when never said',
    source               LowCardinality(String) COMMENT '来源 · producer and department of the last message; empty when not said',
    arrival_time         DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when the last message arrived'
)
AS SELECT site_id, trip_id,
    argMax(trips.mode, moment) AS mode,
    argMax(trips.number, moment) AS number,
    argMax(trips.status, moment) AS status,
    argMax(trips.event_time, moment) AS status_time,
    argMax(trips.scheduled_time, moment) AS scheduled_time,
    toTimeZone(scheduled_time, 'Asia/Shanghai') AS scheduled_time_local,
    toDate(scheduled_time_local - INTERVAL 4 HOUR) AS business_day,
    maxOrNullIf(trips.event_time, trips.status = 'ARRIVED') AS arrived_time,
    argMax(trips.passengers, moment) AS passengers,
    ifNull(argMax(nullIf(trips.origin_region, ''), moment), '') AS origin_region,
    argMax(trips.source, moment) AS source,
    argMax(trips.arrival_time, moment) AS arrival_time
FROM (SELECT *, (event_time, arrival_time, event_id) AS moment FROM trips FINAL) AS trips
WHERE is_void = 0 AND (site_id, event_id, toStartOfMinute(trips.event_time)) NOT IN
    (SELECT site_id, event_id, toStartOfMinute(event_time) FROM trips FINAL WHERE is_void = 1)
GROUP BY site_id, trip_id
COMMENT '班次 · the latest state of each train, flight and coach at a hub, without voided messages';

CREATE VIEW v_site_status
(
    site_id           LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    event_id          String COMMENT '事件编号 · event id of the producer',
    event_time        DateTime64(3, 'UTC') COMMENT '发生时间(UTC) · when it happened',
    event_time_local  DateTime64(3, 'Asia/Shanghai') COMMENT '发生时间(北京时间) · the same instant in Asia/Shanghai',
    status            LowCardinality(String) COMMENT '状态 · OPENED, CLOSED, SUSPENDED, HEARTBEAT, DISINFECTED, DAILY_REPORT or IMMEDIATE_REPORT',
    business_day      Nullable(Date) COMMENT '业务日 · business day reported on, as the post says; null when not said',
    returnees         Nullable(UInt32) COMMENT '返乡人员(人) · people who came back to live here; null when not said',
    outsiders         Nullable(UInt32) COMMENT '外来人员(人) · people from elsewhere who came in; null when not said',
    key_persons       Nullable(UInt32) COMMENT '重点人员(人) · people under daily observation; null when not said',
    key_persons_fever Nullable(UInt32) COMMENT '重点人员发热(人) · those of them with fever; null when not said',
    staff             Nullable(UInt32) COMMENT '在岗人数 · people on duty; null when not said',
    shift             LowCardinality(String) COMMENT '班组 · shift on duty; empty when not said',
    text              String COMMENT '说明 · what the post adds in words; empty when not said',
    source            LowCardinality(String) COMMENT '来源 · producer and department; empty when not said',
    record_ref        String COMMENT '原始记录号 · opaque id in the producer''s own register; empty when not said',
    arrival_time      DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when the message arrived'
)
AS SELECT site_id, event_id, event_time, toTimeZone(event_time, 'Asia/Shanghai') AS event_time_local, status, business_day,
    returnees, outsiders, key_persons, key_persons_fever, staff, shift, text, source, record_ref, arrival_time
FROM site_status FINAL
WHERE is_void = 0 AND (site_id, event_id, toStartOfMinute(site_status.event_time)) NOT IN
    (SELECT site_id, event_id, toStartOfMinute(event_time) FROM site_status FINAL WHERE is_void = 1)
COMMENT '点位状态 · what the posts said of themselves, each message once, without voided ones';

CREATE TABLE regions
(
    code       String COMMENT '行政区划代码 · division code: province 2, city 4, county 6, township 9, village 12 digits',
    name_zh    String COMMENT '中文名称 · name in Chinese; empty when not said',
    name_en    String COMMENT '英文名称 · name in English; empty when not said',
    population Nullable(UInt32) COMMENT '人口(人) · inhabitants; null when not known',
    is_deleted UInt8 COMMENT '删除 · 1 when the file no longer holds the row',
    loaded_at  DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '载入时间(UTC) · when passflow migrate stored the row; the last one stands'
)
ENGINE = ReplacingMergeTree(loaded_at, is_deleted)
ORDER BY code
COMMENT '行政区划 · provinces, cities, counties, townships and villages, from regions.csv; read v_regions';

CREATE VIEW v_regions
(
    code       String COMMENT '行政区划代码 · division code: province 2, city 4, county 6, township 9, village 12 digits',
    name_zh    String COMMENT '中文名称 · name in Chinese; empty when not said',
    name_en    String COMMENT '英文名称 · name in English; empty when not said',
    tier       LowCardinality(String) COMMENT '层级 · PROVINCE, CITY, COUNTY, TOWNSHIP or VILLAGE',
    parent     String COMMENT '上级区划 · code of the region above; empty for a province',
    population Nullable(UInt32) COMMENT '人口(人) · inhabitants; null when not known'
)
AS SELECT code, name_zh, name_en,
    multiIf(length(code) = 2, 'PROVINCE', length(code) = 4, 'CITY', length(code) = 6, 'COUNTY', length(code) = 9, 'TOWNSHIP',
        'VILLAGE') AS tier,
    left(code, multiIf(length(code) = 2, 0, length(code) = 4, 2, length(code) = 6, 4, length(code) = 9, 6, 9)) AS parent,
    population
FROM regions FINAL
COMMENT '行政区划 · regions with their tier and the region above';

CREATE TABLE calendar
(
    date       Date COMMENT '日期 · business day, as local date',
    kind       LowCardinality(String) COMMENT '类型 · what kind of day: WORKDAY, WEEKEND, HOLIDAY or MAKEUP_WORKDAY',
    phase      LowCardinality(String) COMMENT '阶段 · phase of the year, such as RETURN_HOME, RETURN_WORK or SCHOOL_START; empty outside of one',
    name_zh    String COMMENT '中文名称 · name in Chinese; empty when not said',
    name_en    String COMMENT '英文名称 · name in English; empty when not said',
    is_deleted UInt8 COMMENT '删除 · 1 when the file no longer holds the row',
    loaded_at  DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '载入时间(UTC) · when passflow migrate stored the row; the last one stands'
)
ENGINE = ReplacingMergeTree(loaded_at, is_deleted)
ORDER BY date
COMMENT '日历 · holidays, make-up days and phases, from calendar.csv; read v_calendar';

CREATE VIEW v_calendar
(
    date    Date COMMENT '日期 · business day, as local date',
    kind    LowCardinality(String) COMMENT '类型 · what kind of day: WORKDAY, WEEKEND, HOLIDAY or MAKEUP_WORKDAY',
    phase   LowCardinality(String) COMMENT '阶段 · phase of the year, such as RETURN_HOME, RETURN_WORK or SCHOOL_START; empty outside of one',
    name_zh String COMMENT '中文名称 · name in Chinese; empty when not said',
    name_en String COMMENT '英文名称 · name in English; empty when not said'
)
AS SELECT date, kind, phase, name_zh, name_en
FROM calendar FINAL
COMMENT '日历 · holidays, make-up days and phases such as return to work and school start';

CREATE TABLE area_aliases
(
    alias      String COMMENT '别名 · a spelling of the name of a village, community or compound',
    code       String COMMENT '区划代码 · division code for which it stands; an alias may stand for several, in different counties',
    is_deleted UInt8 COMMENT '删除 · 1 when the file no longer holds the row',
    loaded_at  DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '载入时间(UTC) · when passflow migrate stored the row; the last one stands'
)
ENGINE = ReplacingMergeTree(loaded_at, is_deleted)
ORDER BY (alias, code)
COMMENT '地名别名 · spellings of villages and compounds, from area_aliases.csv; read v_area_aliases';

CREATE VIEW v_area_aliases
(
    alias  String COMMENT '别名 · a spelling of the name of a village, community or compound',
    code   String COMMENT '区划代码 · division code for which it stands; an alias may stand for several, in different counties',
    county String COMMENT '所属区县 · code of the county that contains it, 6 digits; the code itself when that is shorter'
)
AS SELECT alias, code, left(code, 6) AS county
FROM area_aliases FINAL
COMMENT '地名别名 · spellings of villages and compounds with the division code for which each stands';

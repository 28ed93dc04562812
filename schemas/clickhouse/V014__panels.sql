-- What the board asks of hubs and quarantine: which settings hold at a hub, and which alerts belong to an order. Hand-offs
-- are judged by the set of settings that holds at their hub, as the rule does.

CREATE VIEW v_hub_rules
(
    site_id  String COMMENT '枢纽点位编号 · hub of the roster; empty: any site that is none',
    rule     LowCardinality(String) COMMENT '规则 · name of the rule in the catalogue',
    settings Map(String, String) COMMENT '设置 · in force at the progress of the job: of each setting what the set with the narrowest scope says; what is not in it: the catalogue of this build'
)
AS WITH
    (SELECT max(watermark) FROM progress FINAL) AS progressed,
    (SELECT groupArray((region, level)) FROM v_response_levels
        WHERE greatest(valid_from, arrival_time) <= progressed AND ifNull(valid_to > progressed, true)) AS levels,
    arraySort(one -> -length(one.1), arrayFilter(one -> startsWith(hub_region, one.1), levels)) AS levels_there,
    arrayMax(arrayConcat([0], arrayMap(code -> if(startsWith(hub_region, code), length(code), 0), scope_regions))) AS longest
SELECT site_id, rule,
    arrayFold((known, wider) -> mapUpdate(wider.3, known),
        arraySort(one -> (-one.1, one.2), groupArray((narrowness, rule_id, thresholds))), CAST(map(), 'Map(String, String)')) AS settings
FROM (
    SELECT hubs.site_id AS site_id, rule, rule_id, thresholds,
        if(empty(scope_sites), 0, 52) + if(empty(scope_regions), 0, 4 * longest) + if(empty(scope_kinds), 0, 2)
            + if(empty(scope_response_levels), 0, 1) AS narrowness
    FROM (
        SELECT rule, rule_id, thresholds, scope_sites, scope_kinds, scope_regions, scope_response_levels FROM v_alert_rules
        WHERE greatest(valid_from, arrival_time) <= progressed AND ifNull(valid_to > progressed, true)) AS sets
    CROSS JOIN (
        SELECT v_sites.site_id AS site_id, toString(kind) AS hub_kind, toString(region) AS hub_region FROM v_sites
        WHERE kind IN ('RAIL_STATION', 'AIRPORT', 'COACH_STATION') AND valid_from <= progressed AND ifNull(valid_to > progressed, true)
        UNION ALL SELECT '', '', '') AS hubs
    WHERE (empty(scope_sites) OR has(scope_sites, hubs.site_id)) AND (empty(scope_kinds) OR has(scope_kinds, hub_kind))
        AND (empty(scope_regions) OR longest > 0)
        AND (empty(scope_response_levels) OR has(scope_response_levels, if(empty(levels_there), 0, levels_there[1].2))))
GROUP BY site_id, rule
COMMENT '枢纽规则 · the settings of each rule in force at each hub now';

CREATE VIEW v_quarantine_alerts
(
    alert_id   String COMMENT '预警编号 · alert, as in v_alerts',
    rule       LowCardinality(String) COMMENT '规则 · quarantine-breach, early-release, quarantine-due or temperature-missed',
    state      LowCardinality(String) COMMENT '状态 · as in v_alerts',
    is_open    UInt8 COMMENT '未结束 · 1: it has not ended',
    opened_at  DateTime64(3, 'UTC') COMMENT '发生时间(UTC) · since when it has been so, by the data',
    order_id   String COMMENT '隔离令编号 · order that it is about, as in v_quarantine_orders: of a breach the last that began before',
    kind       LowCardinality(String) COMMENT '隔离方式 · HOME or CENTRAL; empty when not said',
    region     LowCardinality(String) COMMENT '居住地区划代码 · division code of where the person lives; empty when not said',
    site_id    LowCardinality(String) COMMENT '集中隔离点 · quarantine site of a central quarantine; empty at home'
)
AS SELECT told.alert_id AS alert_id, told.rule AS rule, told.state AS state, told.state NOT IN ('RESOLVED', 'CLOSED') AS is_open,
    told.opened_at AS opened_at, orders.order_id AS order_id, orders.kind AS kind, orders.region AS region, orders.site_id AS site_id
FROM (
    SELECT alert_id, rule, state, opened_at, event_id, person_token FROM alerts FINAL
    WHERE rule IN ('quarantine-due', 'temperature-missed') AND subject_kind != 'GROUP') AS told
INNER JOIN quarantine_now AS orders ON orders.person_token = told.person_token AND orders.order_id = told.event_id
UNION ALL
SELECT told.alert_id, told.rule, told.state, told.state NOT IN ('RESOLVED', 'CLOSED'), told.opened_at,
    orders.order_id, orders.kind, orders.region, orders.site_id
FROM (
    SELECT alert_id, rule, state, opened_at, person_token FROM alerts FINAL
    WHERE rule IN ('quarantine-breach', 'early-release') AND subject_kind != 'GROUP') AS told
ASOF INNER JOIN (SELECT * FROM quarantine_now WHERE state != 'VOID') AS orders
    ON orders.person_token = told.person_token AND told.opened_at >= orders.from_time
COMMENT '隔离预警 · alerts about persons in quarantine and the order that each is about, without tokens';

CREATE OR REPLACE VIEW handoff_rule
(
    site_id    String COMMENT '枢纽点位编号 · hub of the roster; empty: any other, the first such row holds',
    roles      UInt16 COMMENT '所需角色数 · how many different roles have to acknowledge a hand-off, by the settings of handoff-unacknowledged in force there now',
    role_names Array(String) COMMENT '计入角色 · roles that count; empty: any'
)
AS SELECT one.1 AS site_id, toUInt16(ifNull(toUInt16OrNull(one.2['roles']), 5)) AS roles,
    multiIf(one.2['role_names'] = 'any', [], one.2['role_names'] != '', arrayMap(name -> trimBoth(name), splitByChar(',', one.2['role_names'])),
        ['township-cadre', 'village-cadre', 'medical-worker', 'police-officer', 'grid-member']) AS role_names
FROM (
    SELECT arrayJoin(arrayConcat(groupArray((site_id, settings)), [('', CAST(map(), 'Map(String, String)'))])) AS one
    FROM v_hub_rules
    WHERE rule = 'handoff-unacknowledged')
COMMENT '交接规则 · how many acknowledgements a hand-off needs now, hub by hub';

CREATE OR REPLACE VIEW journeys_now
(
    trip_id               String COMMENT '班次编号 · the run of a train, flight or coach, as in v_trips',
    person_token          String COMMENT '人员令牌 · HMAC token of the passenger; shown to tracer only',
    site_id               LowCardinality(String) COMMENT '枢纽点位编号 · the hub: site of the first step at one, else of the first step; empty when no step stands',
    arrived_at            Nullable(DateTime64(3, 'UTC')) COMMENT '到达时间(UTC) · first ARRIVED, at the hub; null: no such step',
    registered_at         Nullable(DateTime64(3, 'UTC')) COMMENT '登记时间(UTC) · first REGISTERED; null: no such step',
    screened_at           Nullable(DateTime64(3, 'UTC')) COMMENT '检测时间(UTC) · first SCREENED; null: no such step',
    classified_at         Nullable(DateTime64(3, 'UTC')) COMMENT '分类时间(UTC) · first CLASSIFIED by risk; null: no such step',
    held_at               Nullable(DateTime64(3, 'UTC')) COMMENT '留观开始(UTC) · first HELD for observation; null: no such step',
    released_at           Nullable(DateTime64(3, 'UTC')) COMMENT '留观解除(UTC) · last RELEASED; null: no such step',
    pushed_at             Nullable(DateTime64(3, 'UTC')) COMMENT '推送时间(UTC) · first PUSHED point to point to the home community; null: no such step',
    received_at           Nullable(DateTime64(3, 'UTC')) COMMENT '接收时间(UTC) · first RECEIVED by the community; null: no such step',
    turned_back_at        Nullable(DateTime64(3, 'UTC')) COMMENT '劝返时间(UTC) · first TURNED_BACK; null: no such step',
    exempt_at             Nullable(DateTime64(3, 'UTC')) COMMENT '豁免时间(UTC) · first EXEMPT: nothing more to do; null: no such step',
    transfer_departed_at  Nullable(DateTime64(3, 'UTC')) COMMENT '转运出发(UTC) · first TRANSFER_DEPARTED; null: no such step',
    transfer_arrived_at   Nullable(DateTime64(3, 'UTC')) COMMENT '转运到达(UTC) · first TRANSFER_ARRIVED; null: no such step',
    home_arrived_at       Nullable(DateTime64(3, 'UTC')) COMMENT '到家时间(UTC) · first HOME_ARRIVED; null: no such step',
    held_ms               Int64 COMMENT '留观时长(毫秒) · from HELD to RELEASED, all such times together; one that goes on adds nothing',
    held_since            Nullable(DateTime64(3, 'UTC')) COMMENT '留观中自(UTC) · the HELD that no RELEASED has followed; null when there is none',
    acked_roles           Array(String) COMMENT '已确认角色 · roles that acknowledged, each once, by name; unknown: not said which',
    acks                  UInt16 COMMENT '已确认角色数 · how many they are',
    first_acked_at        Nullable(DateTime64(3, 'UTC')) COMMENT '首次确认(UTC) · first ACKED; null: none',
    last_acked_at         Nullable(DateTime64(3, 'UTC')) COMMENT '末次新角色确认(UTC) · when the last of these roles acknowledged first; null: none',
    origin_region         String COMMENT '来源地区划代码 · division code, as last said; empty when not said',
    destination_region    String COMMENT '目的地区划代码 · division code, as last said; empty when not said',
    purpose               LowCardinality(String) COMMENT '来意 · RETURN_HOME, RETURN_WORK, VISIT, TRANSIT or COMMUTE, as last said; empty when not said',
    capture_mode          LowCardinality(String) COMMENT '登记方式 · SELF, ASSISTED or MANUAL, as last said; empty when not said',
    to_site               LowCardinality(String) COMMENT '去往点位 · where the passenger was taken, as last said; empty when not said',
    max_temperature_centi Nullable(UInt16) COMMENT '最高体温(百分之一摄氏度) · highest temperature, hundredths of a degree Celsius; null: none taken',
    steps                 UInt16 COMMENT '步骤数 · steps that stand; 0: all were taken back',
    outcome               LowCardinality(String) COMMENT '结局 · HOME, EXEMPT, TURNED_BACK or TRANSFERRED, by the first step that ends a journey; empty: it goes on',
    ended_at              Nullable(DateTime64(3, 'UTC')) COMMENT '结束时间(UTC) · when it ended; null: it goes on',
    ready_at              Nullable(DateTime64(3, 'UTC')) COMMENT '待推送自(UTC) · from then on nothing but the push was waited for: last of registered, screened, classified and released before the push; null: not begun',
    left_hub_at           Nullable(DateTime64(3, 'UTC')) COMMENT '离开枢纽(UTC) · first of pushed, exempt, turned back and taken away; null: still there',
    illegal               UInt16 COMMENT '非法步骤数 · steps that the table of transitions does not allow where they stand',
    last_stage            LowCardinality(String) COMMENT '最后步骤 · last step; empty when none stands',
    last_step_at          Nullable(DateTime64(3, 'UTC')) COMMENT '最后步骤时间(UTC) · its time; null when none stands',
    state                 LowCardinality(String) COMMENT '状态 · OPEN, HOME, EXEMPT, TURNED_BACK, TRANSFERRED, or LOST: nothing heard for three days before it ended',
    way                   LowCardinality(String) COMMENT '离开方式 · how the hub was left: PUSHED, EXEMPT, TURNED_BACK or TRANSFERRED; empty: still there',
    held_now              UInt8 COMMENT '留观中 · 1: under observation at the hub now',
    counted_roles         Array(String) COMMENT '计入的已确认角色 · roles that acknowledged and count by the rule in force at the hub now',
    acknowledged          UInt8 COMMENT '交接完成 · 1: as many acknowledged as the rule in force at the hub now asks for',
    missing_roles         Array(String) COMMENT '未确认角色 · roles that count and have not acknowledged, while it is not complete',
    now                   DateTime64(3, 'UTC') COMMENT '作业进度(UTC) · up to here the job has come'
)
AS WITH
    (SELECT max(watermark) FROM progress FINAL) AS progressed,
    (SELECT (groupArray(site_id), groupArray((roles, role_names))) FROM handoff_rule) AS rules,
    arrayElement(rules.2, indexOf(rules.1, if(has(rules.1, toString(journeys.site_id)), toString(journeys.site_id), ''))) AS rule_there,
    rule_there.1 AS needed,
    rule_there.2 AS counting
SELECT trip_id, person_token, site_id, arrived_at, registered_at, screened_at, classified_at, held_at, released_at, pushed_at, received_at, turned_back_at, exempt_at, transfer_departed_at, transfer_arrived_at, home_arrived_at, held_ms, held_since, acked_roles, acks, first_acked_at, last_acked_at, origin_region, destination_region, purpose, capture_mode, to_site, max_temperature_centi, steps, outcome, ended_at, ready_at, left_hub_at, illegal, last_stage, last_step_at,
    if(outcome = '' AND progressed > journeys.last_step_at + INTERVAL 3 DAY, 'LOST', if(outcome = '', 'OPEN', outcome)) AS state,
    multiIf(isNull(left_hub_at), '', left_hub_at = turned_back_at, 'TURNED_BACK', left_hub_at = exempt_at, 'EXEMPT',
        left_hub_at = transfer_departed_at, 'TRANSFERRED', 'PUSHED') AS way,
    isNotNull(held_since) AND isNull(left_hub_at) AND state != 'LOST' AS held_now,
    if(empty(counting), acked_roles, arrayIntersect(acked_roles, counting)) AS counted_roles,
    length(counted_roles) >= needed AS acknowledged,
    arraySort(if(acknowledged, [], arrayFilter(name -> NOT has(acked_roles, name), counting))) AS missing_roles,
    progressed AS now
FROM journeys FINAL
WHERE steps > 0
COMMENT '行程现状 · journeys with what time makes of them, with tokens; not for readers';

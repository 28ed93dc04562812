-- Journeys: what became of each passenger who arrived at a hub (docs/journeys.md). Views without v_ are steps on the way.

CREATE TABLE journeys
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
    revision              UInt64 COMMENT '修订号 · generation × 2^48 + events applied: each step once, and each void that took one back',
    updated_at            DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree(revision)
ORDER BY (trip_id, person_token)
COMMENT '旅客行程 · the way of each passenger from the hub home, one row a passenger and trip; read v_journeys';

CREATE VIEW handoff_rule
(
    roles      UInt16 COMMENT '所需角色数 · how many different roles have to acknowledge a hand-off, by the version of the rule handoff-unacknowledged in force now',
    role_names Array(String) COMMENT '计入角色 · roles that count; empty: any'
)
AS SELECT toUInt16(ifNull(toUInt16OrNull(held['roles']), 5)) AS roles,
    multiIf(held['role_names'] = 'any', [], held['role_names'] != '', arrayMap(name -> trimBoth(name), splitByChar(',', held['role_names'])),
        ['township-cadre', 'village-cadre', 'medical-worker', 'police-officer', 'grid-member']) AS role_names
FROM (
    SELECT argMax(thresholds, valid_from) AS held
    FROM v_alert_rules
    WHERE rule_id = 'handoff-unacknowledged' AND rule = rule_id
        AND greatest(valid_from, arrival_time) <= (SELECT max(watermark) FROM progress FINAL)
        AND ifNull(valid_to > (SELECT max(watermark) FROM progress FINAL), true))
COMMENT '交接规则 · how many acknowledgements a hand-off needs now; scopes are left aside';

CREATE VIEW journeys_now
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
    counted_roles         Array(String) COMMENT '计入的已确认角色 · roles that acknowledged and count by the rule in force now',
    acknowledged          UInt8 COMMENT '交接完成 · 1: as many acknowledged as the rule in force now asks for',
    missing_roles         Array(String) COMMENT '未确认角色 · roles that count and have not acknowledged, while it is not complete',
    now                   DateTime64(3, 'UTC') COMMENT '作业进度(UTC) · up to here the job has come'
)
AS WITH
    (SELECT max(watermark) FROM progress FINAL) AS progressed,
    (SELECT any(roles) FROM handoff_rule) AS needed,
    (SELECT any(role_names) FROM handoff_rule) AS counting
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

CREATE VIEW waiting_journeys
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
    counted_roles         Array(String) COMMENT '计入的已确认角色 · roles that acknowledged and count by the rule in force now',
    acknowledged          UInt8 COMMENT '交接完成 · 1: as many acknowledged as the rule in force now asks for',
    missing_roles         Array(String) COMMENT '未确认角色 · roles that count and have not acknowledged, while it is not complete',
    now                   DateTime64(3, 'UTC') COMMENT '作业进度(UTC) · up to here the job has come',
    queue_s               Nullable(Float64) COMMENT '排队(秒) · registered − arrived; so far, while neither registered nor gone; null: never arrived, or left without it',
    push_s                Nullable(Float64) COMMENT '推送耗时(秒) · pushed − ready; so far, while nothing but the push is waited for; null: no push',
    hold_s                Nullable(Float64) COMMENT '滞留(秒) · left the hub − arrived; so far, while there; null: never arrived, or lost',
    observation_s         Nullable(Float64) COMMENT '留观(秒) · time under observation, so far; null: none'
)
AS WITH ((since, until) -> if(isNull(since) OR isNull(until), NULL, greatest(0, dateDiff('millisecond', since, until) / 1000))) AS seconds
SELECT trip_id, person_token, site_id, arrived_at, registered_at, screened_at, classified_at, held_at, released_at, pushed_at, received_at, turned_back_at, exempt_at, transfer_departed_at, transfer_arrived_at, home_arrived_at, held_ms, held_since, acked_roles, acks, first_acked_at, last_acked_at, origin_region, destination_region, purpose, capture_mode, to_site, max_temperature_centi, steps, outcome, ended_at, ready_at, left_hub_at, illegal, last_stage, last_step_at, state, way, held_now, counted_roles, acknowledged, missing_roles, now,
    multiIf(state = 'LOST', NULL, isNotNull(registered_at), seconds(arrived_at, registered_at), isNull(left_hub_at), seconds(arrived_at, now), NULL) AS queue_s,
    multiIf(state = 'LOST', NULL, isNotNull(pushed_at), seconds(ready_at, pushed_at),
        isNull(left_hub_at) AND isNull(held_since) AND isNotNull(registered_at) AND isNotNull(classified_at), seconds(ready_at, now), NULL) AS push_s,
    multiIf(state = 'LOST', NULL, isNotNull(left_hub_at), seconds(arrived_at, left_hub_at), seconds(arrived_at, now)) AS hold_s,
    if(isNull(held_at), NULL, greatest(0, held_ms / 1000 + if(held_now, ifNull(seconds(held_since, now), 0), 0))) AS observation_s
FROM journeys_now
COMMENT '等待 · journeys with the times waited, with tokens; not for readers';

CREATE VIEW v_journeys
(
    trip_id               String COMMENT '班次编号 · the run of a train, flight or coach, as in v_trips',
    person_hash           String COMMENT '人员散列 · 32 hexadecimal digits that stand for the person token, as in v_visits',
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
    arrived_at_local      Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '到达时间(北京时间) · arrived_at in Asia/Shanghai; null: no such step',
    business_day          Nullable(Date) COMMENT '业务日 · business day of the arrival at the hub; null: no such step',
    state                 LowCardinality(String) COMMENT '状态 · OPEN, HOME, EXEMPT, TURNED_BACK, TRANSFERRED, or LOST: nothing heard for three days before it ended',
    way                   LowCardinality(String) COMMENT '离开方式 · how the hub was left: PUSHED, EXEMPT, TURNED_BACK or TRANSFERRED; empty: still there',
    held_now              UInt8 COMMENT '留观中 · 1: under observation at the hub now',
    acknowledged          UInt8 COMMENT '交接完成 · 1: as many acknowledged as the rule in force now asks for',
    missing_roles         Array(String) COMMENT '未确认角色 · roles that count and have not acknowledged, while it is not complete',
    queue_s               Nullable(Float64) COMMENT '排队(秒) · registered − arrived; so far, while neither registered nor gone; null: never arrived, or left without it',
    push_s                Nullable(Float64) COMMENT '推送耗时(秒) · pushed − ready; so far, while nothing but the push is waited for; null: no push',
    hold_s                Nullable(Float64) COMMENT '滞留(秒) · left the hub − arrived; so far, while there; null: never arrived, or lost',
    observation_s         Nullable(Float64) COMMENT '留观(秒) · time under observation, so far; null: none'
)
AS SELECT trip_id, hex(sipHash128Keyed((assumeNotNull((SELECT any(first) FROM person_hash_key)), assumeNotNull((SELECT any(second) FROM person_hash_key))), person_token)) AS person_hash, site_id, arrived_at, registered_at, screened_at, classified_at, held_at, released_at, pushed_at, received_at, turned_back_at, exempt_at, transfer_departed_at, transfer_arrived_at, home_arrived_at, held_ms, held_since, acked_roles, acks, first_acked_at, last_acked_at, origin_region, destination_region, purpose, capture_mode, to_site, max_temperature_centi, steps, outcome, ended_at, ready_at, left_hub_at, illegal, last_stage, last_step_at, toTimeZone(arrived_at, 'Asia/Shanghai') AS arrived_at_local, toDate(arrived_at_local - INTERVAL 4 HOUR) AS business_day, state, way, held_now, acknowledged, missing_roles, queue_s, push_s, hold_s, observation_s
FROM waiting_journeys
COMMENT '旅客行程 · the way of each passenger from the hub home: what was done when, what is waited for, how it ended';

CREATE VIEW trace_journeys
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
    acknowledged          UInt8 COMMENT '交接完成 · 1: as many acknowledged as the rule in force now asks for',
    missing_roles         Array(String) COMMENT '未确认角色 · roles that count and have not acknowledged, while it is not complete'
)
AS SELECT trip_id, person_token, site_id, arrived_at, registered_at, screened_at, classified_at, held_at, released_at, pushed_at, received_at, turned_back_at, exempt_at, transfer_departed_at, transfer_arrived_at, home_arrived_at, held_ms, held_since, acked_roles, acks, first_acked_at, last_acked_at, origin_region, destination_region, purpose, capture_mode, to_site, max_temperature_centi, steps, outcome, ended_at, ready_at, left_hub_at, illegal, last_stage, last_step_at, state, way, held_now, acknowledged, missing_roles
FROM journeys_now
COMMENT '行程追踪 · journeys with the passengers'' tokens, for tracer only';

CREATE VIEW v_trip_reconciliation
(
    site_id              LowCardinality(String) COMMENT '枢纽点位编号 · the hub, as the trip says, else as its passengers do',
    trip_id              String COMMENT '班次编号 · the run',
    mode                 LowCardinality(String) COMMENT '方式 · TRAIN, FLIGHT or COACH; empty: only its passengers are known',
    number               LowCardinality(String) COMMENT '车次或航班号 · number on the timetable; empty: not known',
    status               LowCardinality(String) COMMENT '班次状态 · as last said: SCHEDULED, ARRIVED, CLOSED, CANCELLED or SUSPENDED; empty: not known',
    state                LowCardinality(String) COMMENT '对账状态 · SCHEDULED; ARRIVING: not all have arrived and registered; OPEN: not all are on their way; CLOSED_COMPLETE; CLOSED_WITH_GAPS: closed, or six hours after arrival, and somebody is missing; CANCELLED; SUSPENDED',
    business_day         Nullable(Date) COMMENT '业务日 · business day of the scheduled arrival, else of the first passenger; null: not known',
    scheduled_time_local Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '计划到达(北京时间) · scheduled arrival in Asia/Shanghai; null: not known',
    arrived_time_local   Nullable(DateTime64(3, 'Asia/Shanghai')) COMMENT '实际到达(北京时间) · arrival of the trip in Asia/Shanghai; null: not said',
    announced            Nullable(UInt32) COMMENT '通报人数 · how many got off, as last said; null: not said',
    arrived              UInt32 COMMENT '到达人数 · passengers who arrived at the hub, those included of whom only the registration is known',
    registered           UInt32 COMMENT '登记人数 · of them registered; arrived = registered + unregistered',
    unregistered         UInt32 COMMENT '未登记人数 · of them not registered',
    pushed               UInt32 COMMENT '已推送人数 · registered and pushed; registered = pushed + exempt + turned_back + transferred + open',
    exempt               UInt32 COMMENT '豁免人数 · registered and exempt',
    turned_back          UInt32 COMMENT '劝返人数 · registered and turned back',
    transferred          UInt32 COMMENT '转运人数 · registered and taken away',
    open                 UInt32 COMMENT '未离开人数 · registered and none of these',
    held_now             UInt32 COMMENT '留观中人数 · under observation at the hub now',
    acknowledged         UInt32 COMMENT '交接完成人数 · pushed, and acknowledged by as many as the rule in force now asks for',
    home                 UInt32 COMMENT '到家人数 · arrived at home',
    lost                 UInt32 COMMENT '失联人数 · nothing heard for three days before their journey ended',
    gap_announced        Nullable(Int64) COMMENT '通报差额 · announced − arrived; null: not said',
    gaps                 Array(Tuple(kind String, persons UInt32)) COMMENT '缺口 · what is missing, and of how many: NOT_ARRIVED, NOT_ANNOUNCED, UNREGISTERED, NOT_PUSHED, LOST; v_journeys lists the persons'
)
AS WITH
    (SELECT max(watermark) FROM progress FINAL) AS progressed,
    isNotNull(trips.status_time) AS is_known,
    arrayFilter(gap -> gap.2 > 0, [
        ('NOT_ARRIVED', toUInt32(greatest(0, ifNull(gap_announced, 0)))), ('NOT_ANNOUNCED', toUInt32(greatest(0, -ifNull(gap_announced, 0)))),
        ('UNREGISTERED', unregistered), ('NOT_PUSHED', open), ('LOST', lost)]) AS missing
SELECT if(is_known, trips.site_id, persons.hub) AS site_id, assumeNotNull(if(is_known, trips.trip_id, persons.trip)) AS trip_id,
    ifNull(trips.mode, '') AS mode, ifNull(trips.number, '') AS number, ifNull(trips.status, '') AS status,
    multiIf(status IN ('CANCELLED', 'SUSPENDED'), status, status = 'SCHEDULED' AND arrived = 0, 'SCHEDULED',
        status = 'CLOSED' OR ifNull(progressed >= ifNull(trips.arrived_time, persons.first_arrived) + INTERVAL 6 HOUR, false), if(empty(gaps), 'CLOSED_COMPLETE', 'CLOSED_WITH_GAPS'),
        unregistered > 0 OR ifNull(gap_announced > 0, false), 'ARRIVING', 'OPEN') AS state,
    if(is_known, trips.business_day, toDate(toTimeZone(persons.first_arrived, 'Asia/Shanghai') - INTERVAL 4 HOUR)) AS business_day,
    toTimeZone(trips.scheduled_time, 'Asia/Shanghai') AS scheduled_time_local,
    toTimeZone(trips.arrived_time, 'Asia/Shanghai') AS arrived_time_local,
    trips.passengers AS announced,
    toUInt32(ifNull(persons.arrived, 0)) AS arrived,
    toUInt32(ifNull(persons.registered, 0)) AS registered,
    toUInt32(arrived - registered) AS unregistered,
    toUInt32(ifNull(persons.pushed, 0)) AS pushed,
    toUInt32(ifNull(persons.exempt, 0)) AS exempt,
    toUInt32(ifNull(persons.turned_back, 0)) AS turned_back,
    toUInt32(ifNull(persons.transferred, 0)) AS transferred,
    toUInt32(registered - pushed - exempt - turned_back - transferred) AS open,
    toUInt32(ifNull(persons.held_now, 0)) AS held_now,
    toUInt32(ifNull(persons.acknowledged, 0)) AS acknowledged,
    toUInt32(ifNull(persons.home, 0)) AS home,
    toUInt32(ifNull(persons.lost, 0)) AS lost,
    toInt64(announced) - arrived AS gap_announced,
    if(status IN ('SCHEDULED', 'CANCELLED', 'SUSPENDED') AND arrived = 0, [], missing) AS gaps
FROM (
    SELECT toNullable(v_trips.trip_id) AS trip_id, v_trips.site_id AS site_id, v_trips.mode AS mode, v_trips.number AS number, v_trips.status AS status,
        toNullable(v_trips.status_time) AS status_time, toNullable(v_trips.scheduled_time) AS scheduled_time, toNullable(v_trips.business_day) AS business_day,
        v_trips.arrived_time AS arrived_time, v_trips.passengers AS passengers
    FROM v_trips) AS trips
FULL OUTER JOIN (
    SELECT toNullable(journeys_now.trip_id) AS trip, any(journeys_now.site_id) AS hub, min(ifNull(arrived_at, registered_at)) AS first_arrived,
        countIf(isNotNull(arrived_at) OR isNotNull(registered_at)) AS arrived,
        countIf(isNotNull(registered_at)) AS registered,
        countIf(isNotNull(registered_at) AND way = 'PUSHED') AS pushed,
        countIf(isNotNull(registered_at) AND way = 'EXEMPT') AS exempt,
        countIf(isNotNull(registered_at) AND way = 'TURNED_BACK') AS turned_back,
        countIf(isNotNull(registered_at) AND way = 'TRANSFERRED') AS transferred,
        countIf(journeys_now.held_now) AS held_now,
        countIf(isNotNull(pushed_at) AND journeys_now.acknowledged) AS acknowledged,
        countIf(isNotNull(home_arrived_at)) AS home,
        countIf(journeys_now.state = 'LOST') AS lost
    FROM journeys_now
    GROUP BY trip) AS persons ON persons.trip = trips.trip_id
COMMENT '班次对账 · for each train, flight and coach: announced, arrived, registered, on their way, acknowledged, and every gap';

CREATE VIEW v_handoffs
(
    site_id       LowCardinality(String) COMMENT '枢纽点位编号 · hub that pushed',
    township      String COMMENT '目的地乡镇 · township of destination, nine digits; a shorter code where no more is known; UNKNOWN: not said',
    name_zh       String COMMENT '中文名称 · its name in Chinese; empty when not known',
    name_en       String COMMENT '英文名称 · its name in English; empty when not known',
    business_day  Date COMMENT '业务日 · business day of the push',
    opened        UInt64 COMMENT '推送数 · hand-offs opened: passengers pushed',
    closed        UInt64 COMMENT '闭环数 · of them acknowledged by as many as the rule in force now asks for',
    open          UInt64 COMMENT '未闭环数 · of them not yet',
    closure_rate  Float64 COMMENT '闭环率 · closed / opened, 0 to 1',
    closing_p50_s Nullable(Float64) COMMENT '闭环耗时中位(秒) · from push to the last new role of those closed, half took at most so long; null: none closed',
    closing_p90_s Nullable(Float64) COMMENT '闭环耗时九成(秒) · nine of ten took at most so long; null: none closed',
    closing_max_s Nullable(Float64) COMMENT '闭环耗时最长(秒) · the longest; null: none closed',
    age_p50_s     Nullable(Float64) COMMENT '未闭环时长中位(秒) · age of those open, half are at most so old; null: none open',
    age_p90_s     Nullable(Float64) COMMENT '未闭环时长九成(秒) · nine of ten are at most so old; null: none open',
    age_max_s     Nullable(Float64) COMMENT '未闭环时长最长(秒) · the oldest; null: none open',
    missing_roles Map(String, UInt64) COMMENT '未确认角色 · roles that have not acknowledged, and how many open hand-offs lack each'
)
AS SELECT site_id, days.township AS township, v_regions.name_zh AS name_zh, v_regions.name_en AS name_en, business_day, opened, closed, open, closed / opened AS closure_rate,
    if(isNull(closing_max_s), NULL, closing[1]) AS closing_p50_s, if(isNull(closing_max_s), NULL, closing[2]) AS closing_p90_s, closing_max_s,
    if(open = 0, NULL, ages[1]) AS age_p50_s, if(open = 0, NULL, ages[2]) AS age_p90_s, if(open = 0, NULL, age_max_s) AS age_max_s, missing_roles
FROM (
    SELECT site_id, township, business_day,
        count() AS opened, countIf(acknowledged) AS closed, opened - closed AS open,
        quantilesExactIf(0.5, 0.9)(assumeNotNull(closing_s), acknowledged AND isNotNull(closing_s)) AS closing, maxIf(closing_s, acknowledged) AS closing_max_s,
        quantilesExactIf(0.5, 0.9)(age_s, NOT acknowledged) AS ages, maxIf(age_s, NOT acknowledged) AS age_max_s,
        CAST(sumMap(missing_roles, arrayMap(role -> toUInt64(1), missing_roles)), 'Map(String, UInt64)') AS missing_roles
    FROM (
        SELECT site_id, if(destination_region = '', 'UNKNOWN', left(destination_region, 9)) AS township,
            toDate(toTimeZone(assumeNotNull(pushed_at), 'Asia/Shanghai') - INTERVAL 4 HOUR) AS business_day, acknowledged, missing_roles,
            dateDiff('millisecond', pushed_at, last_acked_at) / 1000 AS closing_s, dateDiff('millisecond', assumeNotNull(pushed_at), now) / 1000 AS age_s
        FROM journeys_now
        WHERE isNotNull(pushed_at))
    GROUP BY site_id, township, business_day) AS days
LEFT JOIN v_regions ON v_regions.code = days.township
COMMENT '点对点交接 · hand-offs from each hub to each township of destination per business day: how many are closed, how old the open ones are, who has not acknowledged';

CREATE VIEW v_hub_waiting
(
    level                LowCardinality(String) COMMENT '层级 · HOUR: those who arrived in an hour; TRIP: those of a trip',
    site_id              LowCardinality(String) COMMENT '枢纽点位编号 · hub',
    window_start         DateTime('UTC') COMMENT '小时起点(UTC) · start of the hour of arrival; of a trip of its first passenger''s',
    window_start_local   DateTime('Asia/Shanghai') COMMENT '小时起点(北京时间) · the same instant in Asia/Shanghai',
    trip_id              String COMMENT '班次编号 · the trip; empty at level HOUR',
    persons              UInt64 COMMENT '到达人数 · how many arrived',
    waiting_registration UInt64 COMMENT '待登记人数 · still waiting to be registered',
    waiting_push         UInt64 COMMENT '待推送人数 · waiting for nothing but the push',
    at_hub               UInt64 COMMENT '在枢纽人数 · still at the hub',
    queue_n              UInt64 COMMENT '排队人数 · of how many queue: registered − arrived, so far where they still wait',
    queue_p50_s          Nullable(Float64) COMMENT '排队中位(秒) · half waited at most so long; null: nobody',
    queue_p90_s          Nullable(Float64) COMMENT '排队九成(秒) · nine of ten waited at most so long; null: nobody',
    queue_max_s          Nullable(Float64) COMMENT '排队最长(秒) · the longest; null: nobody',
    queue_sum_s          Float64 COMMENT '排队合计(秒) · all together',
    push_n               UInt64 COMMENT '推送人数 · of how many push latency: pushed − ready, so far where they still wait',
    push_p50_s           Nullable(Float64) COMMENT '推送中位(秒) · half waited at most so long; null: nobody',
    push_p90_s           Nullable(Float64) COMMENT '推送九成(秒) · nine of ten waited at most so long; null: nobody',
    push_max_s           Nullable(Float64) COMMENT '推送最长(秒) · the longest; null: nobody',
    push_sum_s           Float64 COMMENT '推送合计(秒) · all together',
    hold_n               UInt64 COMMENT '滞留人数 · of how many hold: left the hub − arrived, so far where they are there',
    hold_p50_s           Nullable(Float64) COMMENT '滞留中位(秒) · half waited at most so long; null: nobody',
    hold_p90_s           Nullable(Float64) COMMENT '滞留九成(秒) · nine of ten waited at most so long; null: nobody',
    hold_max_s           Nullable(Float64) COMMENT '滞留最长(秒) · the longest; null: nobody',
    hold_sum_s           Float64 COMMENT '滞留合计(秒) · all together',
    observation_n        UInt64 COMMENT '留观人数 · of how many observation, so far where it goes on',
    observation_p50_s    Nullable(Float64) COMMENT '留观中位(秒) · half waited at most so long; null: nobody',
    observation_p90_s    Nullable(Float64) COMMENT '留观九成(秒) · nine of ten waited at most so long; null: nobody',
    observation_max_s    Nullable(Float64) COMMENT '留观最长(秒) · the longest; null: nobody',
    observation_sum_s    Float64 COMMENT '留观合计(秒) · all together',
    explains             LowCardinality(String) COMMENT '主因 · which took most time altogether: QUEUE, PUSH, OBSERVATION; NONE: nobody waited'
)
AS SELECT level, site_id, window_start, window_start_local, trip_id, persons, waiting_registration, waiting_push, at_hub, queue_n, queue_p50_s, queue_p90_s, queue_max_s, queue_sum_s, push_n, push_p50_s, push_p90_s, push_max_s, push_sum_s, hold_n, hold_p50_s, hold_p90_s, hold_max_s, hold_sum_s, observation_n, observation_p50_s, observation_p90_s, observation_max_s, observation_sum_s, explains
FROM (
SELECT if(trip = '', 'HOUR', 'TRIP') AS level, site_id, toTimeZone(if(trip = '', hour, min(toStartOfHour(arrived_at))), 'UTC') AS window_start,
    toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local, trip AS trip_id, count() AS persons,
    countIf(isNull(registered_at) AND isNull(left_hub_at) AND state != 'LOST') AS waiting_registration,
    countIf(isNull(pushed_at) AND isNotNull(push_s)) AS waiting_push,
    countIf(isNull(left_hub_at) AND state != 'LOST') AS at_hub,
    countIf(isNotNull(queue_s)) AS queue_n, quantilesExactIf(0.5, 0.9)(assumeNotNull(queue_s), isNotNull(queue_s)) AS queue_quantiles,
    if(queue_n = 0, NULL, queue_quantiles[1]) AS queue_p50_s, if(queue_n = 0, NULL, queue_quantiles[2]) AS queue_p90_s, max(queue_s) AS queue_max_s, ifNull(sum(queue_s), 0) AS queue_sum_s,
    countIf(isNotNull(push_s)) AS push_n, quantilesExactIf(0.5, 0.9)(assumeNotNull(push_s), isNotNull(push_s)) AS push_quantiles,
    if(push_n = 0, NULL, push_quantiles[1]) AS push_p50_s, if(push_n = 0, NULL, push_quantiles[2]) AS push_p90_s, max(push_s) AS push_max_s, ifNull(sum(push_s), 0) AS push_sum_s,
    countIf(isNotNull(hold_s)) AS hold_n, quantilesExactIf(0.5, 0.9)(assumeNotNull(hold_s), isNotNull(hold_s)) AS hold_quantiles,
    if(hold_n = 0, NULL, hold_quantiles[1]) AS hold_p50_s, if(hold_n = 0, NULL, hold_quantiles[2]) AS hold_p90_s, max(hold_s) AS hold_max_s, ifNull(sum(hold_s), 0) AS hold_sum_s,
    countIf(isNotNull(observation_s)) AS observation_n, quantilesExactIf(0.5, 0.9)(assumeNotNull(observation_s), isNotNull(observation_s)) AS observation_quantiles,
    if(observation_n = 0, NULL, observation_quantiles[1]) AS observation_p50_s, if(observation_n = 0, NULL, observation_quantiles[2]) AS observation_p90_s, max(observation_s) AS observation_max_s, ifNull(sum(observation_s), 0) AS observation_sum_s,
    multiIf(greatest(queue_sum_s, push_sum_s, observation_sum_s) = 0, 'NONE', queue_sum_s >= greatest(push_sum_s, observation_sum_s), 'QUEUE',
        push_sum_s >= observation_sum_s, 'PUSH', 'OBSERVATION') AS explains
FROM waiting_journeys
ARRAY JOIN ['', trip_id] AS trip
WHERE isNotNull(arrived_at)
GROUP BY site_id, trip, if(trip = '', toStartOfHour(assumeNotNull(arrived_at)), toDateTime(0, 'UTC')) AS hour)
COMMENT '枢纽等待 · how long passengers wait at each hub, by hour of arrival and by trip: queue, push and observation apart, and which of them explains the hold';

CREATE VIEW v_hold_occupancy
(
    site_id            LowCardinality(String) COMMENT '枢纽点位编号 · hub',
    window_start       DateTime('UTC') COMMENT '小时起点(UTC) · start of the hour, UTC, up to the progress of the job',
    window_start_local DateTime('Asia/Shanghai') COMMENT '小时起点(北京时间) · the same instant in Asia/Shanghai',
    held_at_start      UInt32 COMMENT '整点留观人数 · under observation at the hour''s start',
    held_most          UInt32 COMMENT '最多留观人数 · most under observation at any time of the hour',
    at_hub_at_start    UInt32 COMMENT '整点在枢纽人数 · at the hub at the hour''s start',
    at_hub_most        UInt32 COMMENT '最多在枢纽人数 · most at the hub at any time of the hour'
)
AS WITH
    (SELECT max(watermark) FROM progress FINAL) AS progressed
SELECT site_id, toDateTime(toStartOfHour(at), 'UTC') AS window_start, toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local,
    toUInt32(greatest(0, maxIf(held, is_hour))) AS held_at_start, toUInt32(greatest(0, max(held))) AS held_most,
    toUInt32(greatest(0, maxIf(present, is_hour))) AS at_hub_at_start, toUInt32(greatest(0, max(present))) AS at_hub_most
FROM (
    SELECT site_id, at, is_hour,
        sum(held_change) OVER (PARTITION BY site_id ORDER BY at, place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS held,
        sum(present_change) OVER (PARTITION BY site_id ORDER BY at, place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS present
    FROM (
        SELECT site_id, change.1 AS at, change.2 AS held_change, change.3 AS present_change, false AS is_hour, greatest(held_change, present_change) AS place
        FROM (
            SELECT site_id, arrived_at, held_at,
                ifNull(if(state = 'LOST', last_step_at + INTERVAL 3 DAY, coalesce(left_hub_at, ended_at)), toDateTime64('2299-12-31 00:00:00', 3, 'UTC')) AS gone,
                least(if(isNotNull(held_since), gone, ifNull(released_at, gone)), gone) AS unheld
            FROM journeys_now)
        ARRAY JOIN arrayFilter(change -> change.1 < toDateTime64('2299-12-31 00:00:00', 3, 'UTC'), arrayConcat(
            if(isNull(arrived_at) OR arrived_at >= gone, [], [(assumeNotNull(arrived_at), 0, 1), (assumeNotNull(gone), 0, -1)]),
            if(isNull(held_at) OR held_at >= unheld, [], [(assumeNotNull(held_at), 1, 0), (assumeNotNull(unheld), -1, 0)]))) AS change
        UNION ALL
        SELECT site_id, toDateTime64(arrayJoin(range(toUInt32(toStartOfHour(first)), toUInt32(toUnixTimestamp(assumeNotNull(progressed))) + 1, 3600)), 3, 'UTC') AS at,
            0 AS held_change, 0 AS present_change, true AS is_hour, 2 AS place
        FROM (SELECT site_id, assumeNotNull(min(least(ifNull(arrived_at, held_at), ifNull(held_at, arrived_at)))) AS first FROM journeys_now
            WHERE isNotNull(arrived_at) OR isNotNull(held_at) GROUP BY site_id)))
WHERE at <= progressed
GROUP BY site_id, window_start
COMMENT '留观占用 · how many were under observation and at each hub, hour by hour; a journey with several holds counts from the first to the last';

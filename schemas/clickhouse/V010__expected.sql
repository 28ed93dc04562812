-- What is expected to pass, and what did: the flow detector's view of each half hour (docs/detector.md).

CREATE TABLE flow_expected
(
    site_id      LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    window_start DateTime('UTC') COMMENT '半小时起点(UTC) · start of the half hour, UTC',
    value        Nullable(Float64) COMMENT '实际通行 · persons, vehicles and samplings as they stood when the half hour ended; null for one to come',
    expected     Nullable(Float64) COMMENT '期望通行 · how many were expected; null where nothing could be',
    score        Float64 COMMENT '异常分 · how unusual it was, from 0 to below 1; from 0.565 on an alert',
    judged_at    DateTime64(3, 'UTC') COMMENT '判定时间(UTC) · when that was known',
    updated_at   DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree(judged_at)
PARTITION BY toYYYYMM(window_start)
ORDER BY (site_id, window_start)
COMMENT '期望客流 · what was and will be expected in each half hour; read v_flow_expected';

CREATE VIEW v_flow_expected
(
    site_id            LowCardinality(String) COMMENT '点位编号 · site, as in v_sites',
    window_start       DateTime('UTC') COMMENT '半小时起点(UTC) · start of the half hour, UTC; up to seven days ahead',
    window_start_local DateTime('Asia/Shanghai') COMMENT '半小时起点(北京时间) · the same instant in Asia/Shanghai',
    value              Nullable(Float64) COMMENT '实际通行 · persons, vehicles and samplings as they stood when the half hour ended; null for one to come',
    expected           Nullable(Float64) COMMENT '期望通行 · how many were expected; null where nothing could be',
    score              Float64 COMMENT '异常分 · how unusual it was, from 0 to below 1; from 0.565 on an alert',
    judged_at          DateTime64(3, 'UTC') COMMENT '判定时间(UTC) · when that was known'
)
AS SELECT site_id, window_start, toTimeZone(window_start, 'Asia/Shanghai') AS window_start_local, value, expected, score, judged_at
FROM flow_expected FINAL
COMMENT '期望客流 · what was expected and what came in each half hour, and what is expected in the next seven days';

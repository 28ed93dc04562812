-- The roster: every version of every site, as the control topic gave it.

CREATE TABLE sites
(
    site_id               String COMMENT '点位编号 · site',
    valid_from            DateTime64(3, 'UTC') COMMENT '生效时间(UTC) · when this version begins to hold; kept within 1900–2299',
    valid_to              Nullable(DateTime64(3, 'UTC')) COMMENT '失效时间(UTC) · when it ends; null: until a later version',
    kind                  LowCardinality(String) COMMENT '类型 · kind: HIGHWAY_EXIT, ROAD_POST …; empty when not said',
    name_zh               String COMMENT '中文名称 · name in Chinese; empty when not said',
    name_en               String COMMENT '英文名称 · name in English; empty when not said',
    region                String COMMENT '行政区划代码 · division code of 2, 4, 6, 9 or 12 digits; empty when not said',
    grid                  String COMMENT '网格 · grid cell; empty when not said',
    latitude              Nullable(Float64) COMMENT '纬度(°N) · degrees north, WGS 84; null when not said',
    longitude             Nullable(Float64) COMMENT '经度(°E) · degrees east, WGS 84; null when not said',
    inlet_of              String COMMENT '入口所属区域 · region whose inflow passes here; empty when it is no inlet',
    unit                  String COMMENT '责任单位 · unit that is responsible; empty when not said',
    capacity_per_hour     Nullable(UInt32) COMMENT '每小时能力 · how many can be screened in an hour; null when not said',
    capacity              Nullable(UInt32) COMMENT '容量(人) · places of a quarantine or holding site; null when not said',
    lanes                 Nullable(UInt32) COMMENT '通道数 · lanes or desks; null when not said',
    opening_hours         String COMMENT '开放时间(当地) · local time, as 05:00-24:00; empty when not said',
    heartbeat_minutes     Nullable(UInt32) COMMENT '心跳间隔(分钟) · how often a sign of life is expected, minutes; null when none is',
    reports_daily         Nullable(UInt8) COMMENT '是否日报 · 1 when a daily report is due; null when not said',
    disinfections_per_day Nullable(UInt32) COMMENT '每日消毒次数 · disinfections due in a business day; null when not said',
    required_staff        Nullable(UInt32) COMMENT '应在岗人数 · people to be on duty; null when not said',
    reserve               Nullable(UInt8) COMMENT '备用 · 1 when kept for when others are full; null when not said',
    arrival_time          DateTime64(3, 'UTC') COMMENT '到达时间(UTC) · when the version arrived; of two with one valid_from the later stands',
    updated_at            DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '写入时间(UTC) · when the server stored the row'
)
ENGINE = ReplacingMergeTree(arrival_time)
ORDER BY (site_id, valid_from)
COMMENT '点位名册 · every version of every site; read v_sites';

CREATE VIEW v_sites
(
    site_id               String COMMENT '点位编号 · site',
    valid_from            DateTime64(3, 'UTC') COMMENT '生效时间(UTC) · when this version begins to hold',
    valid_to              Nullable(DateTime64(3, 'UTC')) COMMENT '失效时间(UTC) · when it ends, by itself or by the next version; null: it still holds',
    kind                  LowCardinality(String) COMMENT '类型 · kind: HIGHWAY_EXIT, ROAD_POST …; empty when not said',
    name_zh               String COMMENT '中文名称 · name in Chinese; empty when not said',
    name_en               String COMMENT '英文名称 · name in English; empty when not said',
    region                String COMMENT '行政区划代码 · division code of 2, 4, 6, 9 or 12 digits; empty when not said',
    grid                  String COMMENT '网格 · grid cell; empty when not said',
    latitude              Nullable(Float64) COMMENT '纬度(°N) · degrees north, WGS 84; null when not said',
    longitude             Nullable(Float64) COMMENT '经度(°E) · degrees east, WGS 84; null when not said',
    inlet_of              String COMMENT '入口所属区域 · region whose inflow passes here; empty when it is no inlet',
    unit                  String COMMENT '责任单位 · unit that is responsible; empty when not said',
    capacity_per_hour     Nullable(UInt32) COMMENT '每小时能力 · how many can be screened in an hour; null when not said',
    capacity              Nullable(UInt32) COMMENT '容量(人) · places of a quarantine or holding site; null when not said',
    lanes                 Nullable(UInt32) COMMENT '通道数 · lanes or desks; null when not said',
    opening_hours         String COMMENT '开放时间(当地) · local time, as 05:00-24:00; empty when not said',
    heartbeat_minutes     Nullable(UInt32) COMMENT '心跳间隔(分钟) · how often a sign of life is expected, minutes; null when none is',
    reports_daily         Nullable(UInt8) COMMENT '是否日报 · 1 when a daily report is due; null when not said',
    disinfections_per_day Nullable(UInt32) COMMENT '每日消毒次数 · disinfections due in a business day; null when not said',
    required_staff        Nullable(UInt32) COMMENT '应在岗人数 · people to be on duty; null when not said',
    reserve               Nullable(UInt8) COMMENT '备用 · 1 when kept for when others are full; null when not said'
)
AS SELECT site_id, sites.valid_from AS valid_from,
    least(sites.valid_to, nullIf(leadInFrame(toNullable(sites.valid_from)) OVER (PARTITION BY site_id ORDER BY sites.valid_from
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), toDateTime64(0, 3, 'UTC'))) AS valid_to,
    kind, name_zh, name_en, region, grid, latitude,
    longitude, inlet_of, unit, capacity_per_hour, capacity, lanes,
    opening_hours, heartbeat_minutes, reports_daily, disinfections_per_day, required_staff, reserve
FROM sites FINAL
WHERE ifNull(sites.valid_to > sites.valid_from, true)
COMMENT '点位名册 · every version of every site with the time for which it holds';

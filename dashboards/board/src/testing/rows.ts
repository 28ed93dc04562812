import type {
  AlertRow,
  CoverageRow,
  HandoffRow,
  HubQueueRow,
  HubTripRow,
  NowRow,
  QuarantineRow,
  ReportPostRow,
  WholeAlertRow,
} from '../data/rows'

const NOON_MS = Date.UTC(2026, 10, 29, 4, 0, 0)

/** A heartbeat of a healthy system, with what a test wants otherwise. */
export function nowRow(other: Partial<NowRow> = {}): NowRow {
  return {
    asked_ms: NOON_MS,
    now_ms: NOON_MS,
    data_ms: NOON_MS - 8_000,
    data_age_s: 8,
    watchdog_ms: NOON_MS - 40_000,
    watchdog_age_s: 40,
    progress_written_ms: NOON_MS,
    is_history: 0,
    is_stale: 0,
    zone: 'Asia/Shanghai',
    business_day: '2026-11-29',
    business_day_start_ms: NOON_MS - 8 * 3_600_000,
    shift_start_ms: NOON_MS - 4 * 3_600_000,
    shift_end_ms: NOON_MS + 4 * 3_600_000,
    handover_ms: NOON_MS - 4 * 3_600_000,
    open_alerts: 0,
    open_critical: 0,
    open_warning: 0,
    open_notice: 0,
    untaken_critical: 0,
    untaken_warning: 0,
    untaken_notice: 0,
    alerts_version: 'a',
    ...other,
  }
}

/** An open fever at the eastern motorway exit, with what a test wants otherwise. */
export function alertRow(other: Partial<WholeAlertRow> = {}): WholeAlertRow {
  return {
    alert_id: '0123456789abcdef-0123456789abcdef',
    is_open: 1,
    rule: 'fever',
    rule_id: 'fever',
    category: 'INFECTION',
    severity: 'CRITICAL',
    state: 'OPEN',
    pending_action: '',
    pending_actor: '',
    subject_kind: 'EVENT',
    subject: 'e-1',
    site_id: 'exit-linfen-east',
    site_name_zh: '临汾城东口',
    site_name_en: 'Linfen East motorway exit',
    site_kind: 'HIGHWAY_EXIT',
    latitude: 36.09,
    longitude: 111.56,
    region: '141002100',
    region_name_zh: '屯里镇',
    region_name_en: 'Tunli',
    unit: 'unit-yaodu-transport',
    unit_name_zh: '尧都区交通运输局',
    unit_name_en: 'Yaodu District transport bureau',
    duty_telephone: '0357-0000003',
    escalation: 0,
    pages: 1,
    members: 0,
    opened_ms: NOON_MS - 60_000,
    noticed_ms: NOON_MS - 59_000,
    changed_ms: NOON_MS - 59_000,
    acknowledged_ms: null,
    acknowledged_by: '',
    shelved_until_ms: null,
    value: 38.7,
    expected: 37.3,
    measure: 'CELSIUS',
    text_zh: '临汾城东口:一人 38.7 °C',
    text_en: 'Linfen East: a person had 38.7 °C',
    instruction_zh: '就地复测',
    instruction_en: 'Measure again',
    ended_ms: null,
    closed_by: '',
    outcome: '',
    group_id: '',
    window_start_ms: null,
    window_end_ms: null,
    topic: 'checkpoint-events',
    partition: 1,
    offset: 12,
    event_id: 'e-1',
    record_ref: 'r-1',
    ...other,
  }
}

export function alertsOf(...rows: AlertRow[]): Map<string, AlertRow> {
  return new Map(rows.map((row) => [row.alert_id, row]))
}

/** A train that is complete, with what a test wants otherwise. */
export function tripRow(other: Partial<HubTripRow> = {}): HubTripRow {
  return {
    trip_id: 'K603-20261129',
    site_id: 'rail-linfen',
    site_name_zh: '临汾火车站',
    site_name_en: 'Linfen railway station',
    mode: 'TRAIN',
    number: 'K603',
    origin_region: '1101',
    origin_name_zh: '北京市',
    origin_name_en: 'Beijing',
    status: 'CLOSED',
    state: 'CLOSED_COMPLETE',
    business_day: '2026-11-29',
    scheduled_ms: NOON_MS - 3 * 3_600_000,
    arrived_ms: NOON_MS - 3 * 3_600_000 + 120_000,
    announced: 62,
    arrived: 62,
    registered: 62,
    unregistered: 0,
    pushed: 57,
    exempt: 4,
    turned_back: 1,
    transferred: 0,
    open: 0,
    held_now: 0,
    acknowledged: 50,
    home: 40,
    lost: 0,
    gaps: [],
    waiting: 0,
    hub_registrations_15m: 0,
    predicted_ms: null,
    clear_by_ms: NOON_MS,
    is_overrun: 0,
    ...other,
  }
}

/** A hub where nobody waits, with what a test wants otherwise. */
export function queueRow(other: Partial<HubQueueRow> = {}): HubQueueRow {
  return {
    site_id: 'rail-linfen',
    name_zh: '临汾火车站',
    name_en: 'Linfen railway station',
    kind: 'RAIL_STATION',
    capacity: 120,
    progressed_ms: NOON_MS,
    at_hub: 0,
    waiting_registration: 0,
    waiting_push: 0,
    held_now: 0,
    unaccounted: 0,
    registrations_15m: 0,
    left_1h: 0,
    queue_n: 0,
    queue_p50_s: null,
    queue_p90_s: null,
    queue_max_s: null,
    push_n: 0,
    push_p50_s: null,
    push_p90_s: null,
    push_max_s: null,
    hold_n: 0,
    hold_p50_s: null,
    hold_p90_s: null,
    hold_max_s: null,
    observation_n: 0,
    observation_max_s: null,
    queue_sum_s: 0,
    push_sum_s: 0,
    observation_sum_s: 0,
    explains: 'NONE',
    limit_minutes: 120,
    ...other,
  }
}

/** A township that has taken over everybody, with what a test wants otherwise. */
export function handoffRow(other: Partial<HandoffRow> = {}): HandoffRow {
  return {
    township: '141002104',
    name_zh: '刘村镇',
    name_en: 'Liucun Town',
    opened_today: 5,
    closed_today: 5,
    open: 0,
    open_before: 0,
    oldest_s: null,
    hubs: [],
    missing_roles: [],
    ...other,
  }
}

/** A township with three persons at home, all well, with what a test wants otherwise. */
export function quarantineRow(other: Partial<QuarantineRow> = {}): QuarantineRow {
  return {
    level: 'HOME',
    area: '141002104',
    name_zh: '刘村镇',
    name_en: 'Liucun Town',
    business_day: '2026-11-29',
    ordered: 0,
    in_custody: 3,
    new_today: 0,
    released_today: 0,
    due_today: 0,
    overdue: 0,
    measured_today: 3,
    breaches_today: 0,
    breaches_open: 0,
    temperatures_missed: 0,
    capacity: null,
    is_reserve: 0,
    places_left: null,
    reserve_needed: 0,
    ...other,
  }
}

/** A township of which all ten posts reported in time, due at eight in the evening, with what a test wants otherwise. */
export function coverageRow(other: Partial<CoverageRow> = {}): CoverageRow {
  return {
    period: 'TODAY',
    business_day: '2026-11-29',
    level: 'TOWNSHIP',
    area: '141002104',
    name_zh: '刘村镇',
    name_en: 'Liucun Town',
    due_ms: NOON_MS + 8 * 3_600_000,
    last_due_ms: NOON_MS + 8 * 3_600_000,
    expected: 10,
    on_time: 10,
    late: 0,
    missing: 0,
    awaited: 0,
    coverage: 1,
    zero: 0,
    without_figures: 0,
    suspect: 0,
    corrected: 0,
    ...other,
  }
}

/** A post without a report, where twelve came home, with what a test wants otherwise. */
export function reportPostRow(other: Partial<ReportPostRow> = {}): ReportPostRow {
  return {
    period: 'TODAY',
    business_day: '2026-11-29',
    site_id: 'compound-liucun-16',
    name_zh: '高铁社区金域苑西门',
    name_en: 'Jinyu Court west gate, Gaotie Community',
    region: '141002104003',
    township: '141002104',
    township_name_zh: '刘村镇',
    township_name_en: 'Liucun Town',
    delivery: 'MISSING',
    suspect: '',
    suspect_figure: '',
    minutes_late: null,
    corrections: 0,
    returnees: null,
    returnees_then: null,
    returnees_counted: 12,
    outsiders: null,
    outsiders_then: null,
    outsiders_counted: 3,
    unit: 'unit-liucun-gaotie',
    unit_name_zh: '刘村镇高铁社区居委会',
    unit_name_en: 'Gaotie Community committee, Liucun Town',
    duty_telephone: '0357-0000167',
    of_posts: 1,
    ...other,
  }
}

import type { AlertRow, NowRow, WholeAlertRow } from '../data/rows'

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

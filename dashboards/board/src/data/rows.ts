// The rows that the queries answer; what each column means stands in queries/README.md.

export type Severity = 'CRITICAL' | 'WARNING' | 'NOTICE'
export type AlertState = 'OPEN' | 'ACKNOWLEDGED' | 'SHELVED' | 'RESOLVED' | 'CLOSED'
export type Action = 'ACK' | 'SHELVE' | 'UNSHELVE' | 'COMMENT' | 'CLOSE'
export type Outcome = 'HANDLED' | 'FALSE_ALARM' | 'DUPLICATE'
export type SiteState = 'NORMAL' | 'ZERO' | 'PENDING' | 'SILENT' | 'CLOSED' | 'SUSPENDED' | 'NOT_EXPECTED'
export type Delivery = 'RECEIVED' | 'WAITING' | 'LOST' | 'UNKNOWN'

export interface NowRow {
  asked_ms: number
  now_ms: number
  data_ms: number | null
  data_age_s: number | null
  watchdog_ms: number | null
  watchdog_age_s: number | null
  progress_written_ms: number | null
  is_history: number
  is_stale: number
  zone: string
  business_day: string
  business_day_start_ms: number
  shift_start_ms: number
  shift_end_ms: number
  handover_ms: number
  open_alerts: number
  open_critical: number
  open_warning: number
  open_notice: number
  untaken_critical: number
  untaken_warning: number
  untaken_notice: number
  alerts_version: string
}

export interface EndedRow {
  alert_id: string
  rule: string
  severity: Severity
  state: AlertState
  outcome: string
  site_id: string
  site_name_zh: string
  site_name_en: string
  region: string
  region_name_zh: string
  region_name_en: string
  ended_ms: number
}

export interface AlertRow {
  alert_id: string
  is_open: number
  rule: string
  rule_id: string
  category: string
  severity: Severity
  state: AlertState
  pending_action: Action | ''
  pending_actor: string
  subject_kind: string
  subject: string
  site_id: string
  site_name_zh: string
  site_name_en: string
  site_kind: string
  latitude: number | null
  longitude: number | null
  region: string
  region_name_zh: string
  region_name_en: string
  unit: string
  unit_name_zh: string
  unit_name_en: string
  duty_telephone: string
  escalation: number
  pages: number
  members: number
  opened_ms: number
  noticed_ms: number
  changed_ms: number
  acknowledged_ms: number | null
  acknowledged_by: string
  shelved_until_ms: number | null
  value: number | null
  expected: number | null
  measure: string
  text_zh: string
  text_en: string
  instruction_zh: string
  instruction_en: string
}

export interface WholeAlertRow extends AlertRow {
  ended_ms: number | null
  closed_by: string
  outcome: Outcome | ''
  group_id: string
  window_start_ms: number | null
  window_end_ms: number | null
  topic: string
  partition: number
  offset: number
  event_id: string
  record_ref: string
}

export interface HistoryRow {
  version: number
  changed_ms: number
  severity: Severity
  state: AlertState
  unit_name_zh: string
  unit_name_en: string
  escalation: number
  members: number
  acknowledged_by: string
  shelved_until_ms: number | null
  closed_by: string
  outcome: Outcome | ''
  value: number | null
  expected: number | null
}

export interface ActionRow {
  action_id: string
  taken_ms: number
  alert_id: string
  action: Action
  actor: string
  outcome: Outcome | ''
  until_ms: number | null
  text: string
  delivery: Delivery
}

export interface MemberRow {
  alert_id: string
  severity: Severity
  state: AlertState
  site_id: string
  site_name_zh: string
  site_name_en: string
  opened_ms: number
  noticed_ms: number
  ended_ms: number | null
  value: number | null
  expected: number | null
  text_zh: string
  text_en: string
  record_ref: string
}

export interface HandoverRow {
  alert_id: string
  rule: string
  severity: Severity
  state: AlertState
  pending_action: Action | ''
  members: number
  site_id: string
  site_name_zh: string
  site_name_en: string
  region: string
  region_name_zh: string
  region_name_en: string
  unit: string
  unit_name_zh: string
  unit_name_en: string
  opened_ms: number
  noticed_ms: number
  acknowledged_by: string
  shelved_until_ms: number | null
  ended_ms: number | null
  closed_by: string
  outcome: Outcome | ''
  escalation: number
  text_zh: string
  text_en: string
  is_new: number
}

export interface SiteRow {
  site_id: string
  name_zh: string
  name_en: string
  kind: string
  region: string
  township: string
  latitude: number | null
  longitude: number | null
  inlet_of: string
  unit: string
  capacity_per_hour: number | null
  heartbeat_minutes: number | null
  opening_hours: string
}

export interface SiteNowRow {
  site_id: string
  state: SiteState
  last_heard_ms: number | null
  hour_total: number | null
  hour_in: number | null
  hour_out: number | null
  open_alerts: number
  worst_severity: Severity | ''
}

export interface NameRow {
  type: 'REGION' | 'UNIT' | 'RULE'
  id: string
  name_zh: string
  name_en: string
  parent: string
  duty_telephone: string
  region: string
}

export interface DistrictHourRow {
  region: string
  name_zh: string
  name_en: string
  hour_ms: number
  inflow_persons: number | null
  inflow_vehicles: number | null
  inflow_transit: number | null
  outflow_persons: number | null
  outflow_vehicles: number | null
  passages: number | null
  expected: number | null
  expected_from: 'FORECAST' | 'LAST_WEEK' | ''
  inlets: number
  inlets_silent: number
  is_running: number
}

export interface DistrictDayRow {
  region: string
  period: 'TODAY' | 'YESTERDAY' | 'YESTERDAY_SO_FAR' | 'LAST_WEEK_SO_FAR'
  business_day: string
  inflow_persons: number | null
  inflow_vehicles: number | null
  inflow_transit: number | null
  outflow_persons: number | null
  outflow_vehicles: number | null
  fever: number | null
  turned_back: number | null
}

export interface InletRow {
  site_id: string
  region: string
  state: SiteState
  hour_in: number | null
  hour_out: number | null
  today_in: number | null
  today_out: number | null
  half_hours: (number | null)[]
  expected_half_hours: (number | null)[]
  half_hours_end_ms: number
}

export interface SiteFlowRow {
  half_hour_ms: number
  persons_in: number | null
  persons_out: number | null
  vehicles_in: number | null
  vehicles_out: number | null
  sampled: number | null
  total: number | null
  expected: number | null
  score: number
  is_running: number
}

export interface TownshipRow {
  region: string
  name_zh: string
  name_en: string
  hour_total: number | null
  today_total: number | null
  sites: number
  sites_heard: number
  sites_silent: number
  sites_closed: number
  sites_not_expected: number
  open_alerts: number
  worst_severity: Severity | ''
}

export type TripState = 'SCHEDULED' | 'ARRIVING' | 'OPEN' | 'CLOSED_COMPLETE' | 'CLOSED_WITH_GAPS' | 'CANCELLED' | 'SUSPENDED'
export type GapKind = 'NOT_ARRIVED' | 'NOT_ANNOUNCED' | 'UNREGISTERED' | 'NOT_PUSHED' | 'LOST'

export interface HubTripRow {
  trip_id: string
  site_id: string
  site_name_zh: string
  site_name_en: string
  mode: string
  number: string
  origin_region: string
  origin_name_zh: string
  origin_name_en: string
  status: string
  state: TripState
  business_day: string
  scheduled_ms: number | null
  arrived_ms: number | null
  announced: number | null
  arrived: number
  registered: number
  unregistered: number
  pushed: number
  exempt: number
  turned_back: number
  transferred: number
  open: number
  held_now: number
  acknowledged: number
  home: number
  lost: number
  gaps: [kind: GapKind, persons: number][]
  waiting: number
  hub_registrations_15m: number
  predicted_ms: number | null
  clear_by_ms: number | null
  is_overrun: number
}

export type Explains = 'QUEUE' | 'PUSH' | 'OBSERVATION' | 'NONE'

export interface HubQueueRow {
  site_id: string
  name_zh: string
  name_en: string
  kind: string
  capacity: number | null
  progressed_ms: number
  at_hub: number
  waiting_registration: number
  waiting_push: number
  held_now: number
  unaccounted: number
  registrations_15m: number
  left_1h: number
  queue_n: number
  queue_p50_s: number | null
  queue_p90_s: number | null
  queue_max_s: number | null
  push_n: number
  push_p50_s: number | null
  push_p90_s: number | null
  push_max_s: number | null
  hold_n: number
  hold_p50_s: number | null
  hold_p90_s: number | null
  hold_max_s: number | null
  observation_n: number
  observation_max_s: number | null
  queue_sum_s: number
  push_sum_s: number
  observation_sum_s: number
  explains: Explains
  limit_minutes: number
}

export interface HubHoursRow {
  site_id: string
  running_ms: number
  at_hub: number[]
  held: number[]
}

export interface HandoffRow {
  township: string
  name_zh: string
  name_en: string
  opened_today: number
  closed_today: number
  open: number
  open_before: number
  oldest_s: number | null
  hubs: string[]
  missing_roles: [role: string, open: number][]
}

export interface QuarantineRow {
  level: 'SITE' | 'HOME'
  area: string
  name_zh: string
  name_en: string
  business_day: string
  ordered: number
  in_custody: number
  new_today: number
  released_today: number
  due_today: number
  overdue: number
  measured_today: number
  breaches_today: number
  breaches_open: number
  temperatures_missed: number
  capacity: number | null
  is_reserve: number
  places_left: number | null
  reserve_needed: number
}

export type ReportPeriod = 'TODAY' | 'YESTERDAY'

export interface CoverageRow {
  period: ReportPeriod
  business_day: string
  level: 'ALL' | 'COUNTY' | 'TOWNSHIP' | 'UNKNOWN'
  area: string
  name_zh: string
  name_en: string
  due_ms: number
  last_due_ms: number
  expected: number
  on_time: number
  late: number
  missing: number
  awaited: number
  coverage: number
  zero: number
  without_figures: number
  suspect: number
  corrected: number
}

export interface ReportPostRow {
  period: ReportPeriod
  business_day: string
  site_id: string
  name_zh: string
  name_en: string
  region: string
  township: string
  township_name_zh: string
  township_name_en: string
  delivery: 'ON_TIME' | 'LATE' | 'MISSING' | 'AWAITED'
  suspect: 'FALSE_ZERO' | 'FAR_BELOW' | ''
  suspect_figure: 'RETURNEES' | 'OUTSIDERS' | ''
  minutes_late: number | null
  corrections: number
  returnees: number | null
  returnees_then: number | null
  returnees_counted: number
  outsiders: number | null
  outsiders_then: number | null
  outsiders_counted: number
  unit: string
  unit_name_zh: string
  unit_name_en: string
  duty_telephone: string
  of_posts: number
}

import type { AlertRow } from '../data/rows'

export type Alerts = ReadonlyMap<string, AlertRow>

/** The alerts with those rows put in their place; a row that is no longer open takes its alert away. */
export function merged(alerts: Alerts, rows: readonly AlertRow[]): Alerts {
  const next = new Map(alerts)
  for (const row of rows) {
    if (row.is_open === 0) {
      next.delete(row.alert_id)
    } else {
      next.set(row.alert_id, row)
    }
  }
  return next
}

/** How many were not to be seen before, or have become critical since: what the sound is for. */
export function newlyCritical(before: Alerts, after: Alerts): AlertRow[] {
  return [...after.values()].filter(
    (alert) =>
      alert.severity === 'CRITICAL' &&
      alert.state === 'OPEN' &&
      alert.pages === 1 &&
      before.get(alert.alert_id)?.severity !== 'CRITICAL',
  )
}

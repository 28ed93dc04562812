import type { Explains, HubQueueRow, HubTripRow } from '../data/rows'

/** When the queue of a hub will be gone, if it goes on as in the last quarter of an hour. */
export interface Clearance {
  waiting: number
  perHour: number
  /** Null: nobody waits, or nobody is being registered. */
  clearMs: number | null
  overruns: number
}

const QUARTER_MS = 900_000

export function clearance(hub: HubQueueRow, trips: readonly HubTripRow[]): Clearance {
  const own = trips.filter((trip) => trip.site_id === hub.site_id)
  const waiting = own.reduce((sum, trip) => sum + trip.waiting, 0)
  const rate = hub.registrations_15m
  return {
    waiting,
    perHour: 4 * rate,
    clearMs: waiting === 0 || rate === 0 ? null : hub.progressed_ms + Math.ceil((waiting * QUARTER_MS) / rate),
    overruns: own.filter((trip) => trip.is_overrun === 1).length,
  }
}

export interface Share {
  part: Exclude<Explains, 'NONE'>
  percent: number
}

/** How the time waited is made up, in whole percents that come to a hundred; empty where nobody waited. */
export function shares(hub: HubQueueRow): Share[] {
  const sums: [Share['part'], number][] = [
    ['QUEUE', hub.queue_sum_s],
    ['PUSH', hub.push_sum_s],
    ['OBSERVATION', hub.observation_sum_s],
  ]
  const all = sums.reduce((sum, [, seconds]) => sum + seconds, 0)
  if (all <= 0) {
    return []
  }
  let before = 0
  let drawn = 0
  return sums.map(([part, seconds]) => {
    before += seconds
    const upTo = Math.round((100 * before) / all)
    const percent = upTo - drawn
    drawn = upTo
    return { part, percent }
  })
}

/** 0.4, 9.9, 12, 1,234: minutes, with a decimal where it says something; a dash where nobody waited. */
export function minutes(seconds: number | null): string {
  if (seconds === null) {
    return '–'
  }
  const count = seconds / 60
  return count < 9.95 ? count.toFixed(1) : Math.round(count).toLocaleString('en-US')
}

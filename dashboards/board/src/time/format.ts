/** Times as people read them, always in the zone of the district, whatever the viewer's machine thinks. */

export type Age = { count: number; unit: 'seconds' | 'minutes' | 'hours' | 'days' }

const formats = new Map<string, Intl.DateTimeFormat>()

function parts(ms: number, zone: string): Record<string, string> {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(zone, format)
  }
  return Object.fromEntries(format.formatToParts(ms).map((part) => [part.type, part.value]))
}

/** 03:07:09 */
export function clock(ms: number, zone: string): string {
  const at = parts(ms, zone)
  return `${at['hour']}:${at['minute']}:${at['second']}`
}

/** 03:07 */
export function minute(ms: number, zone: string): string {
  return clock(ms, zone).slice(0, 5)
}

/** 2026-11-29 */
export function day(ms: number, zone: string): string {
  const at = parts(ms, zone)
  return `${at['year']}-${at['month']}-${at['day']}`
}

/** 03:07 today, else 11-28 03:07: the day is left out only where it is that of the clock. */
export function moment(ms: number, nowMs: number, zone: string): string {
  const date = day(ms, zone)
  return date === day(nowMs, zone) ? minute(ms, zone) : `${date.slice(5)} ${minute(ms, zone)}`
}

/** 11-28 03:07, for prints and lists that outlive the day. */
export function dated(ms: number, zone: string): string {
  return `${day(ms, zone).slice(5)} ${minute(ms, zone)}`
}

const MINUTE_S = 60
const HOUR_S = 3600
const DAY_S = 86_400

/** How long, in the largest unit of which there are at least two, or one: 95 s, 3 min, 26 h, 3 d. */
export function age(seconds: number): Age {
  const whole = Math.max(0, Math.floor(seconds))
  if (whole < 2 * MINUTE_S) {
    return { count: whole, unit: 'seconds' }
  }
  if (whole < 2 * HOUR_S) {
    return { count: Math.floor(whole / MINUTE_S), unit: 'minutes' }
  }
  if (whole < 2 * DAY_S) {
    return { count: Math.floor(whole / HOUR_S), unit: 'hours' }
  }
  return { count: Math.floor(whole / DAY_S), unit: 'days' }
}

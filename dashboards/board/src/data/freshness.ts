import type { NowRow } from './rows'

/**
 * Whether the picture can be trusted.
 *
 * STARTING: nothing has answered yet, and it is too early to call that a fault. FRESH: what is shown is now. HISTORY: the
 * job works, but on the past. NO_ANSWER, WATCHDOG, DATA: stale, by the server, by the chain of alerts, by the counts.
 */
export type Verdict = 'STARTING' | 'FRESH' | 'HISTORY' | 'NO_ANSWER' | 'WATCHDOG' | 'DATA'

export interface Freshness {
  verdict: Verdict
  /** Since what was last answered was found out, seconds: the server keeps answers for a moment, and they travel. */
  silentS: number
  /** Now by the server's clock, epoch milliseconds; null before the first answer. */
  serverMs: number | null
  dataAgeS: number | null
  watchdogAgeS: number | null
}

/** The last good answer and when it came, by a clock that only goes forward. */
export interface Heard {
  now: NowRow | null
  atMs: number
}

/** Before five seconds, so that the page has said so when these are over; a healthy server is never silent for half of it. */
export const SILENT_LIMIT_S = 4
export const WATCHDOG_LIMIT_S = 120
export const DATA_LIMIT_S = 120

/** Judges at a moment of the same clock; ages grow on between answers. */
export function judge(heard: Heard, atMs: number): Freshness {
  const { now } = heard
  const keptS = now === null ? 0 : Math.max(0, now.asked_ms - now.now_ms) / 1000
  const silentS = (atMs - heard.atMs) / 1000 + keptS
  if (now === null) {
    const verdict = silentS > SILENT_LIMIT_S ? 'NO_ANSWER' : 'STARTING'
    return { verdict, silentS, serverMs: null, dataAgeS: null, watchdogAgeS: null }
  }
  const grown = (ageS: number | null) => (ageS === null ? null : ageS + silentS)
  const dataAgeS = grown(now.data_age_s)
  const watchdogAgeS = grown(now.watchdog_age_s)
  return {
    verdict: verdict(now, silentS, dataAgeS, watchdogAgeS),
    silentS,
    serverMs: now.asked_ms + (atMs - heard.atMs),
    dataAgeS,
    watchdogAgeS,
  }
}

function verdict(now: NowRow, silentS: number, dataAgeS: number | null, watchdogAgeS: number | null): Verdict {
  if (silentS > SILENT_LIMIT_S) {
    return 'NO_ANSWER'
  }
  if (now.is_history === 1) {
    return 'HISTORY'
  }
  if (watchdogAgeS === null || watchdogAgeS > WATCHDOG_LIMIT_S) {
    return 'WATCHDOG'
  }
  if (dataAgeS === null || dataAgeS > DATA_LIMIT_S || now.is_stale === 1) {
    return 'DATA'
  }
  return 'FRESH'
}

/** Whether nothing on the page may be taken for the present because something is broken. */
export function isStale(verdict: Verdict): boolean {
  return verdict === 'NO_ANSWER' || verdict === 'WATCHDOG' || verdict === 'DATA'
}

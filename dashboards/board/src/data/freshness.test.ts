import { describe, expect, it } from 'vitest'
import { nowRow } from '../testing/rows'
import { isStale, judge } from './freshness'

const verdict = (now: ReturnType<typeof nowRow> | null, secondsLater: number) =>
  judge({ now, atMs: 1_000 }, 1_000 + secondsLater * 1_000).verdict

describe('judge', () => {
  it('trusts a recent answer of a living chain', () => {
    expect(verdict(nowRow(), 1)).toBe('FRESH')
  })

  it('gives the first answer some seconds', () => {
    expect(verdict(null, 4)).toBe('STARTING')
    expect(verdict(null, 4.1)).toBe('NO_ANSWER')
  })

  it('is stale before five seconds without an answer are over', () => {
    expect(verdict(nowRow(), 4)).toBe('FRESH')
    expect(verdict(nowRow(), 4.1)).toBe('NO_ANSWER')
  })

  it('counts the time for which the server had kept the answer', () => {
    const kept = nowRow({ asked_ms: nowRow().now_ms + 4_000 })

    expect(verdict(kept, 0)).toBe('FRESH')
    expect(verdict(kept, 1)).toBe('NO_ANSWER')
  })

  it('is stale when the watchdog is older than two minutes, or never came', () => {
    expect(verdict(nowRow({ watchdog_age_s: 120 }), 0)).toBe('FRESH')
    expect(verdict(nowRow({ watchdog_age_s: 118 }), 3)).toBe('WATCHDOG')
    expect(verdict(nowRow({ watchdog_age_s: null }), 0)).toBe('WATCHDOG')
  })

  it('is stale when the data lag, or never came, or the server says so', () => {
    expect(verdict(nowRow({ data_age_s: 121 }), 0)).toBe('DATA')
    expect(verdict(nowRow({ data_age_s: null }), 0)).toBe('DATA')
    expect(verdict(nowRow({ is_stale: 1 }), 0)).toBe('DATA')
  })

  it('tells history being read from stale, but not when nothing answers', () => {
    const history = nowRow({ is_history: 1, is_stale: 1, data_age_s: 86_400, watchdog_age_s: 86_400 })

    expect(verdict(history, 0)).toBe('HISTORY')
    expect(isStale('HISTORY')).toBe(false)
    expect(verdict(history, 6)).toBe('NO_ANSWER')
  })

  it('lets clock and ages go on between answers', () => {
    const fresh = judge({ now: nowRow(), atMs: 0 }, 2_500)

    expect(fresh).toMatchObject({ serverMs: nowRow().asked_ms + 2_500, dataAgeS: 10.5, watchdogAgeS: 42.5 })
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { alertRow, nowRow } from '../testing/rows'
import { Live } from './live'
import type { AlertRow, NowRow } from './rows'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const FEVER = alertRow()
const SURGE = alertRow({ alert_id: 'fedcba9876543210-0123456789abcdef', rule: 'surge', severity: 'WARNING' })

/** A server that answers what a test sets, and remembers what it was asked. */
function server() {
  const state = { now: nowRow() as NowRow, alerts: [] as AlertRow[], fails: '', asked: [] as string[] }
  const ask = (query: string, parameters: Record<string, string | number> = {}) => {
    state.asked.push(`${query} ${parameters['since_ms'] ?? ''}`.trim())
    return state.fails === query
      ? Promise.reject(new Error('down'))
      : Promise.resolve((query === 'now' ? [state.now] : state.alerts) as never[])
  }
  return { state, live: new Live(() => Date.now(), ask) }
}

describe('Live', () => {
  it('asks for alerts only when they have changed, and then for what changed', async () => {
    const { state, live } = server()
    live.start()
    await vi.advanceTimersByTimeAsync(2_500)
    expect(state.asked).toEqual(['now', 'alerts 0', 'now', 'now'])

    state.now = nowRow({ alerts_version: 'b', open_alerts: 1 })
    state.alerts = [FEVER]
    await vi.advanceTimersByTimeAsync(1_000)

    expect(state.asked.slice(4)).toEqual(['now', `alerts ${nowRow().now_ms}`])
    expect([...live.alerts.get().keys()]).toEqual([FEVER.alert_id])
  })

  it('takes away what is no longer open, and keeps the rest', async () => {
    const { state, live } = server()
    state.now = nowRow({ open_alerts: 2 })
    state.alerts = [FEVER, SURGE]
    live.start()
    await vi.advanceTimersByTimeAsync(10)

    state.now = nowRow({ open_alerts: 1, alerts_version: 'b' })
    state.alerts = [{ ...FEVER, is_open: 0 }]
    await vi.advanceTimersByTimeAsync(1_000)

    expect([...live.alerts.get().keys()]).toEqual([SURGE.alert_id])
  })

  it('hears nothing when the alerts do not come, and asks for all of them afterwards', async () => {
    const { state, live } = server()
    state.fails = 'alerts'
    live.start()
    await vi.advanceTimersByTimeAsync(3_000)
    expect(live.heard.get().now).toBeNull()

    state.fails = ''
    await vi.advanceTimersByTimeAsync(5_000)

    expect(live.heard.get().now).not.toBeNull()
    expect(state.asked.filter((asked) => asked.startsWith('alerts'))).toSatisfy((all: string[]) =>
      all.every((asked) => asked === 'alerts 0'),
    )
  })

  it('asks for all when the page has not as many as there are', async () => {
    const { state, live } = server()
    live.start()
    await vi.advanceTimersByTimeAsync(10)

    state.now = nowRow({ open_alerts: 1 })
    state.alerts = [FEVER]
    await vi.advanceTimersByTimeAsync(7_000)

    expect(live.alerts.get().size).toBe(1)
  })
})

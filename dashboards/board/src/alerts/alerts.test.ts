import { describe, expect, it } from 'vitest'
import type { Action, HistoryRow } from '../data/rows'
import { alertRow, alertsOf } from '../testing/rows'
import { course } from './course'
import { EVERYTHING, isEverything, matches, toggled } from './filter'
import { lines } from './listed'
import { merged, newlyCritical } from './merge'
import { byUrgency } from './order'
import { isPermitted } from './permitted'
import { moved } from './selection'

describe('byUrgency', () => {
  it('puts first what nobody has taken up, then the gravest, then what calls, then the latest', () => {
    const rows = [
      alertRow({ alert_id: 'shelved', state: 'SHELVED' }),
      alertRow({ alert_id: 'taken', state: 'ACKNOWLEDGED' }),
      alertRow({ alert_id: 'notice', severity: 'NOTICE' }),
      alertRow({ alert_id: 'warning', severity: 'WARNING' }),
      alertRow({ alert_id: 'quiet', pages: 0, noticed_ms: 9e12 }),
      alertRow({ alert_id: 'older', noticed_ms: 1 }),
      alertRow({ alert_id: 'newer', noticed_ms: 2 }),
    ]

    expect(rows.sort(byUrgency).map((row) => row.alert_id)).toEqual([
      'newer', 'older', 'quiet', 'warning', 'notice', 'taken', 'shelved',
    ])
  })

  it('never leaves two in no order', () => {
    const [one, other] = [alertRow({ alert_id: 'a' }), alertRow({ alert_id: 'b' })]

    expect(byUrgency(one, other)).toBeLessThan(0)
    expect(byUrgency(other, one)).toBeGreaterThan(0)
    expect(byUrgency(one, one)).toBe(0)
  })
})

describe('matches', () => {
  it('asks for every condition', () => {
    const alert = alertRow()

    expect(matches(alert, EVERYTHING)).toBe(true)
    expect(matches(alert, { ...EVERYTHING, severities: new Set(['WARNING']) })).toBe(false)
    expect(matches(alert, { ...EVERYTHING, states: new Set(['OPEN']) })).toBe(true)
    expect(matches(alert, { ...EVERYTHING, rule: 'surge' })).toBe(false)
    expect(matches(alert, { ...EVERYTHING, township: '141002100' })).toBe(true)
    expect(matches(alert, { ...EVERYTHING, unit: 'other' })).toBe(false)
  })

  it('finds words in either language, all of them, in any case', () => {
    expect(matches(alertRow(), { ...EVERYTHING, text: '城东口 LINFEN' })).toBe(true)
    expect(matches(alertRow(), { ...EVERYTHING, text: '城东口 nowhere' })).toBe(false)
    expect(isEverything({ ...EVERYTHING, text: '  ' })).toBe(true)
  })

  it('toggles without touching the set that was shown', () => {
    const before = new Set(['a'])

    expect([...toggled(before, 'b')]).toEqual(['a', 'b'])
    expect([...toggled(before, 'a')]).toEqual([])
    expect([...before]).toEqual(['a'])
  })
})

describe('newlyCritical', () => {
  it('is what was not there, or has become critical, and calls people', () => {
    const before = alertsOf(alertRow({ alert_id: 'old' }), alertRow({ alert_id: 'rises', severity: 'WARNING' }))
    const after = merged(before, [
      alertRow({ alert_id: 'new' }),
      alertRow({ alert_id: 'rises' }),
      alertRow({ alert_id: 'quiet', pages: 0 }),
      alertRow({ alert_id: 'warning', severity: 'WARNING' }),
      alertRow({ alert_id: 'taken', state: 'ACKNOWLEDGED' }),
    ])

    expect(newlyCritical(before, after).map((alert) => alert.alert_id)).toEqual(['rises', 'new'])
    expect(newlyCritical(after, after)).toEqual([])
  })
})

describe('isPermitted', () => {
  const allowed = (other: Parameters<typeof alertRow>[0]) =>
    (['ACK', 'SHELVE', 'UNSHELVE', 'COMMENT', 'CLOSE'] as Action[]).filter((action) => isPermitted(action, alertRow(other)))

  it('follows the state', () => {
    expect(allowed({ state: 'OPEN' })).toEqual(['ACK', 'SHELVE', 'COMMENT', 'CLOSE'])
    expect(allowed({ state: 'ACKNOWLEDGED' })).toEqual(['SHELVE', 'COMMENT', 'CLOSE'])
    expect(allowed({ state: 'SHELVED' })).toEqual(['ACK', 'SHELVE', 'UNSHELVE', 'COMMENT', 'CLOSE'])
    expect(allowed({ state: 'RESOLVED' })).toEqual(['COMMENT', 'CLOSE'])
    expect(allowed({ state: 'CLOSED' })).toEqual(['COMMENT'])
  })

  it('leaves members to their group, and does not offer again what is under way', () => {
    expect(allowed({ group_id: 'g' })).toEqual(['COMMENT'])
    expect(allowed({ pending_action: 'ACK' })).toEqual(['SHELVE', 'COMMENT', 'CLOSE'])
  })
})

describe('lines', () => {
  it('opens one group beneath its alert', () => {
    const alerts = [alertRow({ alert_id: 'g', members: 2 }), alertRow({ alert_id: 'b' })]
    const member = { ...alertRow({ alert_id: 'm' }), ended_ms: null }

    expect(lines(alerts, '', null).map((line) => line.kind)).toEqual(['ALERT', 'ALERT'])
    expect(lines(alerts, 'g', null).map((line) => line.kind)).toEqual(['ALERT', 'READING', 'ALERT'])
    expect(lines(alerts, 'g', [member]).map((line) => line.key)).toEqual(['g', 'm', 'b'])
  })
})

describe('course', () => {
  const row = (other: Partial<HistoryRow>): HistoryRow => ({
    version: 1, changed_ms: 1, severity: 'WARNING', state: 'OPEN', unit_name_zh: '', unit_name_en: '', escalation: 0, members: 0,
    acknowledged_by: '', shelved_until_ms: null, closed_by: '', outcome: '', value: null, expected: null, ...other,
  })

  it('says what changed, the latest first, with what people did among it', () => {
    const history = [
      row({}),
      row({ changed_ms: 2, severity: 'CRITICAL' }),
      row({ changed_ms: 3, severity: 'CRITICAL', escalation: 1 }),
      row({ changed_ms: 5, severity: 'CRITICAL', escalation: 1, state: 'ACKNOWLEDGED' }),
    ]
    const action = {
      action_id: 'x', taken_ms: 4, alert_id: 'a', action: 'ACK', actor: '王芳', outcome: '', until_ms: null, text: '', delivery: 'RECEIVED',
    } as const

    expect(course(history, [action]).map((step) => step.kind)).toEqual(['STATE', 'ACTION', 'ESCALATED', 'SEVERITY', 'RAISED'])
  })
})

describe('moved', () => {
  it('stays at the ends, and begins at the top', () => {
    expect(moved(['a', 'b', 'c'], 'b', 1)).toBe('c')
    expect(moved(['a', 'b', 'c'], 'c', 1)).toBe('c')
    expect(moved(['a', 'b', 'c'], 'gone', 1)).toBe('a')
    expect(moved([], '', 1)).toBe('')
  })
})

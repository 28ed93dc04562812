import { describe, expect, it } from 'vitest'
import type { HandoverRow } from '../data/rows'
import { alertRow } from '../testing/rows'
import { byRule, parts } from './shifts'

const row = (other: Partial<HandoverRow>): HandoverRow => ({ ...alertRow(), is_new: 0, ...other })

describe('parts', () => {
  it('sorts by state, and of what has ended takes only what ended in this shift', () => {
    const sorted = parts(
      [
        row({ alert_id: 'new', is_new: 1 }),
        row({ alert_id: 'taken', state: 'ACKNOWLEDGED' }),
        row({ alert_id: 'closed', state: 'CLOSED', ended_ms: 100 }),
        row({ alert_id: 'before', state: 'CLOSED', ended_ms: 99 }),
        row({ alert_id: 'resolved', state: 'RESOLVED', ended_ms: 101, is_new: 1 }),
      ],
      100,
    )
    const ids = Object.fromEntries(Object.entries(sorted).map(([part, rows]) => [part, rows.map((one: HandoverRow) => one.alert_id)]))

    expect(ids).toEqual({
      isNew: ['new', 'resolved'], open: ['new'], acknowledged: ['taken'], shelved: [], resolved: ['resolved'], closed: ['closed'],
    })
  })
})

describe('byRule', () => {
  it('puts the most frequent first', () => {
    expect(byRule([row({ rule: 'surge' }), row({ rule: 'fever' }), row({ rule: 'surge' })])).toEqual([['surge', 2], ['fever', 1]])
  })
})

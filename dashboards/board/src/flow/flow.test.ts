import { describe, expect, it } from 'vitest'
import type { SiteNowRow, SiteRow } from '../data/rows'
import { chanceBand } from './chance'
import { lookOf } from './MapSign'
import { busiest } from './SiteTable'
import { path } from './Sparkline'
import type { Site } from './sites'

const now = (other: Partial<SiteNowRow>): SiteNowRow => ({
  site_id: 's', state: 'NORMAL', last_heard_ms: 1, hour_total: 1, hour_in: 1, hour_out: 0, open_alerts: 0, worst_severity: '', ...other,
})

const site = (id: string, total: number | null, state: SiteNowRow['state'] = 'NORMAL'): Site => ({
  row: {
    site_id: id, name_zh: `${id}口`, name_en: `${id} gate`, kind: 'ROAD_POST', region: '', township: '', latitude: null, longitude: null,
    inlet_of: '', unit: '', capacity_per_hour: null, heartbeat_minutes: null, opening_hours: '',
  } satisfies SiteRow,
  now: now({ site_id: id, hour_total: total, state }),
})

describe('chanceBand', () => {
  it('is wide where few pass, and relatively narrow where many do', () => {
    expect(chanceBand(0)).toEqual({ low: expect.closeTo(0, 9), high: expect.closeTo(3.28, 2) })
    const busy = chanceBand(900)
    expect(busy.low).toBeLessThan(900)
    expect((busy.high - busy.low) / 900).toBeLessThan(0.2)
  })
})

describe('lookOf', () => {
  it('shows an alert before anything that the site says of itself', () => {
    expect(lookOf(now({ state: 'SILENT', open_alerts: 1 }))).toBe('ALERT')
    expect(lookOf(now({ state: 'SILENT' }))).toBe('SILENT')
    expect(lookOf(now({ state: 'SUSPENDED' }))).toBe('CLOSED')
    expect(lookOf(undefined)).toBe('NOT_EXPECTED')
  })
})

describe('busiest', () => {
  const sites = [site('b', 5), site('a', 5), site('c', 9), site('d', null, 'SILENT')]

  it('puts the busiest first and the unknown last', () => {
    expect(busiest(sites, '', '').map(({ row }) => row.site_id)).toEqual(['c', 'a', 'b', 'd'])
  })

  it('looks for words and states', () => {
    expect(busiest(sites, 'b GATE', '').map(({ row }) => row.site_id)).toEqual(['b'])
    expect(busiest(sites, '', 'SILENT').map(({ row }) => row.site_id)).toEqual(['d'])
  })
})

describe('path', () => {
  it('breaks where nothing is known', () => {
    expect(path([0, 10, null, 10], 10).match(/[ML]/g)).toEqual(['M', 'L', 'M'])
    expect(path([null, null], 1)).toBe('')
  })
})

import { afterEach, describe, expect, it } from 'vitest'
import { fill } from '../frame/Occupancy'
import { clear, draw } from '../testing/draw'
import { quarantineRow } from '../testing/rows'
import { language } from '../words/language'
import { Areas } from './Areas'
import { beds, homes, sites, total } from './counts'
import { QuarantineToday } from './QuarantineToday'

afterEach(() => {
  clear()
  language.set('zh')
})

const site = quarantineRow({ level: 'SITE', area: 'q-1', name_zh: '一号点', name_en: 'One', in_custody: 130, capacity: 120, places_left: -10, reserve_needed: 10 })
const reserve = quarantineRow({ level: 'SITE', area: 'q-2', name_zh: '备用点', in_custody: 0, capacity: 80, places_left: 80, is_reserve: 1 })

describe('areas', () => {
  it('stand with those first where something is wrong', () => {
    const rows = [
      quarantineRow({ area: 'many', in_custody: 90 }),
      quarantineRow({ area: 'missed', temperatures_missed: 1 }),
      quarantineRow({ area: 'overdue', overdue: 1 }),
      quarantineRow({ area: 'breach', breaches_open: 1 }),
      site,
    ]

    expect(homes(rows).map((row) => row.area)).toEqual(['breach', 'overdue', 'missed', 'many'])
    expect(sites(rows)).toEqual([site])
    expect(total(rows, 'in_custody')).toBe(90 + 3 * 3 + 130)
  })

  it('tell how many beds are left, and how many need the reserve', () => {
    expect(beds([site, reserve])).toEqual({ capacity: 120, used: 130, left: -10, reserve: 80, needed: 10 })
    expect(beds([quarantineRow(), { ...site, capacity: null }])).toBeNull()
  })
})

describe('occupancy', () => {
  it('is as long as the larger of use and capacity', () => {
    expect(fill(60, 120)).toEqual({ used: 50, limit: 100, level: 'room' })
    expect(fill(108, 120).level).toBe('near')
    expect(fill(240, 120)).toEqual({ used: 100, limit: 50, level: 'full' })
    expect(fill(3, 0).level).toBe('full')
    expect(fill(3, null)).toEqual({ used: 0, limit: 100, level: 'room' })
  })

  it('hatches what goes beyond, and says it in words', () => {
    const table = draw(<Areas rows={[site, reserve]} none="" />)

    expect(table.querySelectorAll('.occupancy-beyond')).toHaveLength(1)
    expect(table.querySelector('.beds-left.gap')?.textContent).toContain('超出 10 人')
    expect(table.querySelector('.reserve')?.textContent).toBe('备用')
  })
})

describe('quarantine on the page', () => {
  it('marks what is wrong by shape, and nothing else', () => {
    const sums = draw(<QuarantineToday rows={[quarantineRow({ breaches_today: 1, breaches_open: 1, new_today: 4 }), site, reserve]} />)

    expect(sums.querySelectorAll('.sign.critical')).toHaveLength(2)
    expect(sums.querySelectorAll('.sign.warning')).toHaveLength(0)
    expect(sums.querySelector('.beds .gap')?.textContent).toContain('需启用备用 10 张')
  })

  it('says so when there is nobody', () => {
    expect(draw(<Areas rows={[]} none="没有居家隔离" />).querySelector('.empty')?.textContent).toBe('没有居家隔离')
  })
})

import { describe, expect, it } from 'vitest'
import { age, clock, dated, day, moment } from './format'

const SHANGHAI = 'Asia/Shanghai'
const LATE = Date.UTC(2026, 10, 28, 16, 5, 9)

describe('times', () => {
  it('are those of the district, whatever the machine thinks', () => {
    expect(clock(LATE, SHANGHAI)).toBe('00:05:09')
    expect(day(LATE, SHANGHAI)).toBe('2026-11-29')
    expect(clock(LATE, 'America/St_Johns')).toBe('12:35:09')
  })

  it('show the day only where it is another', () => {
    expect(moment(LATE, LATE + 3_600_000, SHANGHAI)).toBe('00:05')
    expect(moment(LATE - 3_600_000, LATE, SHANGHAI)).toBe('11-28 23:05')
    expect(dated(LATE, SHANGHAI)).toBe('11-29 00:05')
  })
})

describe('age', () => {
  it('uses the largest unit that still says enough', () => {
    expect([-5, 0, 119.9, 120, 7_199, 7_200, 172_799, 172_800].map(age)).toEqual([
      { count: 0, unit: 'seconds' },
      { count: 0, unit: 'seconds' },
      { count: 119, unit: 'seconds' },
      { count: 2, unit: 'minutes' },
      { count: 119, unit: 'minutes' },
      { count: 2, unit: 'hours' },
      { count: 47, unit: 'hours' },
      { count: 2, unit: 'days' },
    ])
  })
})

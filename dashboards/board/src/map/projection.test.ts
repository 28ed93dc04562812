import { describe, expect, it } from 'vitest'
import { apart, beside, whole } from './labels'
import { CLOSEST, fit, WHOLE, zoomed } from './projection'

const SOUTH_WEST = { latitude: 36, longitude: 111 }
const NORTH_EAST = { latitude: 36.5, longitude: 111.6 }

describe('fit', () => {
  it('puts north up and east right, inside the margin', () => {
    const project = fit([SOUTH_WEST, NORTH_EAST], 800, 600, 20)
    const [low, high] = [project(SOUTH_WEST), project(NORTH_EAST)]

    expect(low.x).toBeLessThan(high.x)
    expect(low.y).toBeGreaterThan(high.y)
    expect(Math.min(low.x, high.y)).toBeGreaterThanOrEqual(20 - 1e-9)
    expect(low.y).toBeLessThanOrEqual(580 + 1e-9)
  })

  it('keeps the shape of the land: a degree of longitude is shorter by the cosine', () => {
    const project = fit([SOUTH_WEST, NORTH_EAST], 800, 600, 20)
    const origin = project(SOUTH_WEST)
    const north = origin.y - project({ ...SOUTH_WEST, latitude: 36.1 }).y
    const east = project({ ...SOUTH_WEST, longitude: 111.1 }).x - origin.x

    expect(east / north).toBeCloseTo(Math.cos((36.25 * Math.PI) / 180), 3)
  })

  it('is not shrunk by one wrong coordinate', () => {
    const many = Array.from({ length: 400 }, (_, at) => ({ latitude: 36 + at / 1_000, longitude: 111 + at / 1_000 }))
    const project = fit([...many, { latitude: 0, longitude: 0 }], 800, 600, 20)

    expect(project({ latitude: 36, longitude: 111 }).y - project({ latitude: 36.399, longitude: 111.399 }).y).toBeGreaterThan(500)
  })

  it('bears no places, and a single one', () => {
    expect(fit([], 100, 50, 5)(SOUTH_WEST)).toEqual({ x: 50, y: 25 })
    expect(fit([SOUTH_WEST], 100, 50, 5)(SOUTH_WEST)).toEqual({ x: 50, y: 25 })
  })
})

describe('zoomed', () => {
  it('keeps the point under the pointer', () => {
    const at = { x: 300, y: 200 }
    const sight = zoomed({ scale: 2, x: -50, y: -80 }, 1.5, at)

    expect(((at.x - sight.x) / sight.scale)).toBeCloseTo((at.x + 50) / 2)
    expect(((at.y - sight.y) / sight.scale)).toBeCloseTo((at.y + 80) / 2)
  })

  it('has an end on either side', () => {
    expect(zoomed(WHOLE, 0.5, { x: 9, y: 9 })).toEqual(WHOLE)
    expect(zoomed(WHOLE, 1e6, { x: 0, y: 0 }).scale).toBe(CLOSEST)
  })
})

describe('apart', () => {
  it('keeps the heavier of two that would lie on each other', () => {
    const label = (text: string, x: number, weight: number) => ({ text, point: { x, y: 10 }, weight })

    expect(apart([label('段店乡', 0, 5), label('屯里镇', 20, 9), label('大阳镇', 90, 1)]).map(({ text }) => text)).toEqual([
      '屯里镇',
      '大阳镇',
    ])
  })

  it('keeps the name beside a sign off the name of a township', () => {
    const inlet = { text: 'Tumen North motorway exit', point: beside({ x: 100, y: 100 }, 'Tumen North motorway exit', 600), weight: 9 }
    const on = { text: 'Tumen Town', point: { x: 180, y: 104 }, weight: 1 }
    const off = { text: 'Liucun Town', point: { x: 50, y: 104 }, weight: 1 }

    expect(inlet.point.x).toBeGreaterThan(180)
    expect(apart([on, inlet, off])).toEqual([inlet, off])
  })
})

describe('at the edge of the map', () => {
  it('a name stands to the left of its sign', () => {
    expect(beside({ x: 580, y: 100 }, 'Linfen Yaodu airport', 600).x).toBeLessThan(572)
    expect(beside({ x: 300, y: 100 }, 'Linfen Yaodu airport', 600).x).toBeGreaterThan(308)
  })

  it('the name of a township is moved until it is whole, and leaves with its place', () => {
    expect(whole({ x: 5, y: 9 }, '一平垣乡', 600)).toEqual({ x: 25, y: 9 })
    expect(whole({ x: 598, y: 9 }, '一平垣乡', 600)).toEqual({ x: 575, y: 9 })
    expect(whole({ x: 300, y: 9 }, '一平垣乡', 600)).toEqual({ x: 300, y: 9 })
    expect(whole({ x: -5, y: 9 }, '一平垣乡', 600)).toEqual({ x: -5, y: 9 })
  })
})

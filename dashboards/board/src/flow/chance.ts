/**
 * What the flow detector takes for chance around an expected count: less than 1.3 shifted square roots away
 * (docs/detector.md, floor of a quantile; `CountRoot` in jobs/detector).
 */

const SHIFT = 3 / 8
const FLOOR = 1.3

export interface Band {
  low: number
  high: number
}

export function chanceBand(expected: number): Band {
  const root = Math.sqrt(expected + SHIFT) - Math.sqrt(SHIFT)
  return { low: count(Math.max(0, root - FLOOR)), high: count(root + FLOOR) }
}

function count(root: number): number {
  return (root + Math.sqrt(SHIFT)) ** 2 - SHIFT
}

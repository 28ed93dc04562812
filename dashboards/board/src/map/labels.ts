import type { Point } from './projection'

/** A name that wants to stand on the map, centred on its point. */
export interface Label {
  text: string
  point: Point
  /** The heavier one stays where two would lie on each other. */
  weight: number
}

const HEIGHT = 15
/** Half of a sign, in pixels. */
const SIGN = 8
const WIDE = 12.5
const NARROW = 6.8

/** Those that fit without lying on each other, the heaviest first. */
export function apart<L extends Label>(labels: readonly L[]): L[] {
  const kept: L[] = []
  for (const label of [...labels].sort((one, other) => other.weight - one.weight)) {
    if (!kept.some((other) => touches(label, other))) {
      kept.push(label)
    }
  }
  return kept
}

function touches(one: Label, other: Label): boolean {
  return (
    Math.abs(one.point.y - other.point.y) < HEIGHT &&
    Math.abs(one.point.x - other.point.x) < (width(one.text) + width(other.text)) / 2
  )
}

/** The point of a label that begins beside a sign, at its height. */
export function beside({ x, y }: Point, text: string): Point {
  return { x: x + SIGN + width(text) / 2, y: y + SIGN / 2 }
}

/** Roughly, in pixels of a font of twelve: a Chinese character is as wide as it is high. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e80' ? WIDE : NARROW), 0)
}

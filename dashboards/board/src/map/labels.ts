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

/** The point of a label beside a sign, at its height: to the right of it, or to the left where a map of this width ends. */
export function beside({ x, y }: Point, text: string, mapWidth: number): Point {
  const away = SIGN + width(text) / 2
  const fits = x + SIGN + width(text) <= mapWidth
  return { x: fits ? x + away : x - away, y: y + SIGN / 2 }
}

/** The point of a label on a map of this width, moved so far that none of it is cut off, if its point is in sight. */
export function whole({ x, y }: Point, text: string, mapWidth: number): Point {
  const half = width(text) / 2
  return x < 0 || x > mapWidth ? { x, y } : { x: Math.max(half, Math.min(x, mapWidth - half)), y }
}

/** Roughly, in pixels of a font of twelve: a Chinese character is as wide as it is high. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e80' ? WIDE : NARROW), 0)
}

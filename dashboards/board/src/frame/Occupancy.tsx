interface Props {
  value: number
  /** Null: not known, the bar then shows nothing. */
  capacity: number | null
  label: string
}

/** How full a bar is: part of it, its end, and how much goes beyond it, in percent of its length. */
export function fill(
  value: number,
  capacity: number | null,
): { used: number; limit: number; level: 'room' | 'near' | 'full' } {
  if (capacity === null || capacity <= 0) {
    return { used: 0, limit: 100, level: value > 0 && capacity === 0 ? 'full' : 'room' }
  }
  const length = Math.max(value, capacity)
  const share = value / capacity
  return {
    used: (100 * value) / length,
    limit: (100 * capacity) / length,
    level: share > 1 ? 'full' : share >= 0.9 ? 'near' : 'room',
  }
}

/** Occupancy against capacity. The line is the capacity; what goes beyond is hatched, so that it shows without colour. */
export function Occupancy({ value, capacity, label }: Props) {
  const { used, limit, level } = fill(value, capacity)
  return (
    <svg class={`occupancy ${level}`} viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
      {capacity === null ? null : <rect class="occupancy-room" width={limit} height="10" />}
      <rect class="occupancy-used" width={Math.min(used, limit)} height="10" />
      {used > limit ? <path class="occupancy-beyond" d={hatch(limit, used)} /> : null}
      {capacity === null ? null : <rect class="occupancy-limit" x={Math.max(0, limit - 0.6)} width="0.6" height="10" />}
    </svg>
  )
}

/** Strokes from left to right. */
function hatch(from: number, to: number): string {
  const strokes: string[] = []
  for (let x = from + 0.6; x < to; x += 1.8) {
    strokes.push(`M${x.toFixed(1)} 0h.9v10h-.9z`)
  }
  return strokes.join('')
}

const WIDTH = 112
const HEIGHT = 28

interface Props {
  values: readonly (number | null)[]
  expected: readonly (number | null)[]
  label: string
}

/** A line of what came over a line of what was expected; a gap where it is not known. */
export function Sparkline({ values, expected, label }: Props) {
  const top = Math.max(1, ...values.map((value) => value ?? 0), ...expected.map((value) => value ?? 0))
  return (
    <svg class="sparkline" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path class="expected" d={path(expected, top)} />
      <path class="came" d={path(values, top)} />
    </svg>
  )
}

/** Of segments between known values, in a box of the given size. */
export function path(values: readonly (number | null)[], top: number): string {
  const step = WIDTH / Math.max(1, values.length - 1)
  let isBroken = true
  return values
    .map((value, at) => {
      if (value === null) {
        isBroken = true
        return ''
      }
      const point = `${isBroken ? 'M' : 'L'}${(at * step).toFixed(1)} ${(HEIGHT - 2 - (value / top) * (HEIGHT - 4)).toFixed(1)}`
      isBroken = false
      return point
    })
    .join('')
}

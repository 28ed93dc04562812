const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const HUNDREDTHS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

/** 12,345 or 38.7; a dash where it is not known, for nothing is not zero. */
export function decimal(value: number | null | undefined): string {
  if (value === null || value === undefined) {
    return '–'
  }
  return Math.abs(value) >= 100 ? WHOLE.format(value) : HUNDREDTHS.format(value)
}

/** A whole number; a dash where it is not known. */
export function whole(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : WHOLE.format(value)
}

/** +12 % or −8 %; empty where there is nothing to compare. */
export function difference(value: number | null | undefined, expected: number | null | undefined): string {
  if (value === null || value === undefined || expected === null || expected === undefined || expected <= 0) {
    return ''
  }
  const percent = Math.round((value / expected - 1) * 100)
  return percent === 0 ? '±0%' : `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`
}

import type { CoverageRow, ReportPeriod, Severity } from '../data/rows'

export type Tally = 'expected' | 'on_time' | 'late' | 'missing' | 'awaited' | 'zero' | 'suspect' | 'corrected'

/** What the posts that owe a report fall into, in the order in which a bar shows it. */
export const PARTS = ['on_time', 'late', 'missing', 'awaited'] as const satisfies readonly Tally[]

const SEVERITIES: Partial<Record<Tally, Severity>> = { missing: 'WARNING', suspect: 'WARNING', late: 'NOTICE' }

/** How bad a count is when it is not zero, as the rules report-missing, report-late and report-suspect say unless they are set otherwise. */
export function severityOf(tally: Tally): Severity | undefined {
  return SEVERITIES[tally]
}

export function reported(row: CoverageRow): number {
  return row.on_time + row.late
}

/** In whole percents, rounded down as in the bulletin: 100 means everybody. */
export function percent(row: CoverageRow): number {
  return Math.floor((100 * reported(row)) / row.expected)
}

/** All posts together of a day; undefined: no post owes a report. */
export function whole(rows: readonly CoverageRow[], period: ReportPeriod): CoverageRow | undefined {
  return rows.find((row) => row.period === period && row.level === 'ALL')
}

/** Counties, the worst first, each followed by its townships, the worst first, and posts whose region is not known. */
export function rollUp(rows: readonly CoverageRow[], period: ReportPeriod): CoverageRow[] {
  const places = rows.filter((row) => row.period === period && row.level !== 'ALL').sort(worstFirst)
  const townships = places.filter((row) => row.level === 'TOWNSHIP')
  return places
    .filter((row) => row.level !== 'TOWNSHIP')
    .flatMap((top) => [top, ...townships.filter((row) => row.area.startsWith(top.area))])
}

function worstFirst(one: CoverageRow, other: CoverageRow): number {
  return (
    one.coverage - other.coverage ||
    other.missing - one.missing ||
    other.suspect - one.suspect ||
    other.late - one.late ||
    (one.area < other.area ? -1 : 1)
  )
}

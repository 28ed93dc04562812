import type { ReportPeriod, ReportPostRow } from '../data/rows'

/** Why a post is asked. */
export type Why = 'missing' | 'suspect' | 'late'

export const WHYS: readonly Why[] = ['missing', 'suspect', 'late']

export type Declared = 'returnees' | 'outsiders'

/** The reasons to ask a post, the gravest first; a late report may be in doubt too. */
export function whys(row: ReportPostRow): Why[] {
  return WHYS.filter((why) => (why === 'suspect' ? row.suspect !== '' : row.delivery === why.toUpperCase()))
}

export interface Choice {
  period: ReportPeriod
  /** Undefined: whatever the reason. */
  why: Why | undefined
  /** Code of a region, UNKNOWN, or empty: everywhere. */
  area: string
}

export function chosen(rows: readonly ReportPostRow[], { period, why, area }: Choice): ReportPostRow[] {
  return rows.filter(
    (row) =>
      row.period === period &&
      (why === undefined || whys(row).includes(why)) &&
      (area === 'UNKNOWN' ? row.region === '' : row.region.startsWith(area)),
  )
}

/** What stands beside the declared figure: the gate's count when the report was written, without one that of the whole day. */
export function counted(row: ReportPostRow, figure: Declared): number {
  return row[`${figure}_then`] ?? row[`${figure}_counted`]
}

import type { QuarantineRow } from '../data/rows'

export type Count =
  | 'ordered'
  | 'in_custody'
  | 'new_today'
  | 'released_today'
  | 'due_today'
  | 'overdue'
  | 'measured_today'
  | 'breaches_today'
  | 'breaches_open'
  | 'temperatures_missed'
  | 'reserve_needed'

export function total(rows: readonly QuarantineRow[], count: Count): number {
  return rows.reduce((sum, row) => sum + row[count], 0)
}

export function sites(rows: readonly QuarantineRow[]): QuarantineRow[] {
  return rows.filter((row) => row.level === 'SITE')
}

/** Homes by township: where something is wrong first, then where most are. */
export function homes(rows: readonly QuarantineRow[]): QuarantineRow[] {
  return rows
    .filter((row) => row.level === 'HOME')
    .sort(
      (one, other) =>
        other.breaches_open - one.breaches_open ||
        other.overdue - one.overdue ||
        other.temperatures_missed - one.temperatures_missed ||
        other.in_custody - one.in_custody ||
        (one.area < other.area ? -1 : 1),
    )
}

/** The beds of the sites in use, what is left of them, what stands by, and how much of that is needed. */
export interface Beds {
  capacity: number
  used: number
  left: number
  reserve: number
  needed: number
}

/** Null where no site in use has said how many it can take. Sites in reserve count as standing by, and who is there as in use. */
export function beds(rows: readonly QuarantineRow[]): Beds | null {
  const all = sites(rows)
  const inUse = all.filter((row) => row.is_reserve === 0 && row.capacity !== null)
  if (inUse.length === 0) {
    return null
  }
  const capacity = inUse.reduce((sum, row) => sum + (row.capacity ?? 0), 0)
  const used = total(all, 'in_custody')
  return {
    capacity,
    used,
    left: capacity - used,
    reserve: all.filter((row) => row.is_reserve === 1).reduce((sum, row) => sum + (row.capacity ?? 0), 0),
    needed: Math.max(0, used - capacity),
  }
}

import { useMemo } from 'preact/hooks'
import { useFeed } from '../data/feeds'
import type { SiteNowRow, SiteRow } from '../data/rows'

const HOUR_MS = 3_600_000
const NOW_EVERY_MS = 15_000

/** A site of the roster with what it is doing now. */
export interface Site {
  row: SiteRow
  now: SiteNowRow | undefined
}

export interface Sites {
  sites: readonly Site[] | null
  failure: string
}

/** The roster joined with the present, the same for all views. */
export function useSites(): Sites {
  const roster = useFeed<SiteRow>('sites', HOUR_MS)
  const present = useFeed<SiteNowRow>('sites-now', NOW_EVERY_MS)
  const sites = useMemo(() => {
    if (roster.rows === null) {
      return null
    }
    const now = new Map((present.rows ?? []).map((row) => [row.site_id, row]))
    return roster.rows.map((row) => ({ row, now: now.get(row.site_id) }))
  }, [roster.rows, present.rows])
  return { sites, failure: roster.failure || present.failure }
}

import type { ActionRow, HandoverRow } from '../data/rows'

/** What one shift tells the next, sorted into what has to be known of each. */
export interface Parts {
  isNew: HandoverRow[]
  open: HandoverRow[]
  acknowledged: HandoverRow[]
  shelved: HandoverRow[]
  resolved: HandoverRow[]
  closed: HandoverRow[]
}

export function parts(rows: readonly HandoverRow[], sinceMs: number): Parts {
  const endedSince = (row: HandoverRow) => row.ended_ms !== null && row.ended_ms >= sinceMs
  return {
    isNew: rows.filter((row) => row.is_new === 1),
    open: rows.filter((row) => row.state === 'OPEN'),
    acknowledged: rows.filter((row) => row.state === 'ACKNOWLEDGED'),
    shelved: rows.filter((row) => row.state === 'SHELVED'),
    resolved: rows.filter((row) => row.state === 'RESOLVED' && endedSince(row)),
    closed: rows.filter((row) => row.state === 'CLOSED' && endedSince(row)),
  }
}

/** How often each rule stands among them, the most frequent first. */
export function byRule(rows: readonly HandoverRow[]): [rule: string, count: number][] {
  return counted(rows.map((row) => row.rule))
}

/** How much each officer did, the busiest first. */
export function byActor(actions: readonly ActionRow[]): [actor: string, count: number][] {
  return counted(actions.map((action) => action.actor))
}

function counted(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const name of names) {
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
}

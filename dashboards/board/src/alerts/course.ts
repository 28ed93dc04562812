import type { ActionRow, HistoryRow } from '../data/rows'

/** A step in the life of an alert: what the job wrote, or what a person did. */
export type Step =
  | { kind: 'RAISED' | 'STATE' | 'SEVERITY' | 'ESCALATED' | 'MEMBERS' | 'CHANGED'; atMs: number; row: HistoryRow }
  | { kind: 'ACTION'; atMs: number; action: ActionRow }

/** Changes and actions in one order, the latest first; what did not change is not said again. */
export function course(history: readonly HistoryRow[], actions: readonly ActionRow[]): Step[] {
  const changes = history.map((row, at): Step => ({ kind: kindOf(row, history[at - 1]), atMs: row.changed_ms, row }))
  const taken = actions.map((action): Step => ({ kind: 'ACTION', atMs: action.taken_ms, action }))
  return [...taken, ...changes].sort((one, other) => other.atMs - one.atMs)
}

function kindOf(row: HistoryRow, before: HistoryRow | undefined): Exclude<Step['kind'], 'ACTION'> {
  if (before === undefined) {
    return 'RAISED'
  }
  if (row.state !== before.state) {
    return 'STATE'
  }
  if (row.escalation !== before.escalation) {
    return 'ESCALATED'
  }
  if (row.severity !== before.severity) {
    return 'SEVERITY'
  }
  return row.members === before.members ? 'CHANGED' : 'MEMBERS'
}

import type { AlertRow, AlertState } from '../data/rows'
import { rank } from './severity'

const STATES: readonly AlertState[] = ['OPEN', 'ACKNOWLEDGED', 'SHELVED', 'RESOLVED', 'CLOSED']

/**
 * What needs a person first: not taken up before taken up before put aside; then the gravest; then what calls people; then
 * the latest noticed. The id decides between equals, so that rows never swap places for nothing.
 */
export function byUrgency(one: AlertRow, other: AlertRow): number {
  return (
    STATES.indexOf(one.state) - STATES.indexOf(other.state) ||
    rank(one.severity) - rank(other.severity) ||
    other.pages - one.pages ||
    other.noticed_ms - one.noticed_ms ||
    (one.alert_id < other.alert_id ? -1 : one.alert_id > other.alert_id ? 1 : 0)
  )
}

import type { Action, AlertState } from '../data/rows'

interface Handled {
  state: AlertState
  pending_action: string
  group_id?: string
}

/** Which actions make sense on an alert as it is; the job would ignore the others. The same rules as `passflow alert`. */
export function isPermitted(action: Action, alert: Handled): boolean {
  const ended = alert.state === 'RESOLVED' || alert.state === 'CLOSED'
  if ((alert.group_id ?? '') !== '') {
    return action === 'COMMENT'
  }
  if (ended) {
    return action === 'COMMENT' || (action === 'CLOSE' && alert.state === 'RESOLVED')
  }
  if (action === 'UNSHELVE') {
    return alert.state === 'SHELVED' || alert.pending_action === 'SHELVE'
  }
  if (action === 'ACK') {
    return alert.state !== 'ACKNOWLEDGED' && alert.pending_action !== 'ACK'
  }
  return true
}

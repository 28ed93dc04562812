import { act, attempts, type Intention, settle } from '../data/act'
import { actor } from '../data/actor'
import { hurryFeeds } from '../data/feeds'
import type { Action, AlertRow } from '../data/rows'
import { live } from '../frame/live'
import { isNameAsked } from '../frame/overlays'
import { Observable } from '../state/observable'
import { isPermitted } from './permitted'

/** The action whose form is open; null: none. */
export const form = new Observable<{ action: 'SHELVE' | 'COMMENT' | 'CLOSE'; alert: AlertRow } | null>(null)

/** Begins an action: at once where it needs no words, else by its form. Without a name nobody can act. */
export function begin(action: Action, alert: AlertRow): void {
  if (!isPermitted(action, alert)) {
    return
  }
  if (actor.get() === '') {
    isNameAsked.set(true)
  } else if (action === 'ACK' || action === 'UNSHELVE') {
    void send({ alertId: alert.alert_id, action, outcome: '', untilMs: 0, text: '' })
  } else {
    form.set({ action, alert })
  }
}

/** Sends it, and looks at once what became of it. */
export async function send(intention: Intention): Promise<void> {
  const attempt = await act(intention)
  if (attempt.phase === 'WRITTEN') {
    live.hurry()
    hurryFeeds('alert', 'alert-actions', 'alert-history')
    setTimeout(() => settleWritten(intention.alertId), SHOWN_AT_LEAST_MS)
  }
}

/** By then the server's own `pending_action` or the new state has come. */
const SHOWN_AT_LEAST_MS = 5_000

function settleWritten(alertId: string): void {
  if (attempts.get().get(alertId)?.phase === 'WRITTEN') {
    settle(alertId)
  }
}

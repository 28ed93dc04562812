import { Observable } from '../state/observable'
import { address, NoAnswer, patiently } from './api'
import { actorHeader } from './actor'
import type { Action, Outcome } from './rows'

/** What the officer wants done. */
export interface Intention {
  alertId: string
  action: Action
  outcome: Outcome | ''
  untilMs: number
  text: string
}

/** What became of the last intention about an alert, until the server shows it itself. */
export interface Attempt {
  intention: Intention
  phase: 'SENDING' | 'WRITTEN' | 'REFUSED' | 'FAILED'
  /** Of REFUSED: the constraint that refused it, as the table names it; of FAILED: what happened. */
  reason: string
}

const TRIES = 3
const CONSTRAINT = /Constraint `(\w+)`/

export const attempts = new Observable<ReadonlyMap<string, Attempt>>(new Map())

/** Sends it; the same identity goes with each try, so that an action whose answer was lost is not done twice. */
export async function act(intention: Intention, actionId: string = crypto.randomUUID()): Promise<Attempt> {
  note({ intention, phase: 'SENDING', reason: '' })
  for (let tried = 1; ; tried += 1) {
    try {
      await patiently(target(intention, actionId), {
        method: 'POST',
        headers: { 'X-Passflow-Board': '1', ...actorHeader() },
        body: '',
      })
      return note({ intention, phase: 'WRITTEN', reason: '' })
    } catch (failure) {
      const refusal = failure instanceof NoAnswer ? CONSTRAINT.exec(failure.body)?.[1] : undefined
      if (refusal !== undefined) {
        return note({ intention, phase: 'REFUSED', reason: refusal })
      }
      if (tried === TRIES || (failure instanceof NoAnswer && failure.status >= 400 && failure.status < 500)) {
        return note({ intention, phase: 'FAILED', reason: failure instanceof Error ? failure.message : '' })
      }
      await new Promise((resolve) => setTimeout(resolve, 500 * tried))
    }
  }
}

/** Forgets what was noted about an alert: the server shows it now, or the officer has read why it failed. */
export function settle(alertId: string): void {
  attempts.update((known) => {
    const rest = new Map(known)
    rest.delete(alertId)
    return rest
  })
}

function note(attempt: Attempt): Attempt {
  attempts.update((known) => new Map(known).set(attempt.intention.alertId, attempt))
  return attempt
}

function target({ alertId, action, outcome, untilMs, text }: Intention, actionId: string): string {
  return address('act', { alert_id: alertId, action, outcome, until_ms: untilMs, text, action_id: actionId })
}

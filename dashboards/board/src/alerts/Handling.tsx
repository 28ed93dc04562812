import { attempts, settle } from '../data/act'
import type { AlertRow } from '../data/rows'
import { zone } from '../frame/live'
import { useObserved } from '../state/observable'
import { moment } from '../time/format'
import { isWord, useWords } from '../words/language'

/** What people have done about an alert: its state, by whom, and what is under way. */
export function Handling({ alert, nowMs }: { alert: AlertRow; nowMs: number }) {
  const { t, code } = useWords()
  const pending = usePending(alert)
  return (
    <div class="alert-state">
      <span class={`state ${alert.state.toLowerCase()}`}>{code('state', alert.state)}</span>
      {pending === null ? null : <span class={`pending ${pending.tone}`}>{pending.text}</span>}
      {alert.state === 'ACKNOWLEDGED' && alert.acknowledged_by !== '' ? (
        <small title={alert.acknowledged_by}>{t('alerts.by', { name: alert.acknowledged_by })}</small>
      ) : null}
      {alert.state === 'SHELVED' && alert.shelved_until_ms !== null ? (
        <small>{t('alerts.until', { at: moment(alert.shelved_until_ms, nowMs, zone()) })}</small>
      ) : null}
      {alert.escalation > 0 ? <small class="escalated">{t('alerts.escalated', { n: alert.escalation })}</small> : null}
      {alert.pages === 0 ? <small>{t('alerts.quiet')}</small> : null}
      {pending?.tone === 'failed' ? (
        <button
          type="button"
          class="button small"
          onClick={(event) => {
            event.stopPropagation()
            settle(alert.alert_id)
          }}
        >
          {t('attempt.dismiss')}
        </button>
      ) : null}
    </div>
  )
}

/** What this page has sent, then what the server says is waiting. */
function usePending(alert: AlertRow): { text: string; tone: 'waiting' | 'failed' } | null {
  const { t, code } = useWords()
  const attempt = useObserved(attempts).get(alert.alert_id)
  if (attempt?.phase === 'REFUSED' || attempt?.phase === 'FAILED') {
    const known = `refused.${attempt.reason}`
    const reason = isWord(known) ? t(known) : attempt.reason
    return { text: t(`attempt.${attempt.phase}`, { reason }), tone: 'failed' }
  }
  if (alert.pending_action !== '') {
    const by = alert.pending_actor === '' ? '' : ` · ${alert.pending_actor}`
    return { text: `${code('pending', alert.pending_action)}${by}`, tone: 'waiting' }
  }
  if (attempt?.phase === 'SENDING') {
    return { text: t('attempt.SENDING'), tone: 'waiting' }
  }
  const applied = attempt !== undefined && APPLIED[attempt.intention.action] === alert.state
  return attempt === undefined || applied
    ? null
    : { text: code('pending', attempt.intention.action), tone: 'waiting' }
}

const APPLIED: Readonly<Record<string, string>> = { ACK: 'ACKNOWLEDGED', SHELVE: 'SHELVED' }

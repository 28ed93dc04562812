import { useFeed } from '../data/feeds'
import { named } from '../data/names'
import type { ActionRow, HistoryRow, WholeAlertRow } from '../data/rows'
import { zone } from '../frame/live'
import { dated } from '../time/format'
import { useWords, type Words } from '../words/language'
import { course, type Step } from './course'
import { measured } from './words'

const EVERY_MS = 5_000
const MOST = 100

/** What the job and what people did about an alert, the latest first. */
export function Timeline({ alert }: { alert: WholeAlertRow }) {
  const words = useWords()
  const { t } = words
  const parameters = { alert_id: alert.alert_id }
  const history = useFeed<HistoryRow>('alert-history', EVERY_MS, parameters)
  const actions = useFeed<ActionRow>('alert-actions', EVERY_MS, parameters)
  const steps = course(history.rows ?? [], actions.rows ?? []).slice(0, MOST)
  return (
    <section>
      <h3>{t('detail.timeline')}</h3>
      {history.failure + actions.failure === '' ? null : <p class="panel-failure">{t('panel.failure')}</p>}
      <ol class="timeline">
        {steps.map((step) => (
          <li key={step.kind === 'ACTION' ? step.action.action_id : String(step.row.version)} class={tone(step)}>
            <time>{dated(step.atMs, zone())}</time>
            <div>{step.kind === 'ACTION' ? <Taken action={step.action} /> : stepWords(step, alert, words)}</div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function tone(step: Step): string {
  return step.kind !== 'ACTION' ? 'by-data' : step.action.delivery === 'LOST' ? 'by-person lost' : 'by-person'
}

/** What a person did, in one line and his own words. */
export function Taken({ action }: { action: ActionRow }) {
  const { t, code } = useWords()
  return (
    <>
      <b>{action.actor}</b> {code('action', action.action)}
      {action.outcome === '' ? null : ` · ${code('outcome', action.outcome)}`}
      {action.until_ms === null ? null : ` · ${t('alerts.until', { at: dated(action.until_ms, zone()) })}`}
      {action.delivery === 'RECEIVED' ? null : <em> {code('delivery', action.delivery)}</em>}
      {action.text === '' ? null : <p class="said">{action.text}</p>}
    </>
  )
}

function stepWords(step: Exclude<Step, { kind: 'ACTION' }>, alert: WholeAlertRow, words: Words): string {
  const { t, code, language } = words
  const { row } = step
  switch (step.kind) {
    case 'RAISED':
      return `${t('detail.raised')} · ${code('severity', row.severity)}`
    case 'STATE': {
      const by = row.state === 'CLOSED' ? row.closed_by : row.state === 'ACKNOWLEDGED' ? row.acknowledged_by : ''
      const outcome = row.outcome === '' ? '' : code('outcome', row.outcome)
      return [code('state', row.state), by, outcome].filter(Boolean).join(' · ')
    }
    case 'ESCALATED':
      return t('detail.escalatedTo', { unit: named(row.unit_name_zh, row.unit_name_en, language) || '–' })
    case 'SEVERITY':
      return t('detail.severityNow', { severity: code('severity', row.severity) })
    case 'MEMBERS':
      return `${t('detail.members')} ${row.members}`
    case 'CHANGED':
      return `${t('detail.changed')} · ${measured(row.value, alert.measure, words)}`
  }
}

import { useState } from 'preact/hooks'
import { useFeed } from '../data/feeds'
import { nameOf, type Names, useNames } from '../data/names'
import type { ActionRow, HandoverRow, NowRow } from '../data/rows'
import { actor } from '../data/actor'
import { Figure } from '../frame/Figure'
import { live, useServerNow, zone } from '../frame/live'
import type { View } from '../frame/views'
import { useObserved } from '../state/observable'
import { dated } from '../time/format'
import { useWords, type Word } from '../words/language'
import { Section } from './Section'
import { byActor, byRule, parts } from './shifts'

export const dutyView: View = { id: 'duty', word: 'view.duty', page: HandoverPage }

const EVERY_MS = 30_000
const HOUR_MS = 3_600_000
const SPANS: readonly (readonly [hours: number, word: Word])[] = [
  [0, 'duty.shift'],
  [8, 'duty.last8'],
  [12, 'duty.last12'],
  [24, 'duty.last24'],
]

/** What one shift tells the next. */
function HandoverPage() {
  const { t } = useWords()
  const { now } = useObserved(live.heard)
  const [hours, setHours] = useState(0)
  const [unit, setUnit] = useState('')
  const names = useNames()
  if (now === null) {
    return <p class="empty">{t('panel.loading')}</p>
  }
  const sinceMs = hours === 0 ? now.handover_ms : wholeMinute(now.now_ms) - hours * HOUR_MS
  return (
    <div class="duty-view">
      <div class="duty-tools">
        <div class="chips" role="group" aria-label={t('duty.span')}>
          {SPANS.map(([span, word]) => (
            <button key={span} type="button" class="chip" aria-pressed={span === hours} onClick={() => setHours(span)}>
              {t(word)}
            </button>
          ))}
        </div>
        <Units names={names} unit={unit} choose={setUnit} />
        <button type="button" class="button primary" onClick={() => print()}>
          {t('duty.print')}
        </button>
      </div>
      <Handover now={now} sinceMs={sinceMs} unit={unit} names={names} />
    </div>
  )
}

/** So that the question stays the same for some minutes, and its answer is kept while one reads. */
function wholeMinute(ms: number): number {
  const step = 10 * 60_000
  return Math.floor(ms / step) * step
}

function Units({ names, unit, choose }: { names: Names; unit: string; choose: (unit: string) => void }) {
  const { t, language } = useWords()
  const units = [...names.values()].filter((row) => row.type === 'UNIT')
  return (
    <select value={unit} aria-label={t('alerts.unit')} onChange={(event) => choose(event.currentTarget.value)}>
      <option value="">{t('alerts.allUnits')}</option>
      {units.map((row) => (
        <option key={row.id} value={row.id}>
          {nameOf(names, 'UNIT', row.id, language)}
        </option>
      ))}
    </select>
  )
}

interface HandoverProps {
  now: NowRow
  sinceMs: number
  unit: string
  names: Names
}

function Handover({ sinceMs, unit, names }: HandoverProps) {
  const { t, language } = useWords()
  const alerts = useFeed<HandoverRow>('handover', EVERY_MS, { since_ms: sinceMs, unit })
  const taken = useFeed<ActionRow>('handover-actions', EVERY_MS, { since_ms: sinceMs })
  const nowMs = useServerNow(EVERY_MS)
  const name = useObserved(actor)
  const rows = alerts.rows ?? []
  const ids = new Set(rows.map((row) => row.alert_id))
  const actions = (taken.rows ?? []).filter((action) => unit === '' || ids.has(action.alert_id))
  const sorted = parts(rows, sinceMs)
  const lost = actions.filter((action) => action.delivery === 'LOST')
  const origin = { query: 'handover', parameters: { since_ms: sinceMs, unit } }
  const numbers: readonly (readonly [Word, HandoverRow[]])[] = [
    ['duty.new', sorted.isNew],
    ['duty.open', sorted.open],
    ['duty.acknowledged', sorted.acknowledged],
    ['duty.shelved', sorted.shelved],
    ['duty.resolved', sorted.resolved],
    ['duty.closed', sorted.closed],
  ]
  return (
    <article class="handover">
      <header>
        <h1>{t('duty.title')}</h1>
        <p>
          {t('duty.since')} {dated(sinceMs, zone())} {t('duty.until')} {dated(nowMs, zone())} · {zone()}
          {unit === '' ? '' : ` · ${nameOf(names, 'UNIT', unit, language)}`}
        </p>
      </header>
      {alerts.failure + taken.failure === '' ? null : <p class="panel-failure">{t('panel.failure')}</p>}
      <div class="handover-numbers">
        {numbers.map(([word, list]) => (
          <div key={word} class="handover-number">
            <Figure value={alerts.rows === null ? null : list.length} origin={origin} />
            <small>{t(word)}</small>
          </div>
        ))}
      </div>
      <p class="by-rule">
        <b>{t('duty.byRule')}</b>{' '}
        {byRule(sorted.isNew)
          .map(([rule, count]) => `${nameOf(names, 'RULE', rule, language)} ${count}`)
          .join(' · ') || t('duty.nothing')}
      </p>
      <p class="by-rule">
        <b>{t('duty.who')}</b>{' '}
        {byActor(actions)
          .map(([who, count]) => `${who} ${t('duty.actions', { n: count })}`)
          .join(' · ') || t('duty.nothing')}
      </p>
      {lost.length === 0 ? null : <Section title={t('duty.lost')} note={t('duty.lostText')} rows={[]} actions={lost} lost />}
      <Section title={t('duty.open')} note={t('duty.openText')} rows={sorted.open} actions={actions} names={names} />
      <Section title={t('duty.acknowledged')} rows={sorted.acknowledged} actions={actions} names={names} />
      <Section title={t('duty.shelved')} rows={sorted.shelved} actions={actions} names={names} />
      <Section title={t('duty.closed')} rows={sorted.closed} actions={actions} names={names} />
      <Section title={t('duty.resolved')} rows={sorted.resolved} actions={actions} names={names} />
      <footer class="signatures">
        <span>
          {t('duty.signOut')} <b>{name}</b>
        </span>
        <span>{t('duty.signIn')}</span>
        <span>{t('duty.at')}</span>
      </footer>
    </article>
  )
}

import { useState } from 'preact/hooks'
import { Taken } from '../alerts/Timeline'
import { placeOf, textOf, unitOf } from '../alerts/words'
import { nameOf, type Names } from '../data/names'
import type { ActionRow, HandoverRow } from '../data/rows'
import { href } from '../frame/route'
import { zone } from '../frame/live'
import { SeverityTag } from '../frame/Signs'
import { dated } from '../time/format'
import { useWords } from '../words/language'

const SHOWN_AT_FIRST = 20

interface Props {
  title: string
  note?: string
  rows: readonly HandoverRow[]
  actions: readonly ActionRow[]
  names?: Names
  lost?: boolean
}

/** The alerts of one kind, each with what was done about it; long lists open on demand. */
export function Section({ title, note, rows, actions, names, lost = false }: Props) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, SHOWN_AT_FIRST)
  const rest = rows.length - shown.length
  return (
    <section class={lost ? 'handover-section lost' : 'handover-section'}>
      <h2>
        {title} <b>{lost ? actions.length : rows.length}</b> {note === undefined ? null : <small>{note}</small>}
      </h2>
      {lost ? (
        actions.map((action) => (
          <p key={action.action_id} class="handover-action">
            <time>{dated(action.taken_ms, zone())}</time> <a href={href('alerts', action.alert_id)}>{action.alert_id}</a>{' '}
            <Taken action={action} />
          </p>
        ))
      ) : rows.length === 0 ? (
        <p class="hint">{t('duty.nothing')}</p>
      ) : (
        <ul>
          {shown.map((row) => (
            <Line
              key={row.alert_id}
              row={row}
              names={names ?? new Map()}
              actions={actions.filter((action) => action.alert_id === row.alert_id)}
            />
          ))}
        </ul>
      )}
      {rest > 0 ? (
        <button type="button" class="button small" onClick={() => setAll(true)}>
          {t('duty.moreOnScreen', { n: rest })}
        </button>
      ) : null}
    </section>
  )
}

function Line({ row, names, actions }: { row: HandoverRow; names: Names; actions: readonly ActionRow[] }) {
  const words = useWords()
  const { t, code, language } = words
  const how = [
    row.acknowledged_by === '' ? '' : t('alerts.by', { name: row.acknowledged_by }),
    row.shelved_until_ms === null ? '' : t('alerts.until', { at: dated(row.shelved_until_ms, zone()) }),
    row.ended_ms === null ? '' : `${t('detail.ended')} ${dated(row.ended_ms, zone())}`,
    row.closed_by,
    row.outcome === '' ? '' : code('outcome', row.outcome),
    row.escalation > 0 ? t('alerts.escalated', { n: row.escalation }) : '',
    row.pending_action === '' ? '' : code('pending', row.pending_action),
  ].filter(Boolean)
  return (
    <li>
      <p class="handover-line">
        <SeverityTag severity={row.severity} size={14} />
        <time>{dated(row.opened_ms, zone())}</time>
        <a href={href('alerts', row.alert_id)}>
          <b>{placeOf(row, words)}</b>
        </a>
        <span>
          {nameOf(names, 'RULE', row.rule, language)}
          {row.members > 0 ? ` · ${t('alerts.members', { n: row.members })}` : ''}
        </span>
        <span class="handover-how">{how.join(' · ')}</span>
        <span class="handover-unit">{unitOf(row, words)}</span>
      </p>
      <p class="handover-text">{textOf(row, words)}</p>
      {actions.map((action) => (
        <p key={action.action_id} class="handover-action">
          <time>{dated(action.taken_ms, zone())}</time> <Taken action={action} />
        </p>
      ))}
    </li>
  )
}

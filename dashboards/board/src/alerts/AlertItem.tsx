import type { AlertRow, MemberRow } from '../data/rows'
import { type Names, nameOf } from '../data/names'
import { Figure } from '../frame/Figure'
import { ageWords } from '../frame/ages'
import { zone } from '../frame/live'
import { decimal } from '../frame/numbers'
import { SeverityTag } from '../frame/Signs'
import { moment } from '../time/format'
import { useWords } from '../words/language'
import { ActionButtons } from './ActionButtons'
import { Handling } from './Handling'
import { measured, placeOf, regionOf, textOf, unitOf } from './words'

interface Props {
  alert: AlertRow
  names: Names
  nowMs: number
  isSelected: boolean
  isFresh: boolean
  isExpanded: boolean
  onOpen: () => void
  onExpand: () => void
}

/** One alert in the list: what, where, since when, how much, who has to act, and what has been done. */
export function AlertItem({ alert, names, nowMs, isSelected, isFresh, isExpanded, onOpen, onExpand }: Props) {
  const words = useWords()
  const { t } = words
  const origin = { query: 'alert', parameters: { alert_id: alert.alert_id } }
  const region = alert.site_id === '' ? '' : regionOf(alert, words)
  return (
    <article
      class={[
        'alert',
        alert.severity.toLowerCase(),
        `is-${alert.state.toLowerCase()}`,
        isSelected ? 'selected' : '',
        isFresh ? 'fresh' : '',
      ].join(' ')}
      data-id={alert.alert_id}
      onClick={onOpen}
    >
      <div class="alert-what">
        <SeverityTag severity={alert.severity} />
        <span class="alert-rule">{nameOf(names, 'RULE', alert.rule, words.language)}</span>
      </div>
      <div class="alert-where">
        <p class="alert-line">
          <a class="alert-place" href={`#/alerts/${alert.alert_id}`} onClick={(event) => event.stopPropagation()}>
            {placeOf(alert, words)}
          </a>
          {alert.members > 0 ? <MembersButton alert={alert} isExpanded={isExpanded} onExpand={onExpand} /> : null}
          {region === '' ? null : <small>{region}</small>}
        </p>
        <p class="alert-text">{textOf(alert, words)}</p>
      </div>
      <div class="alert-since">
        <b>{ageWords((nowMs - alert.opened_ms) / 1000, words)}</b>
        <small>{moment(alert.opened_ms, nowMs, zone())}</small>
      </div>
      <div class="alert-value">
        <Figure origin={{ ...origin, column: 'value' }}>{measured(alert.value, alert.measure, words)}</Figure>
        {alert.expected === null ? null : (
          <small>
            {t('alerts.expected')}{' '}
            <Figure origin={{ ...origin, column: 'expected' }}>{decimal(alert.expected)}</Figure>
          </small>
        )}
      </div>
      <div class="alert-owner">
        <span>{unitOf(alert, words)}</span>
        {alert.duty_telephone === '' ? null : <Telephone number={alert.duty_telephone} />}
      </div>
      <Handling alert={alert} nowMs={nowMs} />
      <div class="alert-do">
        <ActionButtons alert={alert} actions={['ACK', 'SHELVE', 'UNSHELVE', 'CLOSE']} />
      </div>
    </article>
  )
}

function MembersButton({ alert, isExpanded, onExpand }: Pick<Props, 'alert' | 'isExpanded' | 'onExpand'>) {
  const { t } = useWords()
  return (
    <button
      type="button"
      class="button small members-button"
      aria-expanded={isExpanded}
      title={isExpanded ? t('alerts.collapse') : t('alerts.expand', { n: alert.members })}
      onClick={(event) => {
        event.stopPropagation()
        onExpand()
      }}
    >
      {isExpanded ? '−' : '+'} {t('alerts.members', { n: alert.members })}
    </button>
  )
}

/** A telephone number that a telephone dials. */
export function Telephone({ number }: { number: string }) {
  const { t } = useWords()
  return (
    <a
      class="telephone"
      href={`tel:${number.replace(/[^\d+]/g, '')}`}
      title={t('alerts.call', { telephone: number })}
      onClick={(event) => event.stopPropagation()}
    >
      {number}
    </a>
  )
}

/** One alert of a group, in one line. */
export function MemberItem({ member, nowMs, onOpen }: { member: MemberRow; nowMs: number; onOpen: () => void }) {
  const words = useWords()
  return (
    <article class={`member ${member.severity.toLowerCase()}`} onClick={onOpen}>
      <a class="alert-place" href={`#/alerts/${member.alert_id}`} onClick={(event) => event.stopPropagation()}>
        {placeOf(member, words)}
      </a>
      <span class="alert-text">{textOf(member, words)}</span>
      <span class="member-state">{words.code('state', member.state)}</span>
      <small>{moment(member.opened_ms, nowMs, zone())}</small>
    </article>
  )
}

import { useFeed } from '../data/feeds'
import { nameOf, type Names } from '../data/names'
import type { MemberRow, WholeAlertRow } from '../data/rows'
import { ageWords } from '../frame/ages'
import { Figure } from '../frame/Figure'
import { live, useServerNow, zone } from '../frame/live'
import { go, href } from '../frame/route'
import { SeverityTag } from '../frame/Signs'
import { useObserved } from '../state/observable'
import { dated } from '../time/format'
import { useWords } from '../words/language'
import { ActionButtons } from './ActionButtons'
import { MemberItem, Telephone } from './AlertItem'
import { Evidence } from './Evidence'
import { Handling } from './Handling'
import { Timeline } from './Timeline'
import { instructionOf, measured, placeOf, regionOf, textOf, unitOf } from './words'

const EVERY_MS = 2_000
const MEMBERS_EVERY_MS = 10_000

/** One alert in full: what to do first, then what is known, then what happened. */
export function AlertDetail({ id, names }: { id: string; names: Names }) {
  const { t } = useWords()
  const { rows, failure } = useFeed<WholeAlertRow>('alert', EVERY_MS, { alert_id: id })
  const stored = rows?.[0]
  const current = useObserved(live.alerts).get(id)
  const alert = stored === undefined ? undefined : { ...stored, ...current }
  return (
    <section class="detail" aria-label={t('detail.timeline')}>
      <button type="button" class="tool detail-close" onClick={() => go('alerts')} aria-label={t('detail.close')}>
        ×
      </button>
      {failure === '' ? null : <p class="panel-failure">{t('panel.failure')}</p>}
      {alert === undefined ? (
        <p class="empty">{rows === null ? t('detail.loading') : t('detail.gone')}</p>
      ) : (
        <Whole alert={alert} names={names} />
      )}
    </section>
  )
}

function Whole({ alert, names }: { alert: WholeAlertRow; names: Names }) {
  const words = useWords()
  const { t } = words
  const nowMs = useServerNow()
  const place = placeOf(alert, words)
  return (
    <>
      <header class={`detail-head ${alert.severity.toLowerCase()}`}>
        <p class="detail-rule">
          <SeverityTag severity={alert.severity} size={22} />
          <span>{nameOf(names, 'RULE', alert.rule, words.language)}</span>
        </p>
        <h2>{place}</h2>
        <p class="detail-region">{regionOf(alert, words)}</p>
        <p class="detail-text">{textOf(alert, words)}</p>
        <Handling alert={alert} nowMs={nowMs} />
      </header>
      <div class="detail-actions">
        <ActionButtons alert={alert} actions={['ACK', 'SHELVE', 'UNSHELVE', 'COMMENT', 'CLOSE']} size="large" />
      </div>
      <section class="instruction">
        <h3>{t('detail.instruction')}</h3>
        <p>{instructionOf(alert, words) || '–'}</p>
        <p class="detail-owner">
          <span>{unitOf(alert, words)}</span>
          {alert.duty_telephone === '' ? null : <Telephone number={alert.duty_telephone} />}
        </p>
      </section>
      <Measured alert={alert} nowMs={nowMs} />
      {alert.members > 0 ? <Members id={alert.alert_id} nowMs={nowMs} /> : null}
      <Timeline alert={alert} />
      <Evidence alert={alert} names={names} />
      {alert.site_id === '' ? null : (
        <p>
          <a class="button" href={href('flow', alert.site_id)}>
            {t('detail.site')} →
          </a>
        </p>
      )}
    </>
  )
}

function Measured({ alert, nowMs }: { alert: WholeAlertRow; nowMs: number }) {
  const words = useWords()
  const { t } = words
  const origin = { query: 'alert', parameters: { alert_id: alert.alert_id } }
  return (
    <dl class="measured">
      <div>
        <dt>{t('detail.value')}</dt>
        <dd>
          <Figure origin={{ ...origin, column: 'value' }}>{measured(alert.value, alert.measure, words)}</Figure>
        </dd>
      </div>
      <div>
        <dt>{t('detail.expected')}</dt>
        <dd>
          <Figure origin={{ ...origin, column: 'expected' }}>{measured(alert.expected, alert.measure, words)}</Figure>
        </dd>
      </div>
      <div>
        <dt>{t('detail.opened')}</dt>
        <dd>
          {ageWords((nowMs - alert.opened_ms) / 1000, words)}
          <small>{dated(alert.opened_ms, zone())}</small>
        </dd>
      </div>
    </dl>
  )
}

function Members({ id, nowMs }: { id: string; nowMs: number }) {
  const { t } = useWords()
  const { rows, failure } = useFeed<MemberRow>('alert-members', MEMBERS_EVERY_MS, { alert_id: id })
  return (
    <section>
      <h3>
        {t('detail.members')} {rows === null ? '' : rows.length}
      </h3>
      {failure === '' ? null : <p class="panel-failure">{t('panel.failure')}</p>}
      <div class="members scroller" tabIndex={0}>
        {(rows ?? []).slice(0, MOST_MEMBERS).map((member) => (
          <MemberItem
            key={member.alert_id}
            member={member}
            nowMs={nowMs}
            onOpen={() => go('alerts', member.alert_id)}
          />
        ))}
      </div>
    </section>
  )
}

/** As many as one reads; the list of the group is in the main list in full. */
const MOST_MEMBERS = 200

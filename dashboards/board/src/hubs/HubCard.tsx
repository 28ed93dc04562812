import { named } from '../data/names'
import type { HubHoursRow, HubQueueRow, HubTripRow } from '../data/rows'
import { Figure } from '../frame/Figure'
import { zone } from '../frame/live'
import { whole } from '../frame/numbers'
import { Occupancy } from '../frame/Occupancy'
import { ShareBar } from '../frame/ShareBar'
import { GapSign, SeveritySign } from '../frame/Signs'
import { Sparkline } from '../flow/Sparkline'
import { moment } from '../time/format'
import { useWords } from '../words/language'
import { clearance, minutes, shares } from './waiting'

interface Props {
  hub: HubQueueRow
  hours: HubHoursRow | undefined
  trips: readonly HubTripRow[]
}

const PARTS = ['queue', 'push', 'hold'] as const
const QUANTILES = ['p50', 'p90', 'max'] as const

/** A hub now: who is there, what they wait for, and when the queue will be gone. */
export function HubCard({ hub, hours, trips }: Props) {
  const { t, code, language } = useWords()
  const origin = (column: string) => ({ query: 'hub-queues', column })
  const name = named(hub.name_zh, hub.name_en, language, hub.site_id)
  return (
    <section class="hub-card" aria-label={name}>
      <header>
        <h3>{name}</h3>
        <span class={`explains explains-${hub.explains.toLowerCase()}`}>{code('explains', hub.explains)}</span>
      </header>
      <div class="hub-there">
        <Figure class="headline-number" origin={origin('at_hub')}>
          {whole(hub.at_hub)}
        </Figure>
        <small>{hub.capacity === null ? t('hubs.there') : t('hubs.thereOf', { n: hub.capacity })}</small>
        <Occupancy value={hub.at_hub} capacity={hub.capacity} label={`${t('hubs.there')} ${hub.at_hub}`} />
        {hours === undefined ? null : <Sparkline values={hours.at_hub} expected={[]} label={t('hubs.hours')} />}
      </div>
      <p class="hub-counts">
        <Count word={t('hubs.waitingRegistration')} value={hub.waiting_registration} column="waiting_registration" />
        <Count word={t('hubs.waitingPush')} value={hub.waiting_push} column="waiting_push" />
        <Count word={t('hubs.heldNow')} value={hub.held_now} column="held_now" />
        {hub.unaccounted === 0 ? null : (
          <span class="gap" title={t('hubs.unaccountedText')}>
            <GapSign />
            <Figure origin={origin('unaccounted')}>
              {t('hubs.unaccounted')} {whole(hub.unaccounted)}
            </Figure>
          </span>
        )}
      </p>
      <table class="hub-times">
        <thead>
          <tr>
            <th>{t('hubs.minutes')}</th>
            {QUANTILES.map((quantile) => (
              <th key={quantile} class="number">
                {t(`hubs.${quantile}`)}
              </th>
            ))}
            <th class="number">{t('hubs.persons')}</th>
          </tr>
        </thead>
        <tbody>
          {PARTS.map((part) => (
            <tr key={part} class={hub.explains === part.toUpperCase() ? 'explaining' : ''}>
              <th scope="row">{t(`hubs.${part}`)}</th>
              {QUANTILES.map((quantile) => (
                <td key={quantile} class="number">
                  <Figure origin={origin(`${part}_${quantile}_s`)}>{minutes(hub[`${part}_${quantile}_s`])}</Figure>
                </td>
              ))}
              <td class="number">
                <Figure origin={origin(`${part}_n`)}>{whole(hub[`${part}_n`])}</Figure>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Shares hub={hub} />
      <Cleared hub={hub} trips={trips} />
    </section>
  )
}

function Count({ word, value, column }: { word: string; value: number; column: string }) {
  return (
    <span>
      {word}{' '}
      <Figure class={value === 0 ? 'nothing' : ''} origin={{ query: 'hub-queues', column }}>
        {whole(value)}
      </Figure>
    </span>
  )
}

/** What the time waited is made up of: as lengths, and in words, so that neither colour nor length alone tells it. */
function Shares({ hub }: { hub: HubQueueRow }) {
  const { code } = useWords()
  const parts = shares(hub).filter(({ percent }) => percent > 0)
  return (
    <div class="shares">
      <ShareBar parts={parts.map(({ part, percent }) => ({ part: part.toLowerCase(), size: percent }))} />
      <p>
        {parts.map(({ part, percent }) => (
          <span key={part} class="share-word">
            <i class={`share share-${part.toLowerCase()}`} aria-hidden="true" />
            {code('part', part)}{' '}
            <Figure origin={{ query: 'hub-queues', column: `${part.toLowerCase()}_sum_s` }}>{percent}%</Figure>
          </span>
        ))}
      </p>
    </div>
  )
}

function Cleared({ hub, trips }: { hub: HubQueueRow; trips: readonly HubTripRow[] }) {
  const { t } = useWords()
  const { waiting, perHour, clearMs, overruns } = clearance(hub, trips)
  if (waiting === 0) {
    return <p class="cleared nothing">{t('hubs.nobodyWaits')}</p>
  }
  return (
    <p class={overruns > 0 ? 'cleared overrun' : 'cleared'}>
      {overruns > 0 ? <SeveritySign severity="WARNING" size={14} /> : null}
      <Figure origin={{ query: 'hub-trips', column: 'predicted_ms' }}>
        {clearMs === null
          ? t('hubs.neverClear')
          : t('hubs.clearAt', { at: moment(clearMs, hub.progressed_ms, zone()) })}
      </Figure>{' '}
      <small>
        {t('hubs.clearText', { n: whole(waiting), rate: whole(perHour) })}
        {overruns > 0 ? ` · ${t('hubs.overruns', { n: overruns, minutes: hub.limit_minutes })}` : ''}
      </small>
    </p>
  )
}

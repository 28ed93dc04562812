import { Fragment } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Fed } from '../data/feeds'
import { named } from '../data/names'
import type { HubTripRow } from '../data/rows'
import { Figure } from '../frame/Figure'
import { zone } from '../frame/live'
import { whole } from '../frame/numbers'
import { Panel } from '../frame/Panel'
import { go } from '../frame/route'
import { useKeys } from '../keys/keys'
import { useWords } from '../words/language'
import { TripAccounts } from './TripAccounts'
import { TripRow } from './TripRow'
import { chosen, type Measure, missing, neighbour, sorted, total } from './gaps'

interface Props {
  fed: Fed<HubTripRow>
  hubs: readonly { site_id: string; name_zh: string; name_en: string }[]
  /** The trip that is looked at. */
  trip: string
}

const SUMS: readonly Measure[] = ['announced', 'arrived', 'registered', 'pushed', 'acknowledged']
const COLUMNS = 10

/** Every train, flight and coach of today, those that need somebody first. */
export function Trips({ fed, hubs, trip }: Props) {
  const { t, language } = useWords()
  const [hub, setHub] = useState('')
  const [onlyGaps, setOnlyGaps] = useState(false)
  const shown = sorted(chosen(fed.rows ?? [], hub, onlyGaps))
  const list = useRef<HTMLTableSectionElement>(null)
  const open = (id: string) => go('hubs', id === trip ? '' : id)
  useKeys({
    j: () => go('hubs', neighbour(shown, trip, 1)),
    k: () => go('hubs', neighbour(shown, trip, -1)),
    Escape: () => go('hubs'),
  })
  useEffect(() => list.current?.querySelector('tr.opened')?.scrollIntoView({ block: 'nearest' }), [trip])
  const lacking = fed.rows === null ? null : missing(shown)
  return (
    <Panel title={t('hubs.trips')} note={t('hubs.tripsText')} failure={fed.failure} class="trips">
      <div class="trip-filters">
        <div class="chips" role="group" aria-label={t('hubs.hub')}>
          {[{ site_id: '', name_zh: t('hubs.all'), name_en: t('hubs.all') }, ...hubs].map((one) => (
            <button
              key={one.site_id}
              type="button"
              class="chip"
              aria-pressed={hub === one.site_id}
              onClick={() => setHub(one.site_id)}
            >
              {named(one.name_zh, one.name_en, language, one.site_id)}
            </button>
          ))}
        </div>
        <button type="button" class="chip" aria-pressed={onlyGaps} onClick={() => setOnlyGaps(!onlyGaps)}>
          {t('hubs.onlyGaps')}
        </button>
      </div>
      <div class="scroller" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{t('hubs.trip')}</th>
              <th class="wide-only">{t('hubs.hub')}</th>
              <th class="wide-only">{t('hubs.time')}</th>
              <th class="wide-only">{t('hubs.state')}</th>
              {SUMS.map((measure) => (
                <th key={measure} class={measure === 'acknowledged' ? 'number wide-only' : 'number'}>
                  {t(`hubs.${measure}`)}
                </th>
              ))}
              <th>{t('hubs.gaps')}</th>
            </tr>
          </thead>
          <tbody ref={list}>
            {shown.map((row) => (
              <Fragment key={row.trip_id}>
                <TripRow row={row} zone={zone()} isChosen={row.trip_id === trip} open={() => open(row.trip_id)} />
                {row.trip_id === trip ? <TripAccounts row={row} columns={COLUMNS} /> : null}
              </Fragment>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('hubs.total', { n: fed.rows === null ? '–' : shown.length })}</th>
              <td class="wide-only" />
              <td class="wide-only" />
              <td class="wide-only" />
              {SUMS.map((measure) => (
                <td key={measure} class={measure === 'acknowledged' ? 'number wide-only' : 'number'}>
                  <Figure origin={{ query: 'hub-trips', column: measure }}>{whole(total(shown, measure))}</Figure>
                </td>
              ))}
              <td>
                <Figure class={lacking === 0 ? 'nothing' : 'gap-total'} origin={{ query: 'hub-trips', column: 'gaps' }}>
                  {t('hubs.missing', { n: whole(lacking) })}
                </Figure>
              </td>
            </tr>
          </tfoot>
        </table>
        {fed.rows === null ? <p class="empty">{t('panel.loading')}</p> : null}
        {fed.rows !== null && shown.length === 0 ? <p class="empty">{t('hubs.noTrips')}</p> : null}
      </div>
    </Panel>
  )
}

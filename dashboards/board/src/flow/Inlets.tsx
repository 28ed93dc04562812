import { useFeed } from '../data/feeds'
import { named } from '../data/names'
import type { InletRow } from '../data/rows'
import { Figure } from '../frame/Figure'
import { difference, whole } from '../frame/numbers'
import { Panel } from '../frame/Panel'
import { useWords } from '../words/language'
import { lookOf, MapSign } from './MapSign'
import type { Site } from './sites'
import { Sparkline } from './Sparkline'

const EVERY_MS = 60_000

interface Props {
  sites: readonly Site[]
  chosen: string
  choose: (site: string) => void
}

/** Each inlet: what passes, how that compares with what was expected, and the course of the last half day. */
export function Inlets({ sites, chosen, choose }: Props) {
  const { t } = useWords()
  const { rows, failure } = useFeed<InletRow>('flow-inlets', EVERY_MS)
  const known = new Map(sites.map((site) => [site.row.site_id, site]))
  const sorted = [...(rows ?? [])].sort((one, other) => (other.hour_in ?? -1) - (one.hour_in ?? -1))
  return (
    <Panel title={t('flow.inlets')} failure={failure} class="inlets">
      <div class="scroller" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{t('flow.inlet')}</th>
              <th class="number">{t('flow.hourIn')}</th>
              <th class="number">{t('flow.hourOut')}</th>
              <th class="number wide-only">{t('flow.todayIn')}</th>
              <th class="number wide-only">{t('flow.todayOut')}</th>
              <th>{t('flow.trend')}</th>
              <th class="number">{t('flow.against')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <Inlet
                key={row.site_id}
                row={row}
                site={known.get(row.site_id)}
                isChosen={row.site_id === chosen}
                choose={() => choose(row.site_id)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

interface InletProps {
  row: InletRow
  site: Site | undefined
  isChosen: boolean
  choose: () => void
}

function Inlet({ row, site, isChosen, choose }: InletProps) {
  const { t, code, language } = useWords()
  const name = named(site?.row.name_zh ?? '', site?.row.name_en ?? '', language, row.site_id)
  const origin = (column: string) => ({ query: 'flow-inlets', column })
  const look = lookOf(site?.now)
  const came = row.half_hours.at(-1)
  const expected = row.expected_half_hours.at(-1)
  return (
    <tr class={isChosen ? 'chosen' : ''} onClick={choose}>
      <td>
        <span class="named">
          <MapSign look={look} severity={site?.now?.worst_severity ?? ''} />
          <button type="button" class="link" onClick={choose}>
            {name}
          </button>
          {look === 'NORMAL' ? null : <small class={`look look-${look.toLowerCase()}`}>{code('site', look)}</small>}
        </span>
      </td>
      <td class="number">
        <Figure origin={origin('hour_in')}>{whole(row.hour_in)}</Figure>
      </td>
      <td class="number">
        <Figure origin={origin('hour_out')}>{whole(row.hour_out)}</Figure>
      </td>
      <td class="number wide-only">
        <Figure origin={origin('today_in')}>{whole(row.today_in)}</Figure>
      </td>
      <td class="number wide-only">
        <Figure origin={origin('today_out')}>{whole(row.today_out)}</Figure>
      </td>
      <td>
        <Sparkline values={row.half_hours} expected={row.expected_half_hours} label={`${name}: ${t('flow.trend')}`} />
      </td>
      <td class="number">
        <Figure origin={origin('half_hours')}>{difference(came, expected) || '–'}</Figure>
      </td>
    </tr>
  )
}

import { useFeed } from '../data/feeds'
import { named } from '../data/names'
import type { TownshipRow } from '../data/rows'
import { rank } from '../alerts/severity'
import { Figure } from '../frame/Figure'
import { whole } from '../frame/numbers'
import { Panel } from '../frame/Panel'
import { SeveritySign } from '../frame/Signs'
import { useWords } from '../words/language'

const EVERY_MS = 60_000

/** Each township: how many pass, who is heard and who is not, and what is wrong; what is worst comes first. */
export function Townships() {
  const { t, language } = useWords()
  const { rows, failure } = useFeed<TownshipRow>('townships', EVERY_MS)
  const sorted = [...(rows ?? [])].sort(
    (one, other) =>
      rank(one.worst_severity) - rank(other.worst_severity) ||
      other.sites_silent - one.sites_silent ||
      (other.hour_total ?? 0) - (one.hour_total ?? 0),
  )
  const origin = (column: string) => ({ query: 'townships', column })
  return (
    <Panel title={t('flow.townships')} failure={failure} class="townships">
      <div class="scroller" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{t('flow.name')}</th>
              <th class="number">{t('flow.alerts')}</th>
              <th class="number">{t('flow.hour')}</th>
              <th class="number">{t('flow.todayTotal')}</th>
              <th class="number">{t('flow.heardOf')}</th>
              <th class="number">{t('flow.silent')}</th>
              <th class="number wide-only">{t('flow.closed')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={row.region}>
                <td>{named(row.name_zh, row.name_en, language, row.region)}</td>
                <td class="number">
                  {row.worst_severity === '' ? null : <SeveritySign severity={row.worst_severity} size={13} />}{' '}
                  <Figure class={row.open_alerts === 0 ? 'nothing' : ''} value={row.open_alerts} origin={origin('open_alerts')} />
                </td>
                <td class="number">
                  <Figure origin={origin('hour_total')}>{whole(row.hour_total)}</Figure>
                </td>
                <td class="number">
                  <Figure origin={origin('today_total')}>{whole(row.today_total)}</Figure>
                </td>
                <td class="number">
                  <Figure origin={origin('sites_heard')}>
                    {row.sites_heard}/{row.sites - row.sites_closed - row.sites_not_expected}
                  </Figure>
                </td>
                <td class="number">
                  <Figure
                    class={row.sites_silent === 0 ? 'nothing' : 'silent-count'}
                    value={row.sites_silent}
                    origin={origin('sites_silent')}
                  />
                </td>
                <td class="number wide-only">
                  <Figure
                    class={row.sites_closed === 0 ? 'nothing' : ''}
                    value={row.sites_closed}
                    origin={origin('sites_closed')}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

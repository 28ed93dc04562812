import { useFeed } from '../data/feeds'
import { named } from '../data/names'
import type { HandoffRow } from '../data/rows'
import { ageWords } from '../frame/ages'
import { Figure } from '../frame/Figure'
import { whole } from '../frame/numbers'
import { Panel } from '../frame/Panel'
import { useWords } from '../words/language'

const EVERY_MS = 30_000

/** Passengers who were pushed to a township and whom not all that must have taken over, the oldest first. */
export function Handoffs() {
  const words = useWords()
  const { t, code, language } = words
  const { rows, failure } = useFeed<HandoffRow>('handoffs', EVERY_MS)
  const origin = (column: string) => ({ query: 'handoffs', column })
  return (
    <Panel title={t('handoffs.title')} note={t('handoffs.text')} failure={failure} class="handoffs">
      <div class="scroller" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{t('handoffs.township')}</th>
              <th class="number">{t('handoffs.open')}</th>
              <th class="number">{t('handoffs.oldest')}</th>
              <th>{t('handoffs.missing')}</th>
              <th class="number">{t('handoffs.today')}</th>
            </tr>
          </thead>
          <tbody>
            {(rows ?? []).map((row) => (
              <tr key={row.township}>
                <td>
                  {row.township === 'UNKNOWN'
                    ? t('handoffs.unknown')
                    : named(row.name_zh, row.name_en, language, row.township)}
                </td>
                <td class="number">
                  <Figure class={row.open === 0 ? 'nothing' : ''} origin={origin('open')}>
                    {whole(row.open)}
                  </Figure>
                </td>
                <td class="number">
                  <Figure class={row.open_before > 0 ? 'overdue' : ''} origin={origin('oldest_s')}>
                    {row.oldest_s === null ? '–' : ageWords(row.oldest_s, words)}
                  </Figure>
                </td>
                <td class="missing-roles">
                  {row.missing_roles.map(([role, count]) => (
                    <span key={role}>
                      {code('role', role)} <Figure origin={origin('missing_roles')}>{whole(count)}</Figure>
                    </span>
                  ))}
                </td>
                <td class="number">
                  <Figure origin={origin('closed_today')}>
                    {whole(row.closed_today)}/{whole(row.opened_today)}
                  </Figure>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows !== null && rows.length === 0 ? <p class="empty">{t('handoffs.none')}</p> : null}
      </div>
    </Panel>
  )
}

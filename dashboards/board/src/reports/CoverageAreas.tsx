import { named } from '../data/names'
import type { CoverageRow } from '../data/rows'
import { Counted } from '../frame/Counted'
import { Figure } from '../frame/Figure'
import { ShareBar } from '../frame/ShareBar'
import { useWords, type Words } from '../words/language'
import { PARTS, percent, severityOf, type Tally } from './coverage'

interface Props {
  rows: readonly CoverageRow[]
  none: string
  /** The region whose posts are looked at; empty: none. */
  area: string
  choose: (area: string) => void
}

const TALLIES: readonly Tally[] = ['missing', 'late', 'suspect', 'awaited', 'on_time', 'expected', 'zero', 'corrected']
const WIDE: readonly Tally[] = ['awaited', 'on_time', 'zero', 'corrected']

/** Counties and their townships: which share of the posts reported, and what is wrong. */
export function CoverageAreas({ rows, none, area, choose }: Props) {
  const { t } = useWords()
  return (
    <div class="scroller" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>{t('reports.area')}</th>
            <th class="bar-column" />
            <th class="number">{t('reports.coverage')}</th>
            {TALLIES.map((tally) => (
              <th key={tally} class={WIDE.includes(tally) ? 'number wide-only' : 'number'}>
                {t(`reports.${tally}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Area key={row.area} row={row} isChosen={row.area === area} choose={() => choose(row.area)} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p class="empty">{none}</p> : null}
    </div>
  )
}

function Area({ row, isChosen, choose }: { row: CoverageRow; isChosen: boolean; choose: () => void }) {
  const words = useWords()
  const { t } = words
  const name = areaName(row, words)
  return (
    <tr class={`tier-${row.level.toLowerCase()} ${isChosen ? 'chosen' : ''}`}>
      <td>
        <button type="button" class="link" aria-pressed={isChosen} title={t('reports.areasText')} onClick={choose}>
          {name}
        </button>
      </td>
      <td class="bar-column">
        <ShareBar parts={PARTS.map((part) => ({ part, size: row[part] }))} label={`${name}: ${percent(row)}%`} />
      </td>
      <td class="number">
        <Figure origin={{ query: 'reports', column: 'coverage' }}>{percent(row)}%</Figure>
      </td>
      {TALLIES.map((tally) => (
        <td key={tally} class={WIDE.includes(tally) ? 'number wide-only' : 'number'}>
          <Counted value={row[tally]} severity={severityOf(tally)} origin={{ query: 'reports', column: tally }} />
        </td>
      ))}
    </tr>
  )
}

export function areaName(row: CoverageRow, { t, language }: Words): string {
  return named(row.name_zh, row.name_en, language, row.level === 'UNKNOWN' ? t('reports.unknown') : row.area)
}

/** What the parts of a bar are. */
export function Legend() {
  const { t } = useWords()
  return (
    <>
      {PARTS.map((part) => (
        <span key={part} class="share-word">
          <i class={`share share-${part}`} aria-hidden="true" />
          {t(`reports.${part}`)}
        </span>
      ))}
      {t('reports.areasText')}
    </>
  )
}

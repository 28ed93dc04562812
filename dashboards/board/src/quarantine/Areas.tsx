import { named } from '../data/names'
import type { QuarantineRow } from '../data/rows'
import { Counted } from '../frame/Counted'
import { Figure } from '../frame/Figure'
import { whole } from '../frame/numbers'
import { Occupancy } from '../frame/Occupancy'
import { GapSign } from '../frame/Signs'
import { useWords } from '../words/language'
import type { Count } from './counts'

interface Props {
  rows: readonly QuarantineRow[]
  none: string
}

type Column = Exclude<Count, 'in_custody' | 'reserve_needed' | 'breaches_today'>

const COLUMNS: readonly Column[] = [
  'new_today',
  'due_today',
  'overdue',
  'breaches_open',
  'temperatures_missed',
  'measured_today',
  'ordered',
  'released_today',
]
const SEVERITY: Partial<Record<Column, 'WARNING' | 'CRITICAL'>> = {
  overdue: 'WARNING',
  breaches_open: 'CRITICAL',
  temperatures_missed: 'WARNING',
}
const WIDE: readonly Column[] = ['new_today', 'measured_today', 'ordered', 'released_today']

/** Sites, or homes by township: who is in custody, against capacity where there is one, else against the fullest of the list. */
export function Areas({ rows, none }: Props) {
  const { t } = useWords()
  const most = Math.max(1, ...rows.map((row) => row.in_custody))
  return (
    <div class="scroller" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>{t('quarantine.place')}</th>
            <th class="number">{t('quarantine.in_custody')}</th>
            <th class="bar-column" />
            {COLUMNS.map((column) => (
              <th key={column} class={WIDE.includes(column) ? 'number wide-only' : 'number'}>
                {t(`quarantine.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Area key={row.area} row={row} most={most} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p class="empty">{none}</p> : null}
    </div>
  )
}

function Area({ row, most }: { row: QuarantineRow; most: number }) {
  const { t, language } = useWords()
  const name = row.area === 'UNKNOWN' ? t('quarantine.unknown') : named(row.name_zh, row.name_en, language, row.area)
  return (
    <tr>
      <td>
        {name} {row.is_reserve === 1 ? <small class="reserve">{t('quarantine.reserve')}</small> : null}
        <Beds row={row} />
      </td>
      <td class="number">
        <Figure origin={{ query: 'quarantine', column: 'in_custody' }}>{whole(row.in_custody)}</Figure>
      </td>
      <td class="bar-column">
        {row.level === 'SITE' ? (
          <Occupancy
            value={row.in_custody}
            capacity={row.capacity}
            label={`${name}: ${row.in_custody}/${row.capacity ?? '–'}`}
          />
        ) : (
          <meter class="people" max={most} value={row.in_custody} aria-hidden="true" />
        )}
      </td>
      {COLUMNS.map((column) => (
        <td key={column} class={WIDE.includes(column) ? 'number wide-only' : 'number'}>
          <Counted value={row[column]} severity={SEVERITY[column]} origin={{ query: 'quarantine', column }} />
        </td>
      ))}
    </tr>
  )
}

/** Places left, or how many need the site in reserve. */
function Beds({ row }: { row: QuarantineRow }) {
  const { t } = useWords()
  if (row.level !== 'SITE') {
    return null
  }
  if (row.capacity === null || row.places_left === null) {
    return <small class="beds-left">{t('quarantine.noCapacity')}</small>
  }
  return row.reserve_needed > 0 ? (
    <small class="beds-left gap">
      <GapSign />
      <Figure origin={{ query: 'quarantine', column: 'reserve_needed' }}>
        {t('quarantine.over', { n: whole(row.reserve_needed), of: whole(row.capacity) })}
      </Figure>
    </small>
  ) : (
    <small class="beds-left">
      <Figure origin={{ query: 'quarantine', column: 'places_left' }}>
        {t('quarantine.left', { n: whole(row.places_left), of: whole(row.capacity) })}
      </Figure>
    </small>
  )
}

import type { HubTripRow } from '../data/rows'
import { Figure } from '../frame/Figure'
import { whole } from '../frame/numbers'
import { useWords, type Word } from '../words/language'

interface Props {
  row: HubTripRow
  columns: number
}

type Column =
  | 'announced'
  | 'arrived'
  | 'registered'
  | 'unregistered'
  | 'pushed'
  | 'exempt'
  | 'turned_back'
  | 'transferred'
  | 'open'
  | 'held_now'
  | 'acknowledged'
  | 'home'
  | 'lost'

/** Each account: a number, and the numbers that it is made of. */
const ACCOUNTS: readonly (readonly [Column, readonly Column[]])[] = [
  ['arrived', ['registered', 'unregistered']],
  ['registered', ['pushed', 'exempt', 'turned_back', 'transferred', 'open']],
]
const FURTHER: readonly Column[] = ['acknowledged', 'home', 'held_now', 'lost']

/** How a trip adds up, in numbers alone: the board knows nobody by name, token or hash. */
export function TripAccounts({ row, columns }: Props) {
  const { t } = useWords()
  return (
    <tr class="trip-accounts">
      <td colSpan={columns}>
        {ACCOUNTS.map(([sum, parts]) => (
          <p key={sum}>
            <One row={row} column={sum} /> =
            {parts.map((part, at) => (
              <span key={part}>
                {at === 0 ? ' ' : ' + '}
                <One row={row} column={part} />
              </span>
            ))}
          </p>
        ))}
        <p>
          {FURTHER.map((column) => (
            <One key={column} row={row} column={column} />
          ))}
        </p>
        <p class="hint">{t('hubs.who', { trip: row.trip_id })}</p>
      </td>
    </tr>
  )
}

function One({ row, column }: { row: HubTripRow; column: Column }) {
  const { t } = useWords()
  const bad = (column === 'unregistered' || column === 'lost') && row[column] > 0
  return (
    <span class={bad ? 'account bad' : 'account'}>
      {t(`hubs.${column}` as Word)} <Figure origin={{ query: 'hub-trips', column }}>{whole(row[column])}</Figure>
    </span>
  )
}

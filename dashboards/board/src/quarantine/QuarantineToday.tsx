import type { QuarantineRow, Severity } from '../data/rows'
import { Counted } from '../frame/Counted'
import { Figure } from '../frame/Figure'
import { whole } from '../frame/numbers'
import { Occupancy } from '../frame/Occupancy'
import { GapSign } from '../frame/Signs'
import { useWords, type Word } from '../words/language'
import { beds, type Count, homes, sites, total } from './counts'

/** What is bad when it is not zero, and how bad. */
const COUNTS: readonly (readonly [Count, Word, Severity?])[] = [
  ['new_today', 'quarantine.new_today'],
  ['released_today', 'quarantine.released_today'],
  ['due_today', 'quarantine.due_today'],
  ['overdue', 'quarantine.overdue', 'WARNING'],
  ['breaches_today', 'quarantine.breaches_today', 'CRITICAL'],
  ['breaches_open', 'quarantine.breaches_open', 'CRITICAL'],
  ['temperatures_missed', 'quarantine.temperatures_missed', 'WARNING'],
]

/** The district as a whole. */
export function QuarantineToday({ rows }: { rows: readonly QuarantineRow[] }) {
  const { t } = useWords()
  const origin = (column: string) => ({ query: 'quarantine', column })
  const inCustody = total(rows, 'in_custody')
  return (
    <div class="sums">
      <div class="headline-item">
        <small>{t('quarantine.in_custody')}</small>
        <Figure class="headline-number" origin={origin('in_custody')}>
          {whole(inCustody)}
        </Figure>
        <small>
          {t('quarantine.split', {
            home: whole(total(homes(rows), 'in_custody')),
            central: whole(total(sites(rows), 'in_custody')),
          })}
        </small>
      </div>
      <div class="headline-item">
        <small>{t('quarantine.measured_today')}</small>
        <Figure class="headline-number" origin={origin('measured_today')}>
          {whole(total(rows, 'measured_today'))}
        </Figure>
        <small>{t('quarantine.ofAll', { n: whole(inCustody) })}</small>
      </div>
      {COUNTS.map(([count, word, severity]) => (
        <div key={count} class="headline-item">
          <small>{t(word)}</small>
          <Counted class="headline-number" value={total(rows, count)} severity={severity} origin={origin(count)} size={20} />
        </div>
      ))}
      <BedsLeft rows={rows} />
    </div>
  )
}

function BedsLeft({ rows }: { rows: readonly QuarantineRow[] }) {
  const { t } = useWords()
  const all = beds(rows)
  if (all === null) {
    return null
  }
  const label = t('quarantine.bedsUsed', { used: whole(all.used), n: whole(all.capacity) })
  return (
    <div class="headline-item beds">
      <small>{label}</small>
      <Occupancy value={all.used} capacity={all.capacity} label={label} />
      <span>
        {all.needed > 0 ? (
          <span class="gap">
            <GapSign />
            <Figure origin={{ query: 'quarantine', column: 'reserve_needed' }}>
              {t('quarantine.reserveNeeded', { n: whole(all.needed), of: whole(all.reserve) })}
            </Figure>
          </span>
        ) : (
          <Figure origin={{ query: 'quarantine', column: 'places_left' }}>
            {t('quarantine.bedsLeft', { n: whole(all.left), of: whole(all.reserve) })}
          </Figure>
        )}
      </span>
    </div>
  )
}

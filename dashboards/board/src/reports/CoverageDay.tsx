import type { CoverageRow } from '../data/rows'
import { Counted } from '../frame/Counted'
import { Figure } from '../frame/Figure'
import { usePictureTime, zone } from '../frame/live'
import { whole } from '../frame/numbers'
import { ShareBar } from '../frame/ShareBar'
import { minute, moment } from '../time/format'
import { useWords, type Words } from '../words/language'
import { PARTS, percent, reported, severityOf, type Tally } from './coverage'

const TALLIES: readonly Tally[] = ['expected', 'on_time', 'late', 'missing', 'awaited', 'zero', 'suspect', 'corrected']

/** All posts of the day together: by when they are due, how many reported, and what is wrong. */
export function CoverageDay({ row }: { row: CoverageRow }) {
  const { t } = useWords()
  const origin = (column: string) => ({ query: 'reports', column })
  const told = t('reports.reported', { n: whole(reported(row)), of: whole(row.expected) })
  return (
    <div class="sums">
      <Due row={row} />
      <div class="headline-item coverage-item">
        <small>{t('reports.coverage')}</small>
        <Figure class="headline-number" origin={origin('coverage')}>
          {percent(row)}%
        </Figure>
        <ShareBar parts={PARTS.map((part) => ({ part, size: row[part] }))} label={told} />
        <small>{told}</small>
      </div>
      {TALLIES.map((tally) => (
        <div key={tally} class="headline-item">
          <small>{t(`reports.${tally}`)}</small>
          <Counted
            class="headline-number"
            value={row[tally]}
            severity={severityOf(tally)}
            origin={origin(tally)}
            size={20}
          />
          {tally === 'zero' && row.without_figures > 0 ? (
            <small>
              <Figure origin={origin('without_figures')}>
                {t('reports.withoutFigures', { n: whole(row.without_figures) })}
              </Figure>
            </small>
          ) : null}
        </div>
      ))}
    </div>
  )
}

/** By when the reports are due, and how long until then. */
function Due({ row }: { row: CoverageRow }) {
  const words = useWords()
  const { t } = words
  const nowMs = usePictureTime()
  const last = row.last_due_ms === row.due_ms ? '' : `–${minute(row.last_due_ms, zone())}`
  const age = span(Math.abs(row.last_due_ms - nowMs), words)
  return (
    <div class="headline-item">
      <small>{t('reports.due')}</small>
      <Figure class="headline-number" origin={{ query: 'reports', column: 'due_ms' }}>
        {moment(row.due_ms, nowMs, zone())}
        {last}
      </Figure>
      <small>{nowMs < row.last_due_ms ? t('reports.dueIn', { age }) : t('reports.dueOver', { age })}</small>
    </div>
  )
}

const MINUTE_MS = 60_000
const HOUR = 60

/** 3 h 42 min, or 42 min. */
function span(ms: number, { t }: Words): string {
  const minutes = Math.floor(ms / MINUTE_MS)
  const rest = t('age.minutes', { n: minutes % HOUR })
  return minutes < HOUR ? rest : `${t('age.hours', { n: Math.floor(minutes / HOUR) })} ${rest}`
}

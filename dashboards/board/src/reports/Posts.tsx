import { useState } from 'preact/hooks'
import { Telephone } from '../alerts/AlertItem'
import type { Fed } from '../data/feeds'
import { named } from '../data/names'
import type { CoverageRow, ReportPeriod, ReportPostRow } from '../data/rows'
import { Figure } from '../frame/Figure'
import { whole } from '../frame/numbers'
import { Panel } from '../frame/Panel'
import { SeveritySign } from '../frame/Signs'
import { useWords, type Word, type Words } from '../words/language'
import { areaName } from './CoverageAreas'
import { severityOf, type Tally } from './coverage'
import { chosen, counted, type Declared, type Why, WHYS } from './asked'

interface Props {
  fed: Fed<ReportPostRow>
  period: ReportPeriod
  /** The region that is looked at, or all of them; undefined: nobody owes a report. */
  of: CoverageRow | undefined
  /** Looks at all regions again. */
  leave: () => void
  /** Why nobody owes one. */
  none: string
}

/** The posts to ask: no report, one that cannot be, or one that came late. */
export function Posts({ fed, period, of, leave, none }: Props) {
  const words = useWords()
  const { t } = words
  const [why, setWhy] = useState<Why | undefined>(undefined)
  const ofDay = chosen(fed.rows ?? [], { period, why: undefined, area: '' })
  const shown = chosen(ofDay, { period, why, area: of?.area ?? '' })
  const all = ofDay[0]?.of_posts ?? 0
  const most = all > ofDay.length ? t('reports.most', { n: whole(ofDay.length), of: whole(all) }) : ''
  const name = of === undefined || of.level === 'ALL' ? '' : areaName(of, words)
  return (
    <Panel title={t('reports.posts')} note={t('reports.postsText')} failure={fed.failure} class="reports-posts">
      <div class="post-filters">
        <div class="chips" role="group" aria-label={t('reports.posts')}>
          {[undefined, ...WHYS].map((one) => (
            <button key={one ?? ''} type="button" class="chip" aria-pressed={one === why} onClick={() => setWhy(one)}>
              {t(`reports.${one ?? 'all'}`)}
            </button>
          ))}
        </div>
        {name === '' ? null : (
          <button type="button" class="chip" aria-pressed title={t('reports.everywhere', { area: name })} onClick={leave}>
            {name} ×
          </button>
        )}
        {most === '' ? null : (
          <Figure class="post-most" origin={{ query: 'report-posts', column: 'of_posts' }}>
            {most}
          </Figure>
        )}
      </div>
      <div class="scroller" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{t('reports.post')}</th>
              <th>{t('reports.delivery')}</th>
              <th class="wide-only">{t('reports.doubt')}</th>
              <th class="number">{t('reports.returnees')}</th>
              <th class="number">{t('reports.outsiders')}</th>
              <th class="wide-only">{t('reports.unit')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Post key={row.site_id} row={row} />
            ))}
          </tbody>
        </table>
        {shown.length > 0 ? null : (
          <p class="empty">
            {fed.rows === null ? t('panel.loading') : of === undefined ? none : most || nothing(of, why, words)}
          </p>
        )}
      </div>
    </Panel>
  )
}

function nothing(of: CoverageRow, why: Why | undefined, { t }: Words): string {
  if (why !== undefined) {
    return t('reports.noneMatches')
  }
  return of.awaited === 0 ? t('reports.noPosts') : t('reports.noPostsYet', { n: whole(of.awaited) })
}

function Post({ row }: { row: ReportPostRow }) {
  const { language } = useWords()
  return (
    <tr>
      <td class="post-name">
        {named(row.name_zh, row.name_en, language, row.site_id)}{' '}
        <small>{named(row.township_name_zh, row.township_name_en, language, row.township)}</small>
        <div class="narrow-only">
          <Unit row={row} />
        </div>
      </td>
      <td>
        <Delivery row={row} />
        <div class="narrow-only">
          <Doubt row={row} />
        </div>
      </td>
      <td class="wide-only">
        <Doubt row={row} />
      </td>
      <Beside row={row} figure="returnees" />
      <Beside row={row} figure="outsiders" />
      <td class="wide-only post-unit">
        <Unit row={row} />
      </td>
    </tr>
  )
}

/** Colour, shape and word of what is wrong. */
function Marked({ tally, word }: { tally: Tally; word: Word }) {
  const { t } = useWords()
  const severity = severityOf(tally)
  return severity === undefined ? (
    <span class="nothing">{t(word)}</span>
  ) : (
    <span class={`severity ${severity.toLowerCase()}`}>
      <SeveritySign severity={severity} size={13} />
      {t(word)}
    </span>
  )
}

function Doubt({ row }: { row: ReportPostRow }) {
  return row.suspect === '' ? null : <Marked tally="suspect" word={`reports.${row.suspect}`} />
}

const DELIVERIES = { ON_TIME: 'on_time', LATE: 'late', MISSING: 'missing', AWAITED: 'awaited' } as const

function Delivery({ row }: { row: ReportPostRow }) {
  const { t } = useWords()
  const tally = DELIVERIES[row.delivery]
  const origin = (column: string) => ({ query: 'report-posts', column })
  return (
    <>
      <Marked tally={tally} word={`reports.${tally}`} />
      {row.minutes_late === null ? null : (
        <small>
          {' '}
          <Figure origin={origin('minutes_late')}>{t('age.minutes', { n: whole(row.minutes_late) })}</Figure>
        </small>
      )}
      {row.corrections === 0 ? null : (
        <small>
          {' '}
          <Figure origin={origin('corrections')}>{t('reports.correctedTimes', { n: whole(row.corrections) })}</Figure>
        </small>
      )}
    </>
  )
}

/** What the post declared beside what its gate counted; marked where the doubt is about it. */
function Beside({ row, figure }: { row: ReportPostRow; figure: Declared }) {
  const isWritten = row[`${figure}_then`] !== null
  return (
    <td class={`number ${row.suspect_figure === figure.toUpperCase() ? 'count-warning' : ''}`}>
      <Figure origin={{ query: 'report-posts', column: figure }}>{whole(row[figure])}</Figure>
      {' / '}
      <Figure
        class={isWritten ? '' : 'nothing'}
        origin={{ query: 'report-posts', column: isWritten ? `${figure}_then` : `${figure}_counted` }}
      >
        {whole(counted(row, figure))}
      </Figure>
    </td>
  )
}

/** Whom to ask: the unit that is responsible, and its telephone where it is known. */
function Unit({ row }: { row: ReportPostRow }) {
  const { t, language } = useWords()
  return (
    <>
      <span>{named(row.unit_name_zh, row.unit_name_en, language, row.unit) || t('alerts.noUnit')}</span>{' '}
      {row.duty_telephone === '' ? null : <Telephone number={row.duty_telephone} />}
    </>
  )
}

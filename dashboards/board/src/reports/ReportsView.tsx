import { useState } from 'preact/hooks'
import { useFeed } from '../data/feeds'
import type { CoverageRow, ReportPeriod, ReportPostRow } from '../data/rows'
import { Panel } from '../frame/Panel'
import { go } from '../frame/route'
import type { View } from '../frame/views'
import { useWords } from '../words/language'
import { CoverageAreas, Legend } from './CoverageAreas'
import { CoverageDay } from './CoverageDay'
import { Posts } from './Posts'
import { rollUp, whole } from './coverage'

export const reportsView: View = { id: 'reports', word: 'view.reports', page: ReportsPage }

const EVERY_MS = 60_000
const YESTERDAY = 'yesterday'

/** Who has reported the day and who has not, and which posts to ask. `item` names the day before, else the one due now. */
function ReportsPage({ item }: { item: string }) {
  const { t } = useWords()
  const [area, setArea] = useState('')
  const coverage = useFeed<CoverageRow>('reports', EVERY_MS)
  const posts = useFeed<ReportPostRow>('report-posts', EVERY_MS)
  const period: ReportPeriod = item === YESTERDAY ? 'YESTERDAY' : 'TODAY'
  const places = rollUp(coverage.rows ?? [], period)
  const all = whole(coverage.rows ?? [], period)
  const place = places.find((row) => row.area === area)
  const none = coverage.rows === null ? t('panel.loading') : t('reports.none')
  return (
    <div class="reports-view">
      <Panel
        title={t('reports.title')}
        note={<Days rows={coverage.rows ?? []} period={period} />}
        failure={coverage.failure}
        class="reports-today"
      >
        {all === undefined ? <p class="empty">{none}</p> : <CoverageDay row={all} />}
      </Panel>
      <Panel title={t('reports.areas')} note={<Legend />} class="reports-areas">
        <CoverageAreas rows={places} none={none} area={area} choose={(one) => setArea(one === area ? '' : one)} />
      </Panel>
      <Posts fed={posts} period={period} of={place ?? all} leave={() => setArea('')} none={none} />
    </div>
  )
}

/** The day that is due now and the day before. */
function Days({ rows, period }: { rows: readonly CoverageRow[]; period: ReportPeriod }) {
  const { t } = useWords()
  const days: readonly (readonly [ReportPeriod, string])[] = [
    ['TODAY', ''],
    ['YESTERDAY', YESTERDAY],
  ]
  return (
    <div class="chips" role="group" aria-label={t('reports.period')}>
      {days.map(([one, item]) => (
        <button key={one} type="button" class="chip" aria-pressed={one === period} onClick={() => go('reports', item)}>
          {t(`reports.${one}`)} {whole(rows, one)?.business_day}
        </button>
      ))}
    </div>
  )
}

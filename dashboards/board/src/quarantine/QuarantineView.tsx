import { useFeed } from '../data/feeds'
import type { QuarantineRow } from '../data/rows'
import { Panel } from '../frame/Panel'
import type { View } from '../frame/views'
import { useWords } from '../words/language'
import { homes, sites } from './counts'
import { Areas } from './Areas'
import { QuarantineToday } from './QuarantineToday'

export const quarantineView: View = { id: 'quarantine', word: 'view.quarantine', page: QuarantinePage }

const EVERY_MS = 30_000

/** Who must stay where they are, whether they do, and whether somebody looks after them. */
function QuarantinePage() {
  const { t } = useWords()
  const { rows, failure } = useFeed<QuarantineRow>('quarantine', EVERY_MS)
  const all = rows ?? []
  const day = all[0]?.business_day
  return (
    <div class="quarantine-view">
      <Panel
        title={t('quarantine.today')}
        note={day === undefined ? null : t('flow.today', { day })}
        failure={failure}
        class="quarantine-today"
      >
        {rows === null ? <p class="empty">{t('panel.loading')}</p> : <QuarantineToday rows={all} />}
      </Panel>
      <Panel title={t('quarantine.sites')} note={t('quarantine.sitesText')} class="quarantine-areas sites">
        <Areas rows={sites(all)} none={rows === null ? t('panel.loading') : t('quarantine.noSites')} />
      </Panel>
      <Panel title={t('quarantine.homes')} note={t('quarantine.homesText')} class="quarantine-areas homes">
        <Areas rows={homes(all)} none={rows === null ? t('panel.loading') : t('quarantine.noHomes')} />
      </Panel>
    </div>
  )
}

import { Panel } from '../frame/Panel'
import { go } from '../frame/route'
import type { View } from '../frame/views'
import { useKeys } from '../keys/keys'
import { useWords } from '../words/language'
import { DistrictHours } from './DistrictHours'
import { DistrictToday } from './DistrictToday'
import { Inlets } from './Inlets'
import { SiteFlow } from './SiteFlow'
import { SiteMap } from './SiteMap'
import { SiteTable } from './SiteTable'
import { useSites } from './sites'
import { Townships } from './Townships'

export const flowView: View = { id: 'flow', word: 'view.flow', page: FlowPage }

/** How many pass now, where, and against what was expected. `item` is the site that is looked at. */
function FlowPage({ item }: { item: string }) {
  const { t } = useWords()
  const { sites, failure } = useSites()
  const choose = (site: string) => go('flow', site)
  useKeys({ Escape: () => go('flow') })
  return (
    <div class="flow-view">
      <div class="flow-column">
        <DistrictToday />
        <DistrictHours />
        <Inlets sites={sites ?? []} chosen={item} choose={choose} />
      </div>
      <div class="flow-column">
        <Panel title={t('flow.map')} note={t('flow.mapText')} failure={failure} class="map-panel">
          <SiteMap chosen={item} choose={choose} />
        </Panel>
        <SiteFlow id={item} site={sites?.find((site) => site.row.site_id === item)} />
      </div>
      <div class="flow-column">
        <Townships />
        <SiteTable sites={sites ?? []} failure={failure} chosen={item} choose={choose} />
      </div>
    </div>
  )
}

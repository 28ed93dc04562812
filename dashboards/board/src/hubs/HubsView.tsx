import { useFeed } from '../data/feeds'
import type { HubHoursRow, HubQueueRow, HubTripRow } from '../data/rows'
import { Panel } from '../frame/Panel'
import type { View } from '../frame/views'
import { useWords } from '../words/language'
import { Handoffs } from './Handoffs'
import { HubCard } from './HubCard'
import { Trips } from './Trips'

export const hubsView: View = { id: 'hubs', word: 'view.hubs', page: HubsPage }

const EVERY_MS = 10_000
const HOURS_EVERY_MS = 60_000

/** Whether every passenger who arrives is accounted for, and what they wait for. `item` is the trip that is looked at. */
function HubsPage({ item }: { item: string }) {
  const { t } = useWords()
  const trips = useFeed<HubTripRow>('hub-trips', EVERY_MS)
  const queues = useFeed<HubQueueRow>('hub-queues', EVERY_MS)
  const hours = useFeed<HubHoursRow>('hub-hours', HOURS_EVERY_MS)
  const hubs = queues.rows ?? []
  return (
    <div class="hubs-view">
      <Panel title={t('hubs.now')} note={t('hubs.nowText')} failure={queues.failure || hours.failure} class="hubs-now">
        <div class="hub-cards">
          {hubs.map((hub) => (
            <HubCard
              key={hub.site_id}
              hub={hub}
              hours={hours.rows?.find((row) => row.site_id === hub.site_id)}
              trips={trips.rows ?? []}
            />
          ))}
        </div>
        {queues.rows === null ? <p class="empty">{t('panel.loading')}</p> : null}
      </Panel>
      <Trips fed={trips} hubs={hubs} trip={item} />
      <Handoffs />
    </div>
  )
}

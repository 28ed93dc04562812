import type { ComponentType } from 'preact'
import { alertsView } from '../alerts/AlertsView'
import { dutyView } from '../duty/HandoverView'
import { flowView } from '../flow/FlowView'
import { hubsView } from '../hubs/HubsView'
import { quarantineView } from '../quarantine/QuarantineView'
import type { Word } from '../words/language'
import { later } from './Later'

/** A page of the board. `item` is what the address names in it, such as an alert. */
export interface View {
  id: string
  word: Word
  page: ComponentType<{ item: string }>
  /** Whether this version has it; if not, its page says so and shows nothing. */
  isReady: boolean
}

/** Every view, in the order of the keys 1, 2, 3 …; a new one is a file and a line here. */
export const VIEWS: readonly View[] = [
  alertsView,
  flowView,
  dutyView,
  hubsView,
  quarantineView,
  later('reports', 'view.reports'),
]

import type { ComponentType } from 'preact'
import { alertsView } from '../alerts/AlertsView'
import { dutyView } from '../duty/HandoverView'
import { flowView } from '../flow/FlowView'
import { hubsView } from '../hubs/HubsView'
import { quarantineView } from '../quarantine/QuarantineView'
import { reportsView } from '../reports/ReportsView'
import type { Word } from '../words/language'

/** A page of the board. `item` is what the address names in it, such as an alert. */
export interface View {
  id: string
  word: Word
  page: ComponentType<{ item: string }>
}

/** Every view, in the order of the keys 1, 2, 3 …; a new one is a file and a line here. */
export const VIEWS: readonly View[] = [
  alertsView,
  flowView,
  dutyView,
  hubsView,
  quarantineView,
  reportsView,
]

import type { GapKind, HubTripRow, TripState } from '../data/rows'

/** A gap of a trip: what is missing, and of how many. Before the trip is over it is only what still has to come. */
export interface Gap {
  kind: GapKind
  persons: number
  isFinal: boolean
}

/** What has to be done comes first: trips under way, those that ended with gaps, those to come, the rest. */
const ORDER: readonly TripState[] = [
  'ARRIVING',
  'OPEN',
  'CLOSED_WITH_GAPS',
  'SCHEDULED',
  'CLOSED_COMPLETE',
  'SUSPENDED',
  'CANCELLED',
]

/** Of trips in the same state the latest first; of those to come the next. */
export function sorted(trips: readonly HubTripRow[]): HubTripRow[] {
  return [...trips].sort(
    (one, other) =>
      ORDER.indexOf(one.state) - ORDER.indexOf(other.state) ||
      other.is_overrun - one.is_overrun ||
      (one.state === 'SCHEDULED' ? at(one) - at(other) : at(other) - at(one)) ||
      (one.trip_id < other.trip_id ? -1 : 1),
  )
}

function at(trip: HubTripRow): number {
  return trip.arrived_ms ?? trip.scheduled_ms ?? 0
}

export function gapsOf(trip: HubTripRow): Gap[] {
  const over = trip.state === 'CLOSED_WITH_GAPS'
  return trip.gaps.map(([kind, persons]) => ({ kind, persons, isFinal: over || kind === 'LOST' }))
}

/** Trips of a hub (empty: of all), or only those with gaps that will not close by themselves. */
export function chosen(trips: readonly HubTripRow[], hub: string, onlyGaps: boolean): HubTripRow[] {
  return trips.filter(
    (trip) =>
      (hub === '' || trip.site_id === hub) &&
      (!onlyGaps || trip.is_overrun === 1 || gapsOf(trip).some((gap) => gap.isFinal)),
  )
}

/** Minutes behind the timetable; null where it has not arrived, or there is none. */
export function lateMinutes(trip: HubTripRow): number | null {
  return trip.arrived_ms === null || trip.scheduled_ms === null
    ? null
    : Math.round((trip.arrived_ms - trip.scheduled_ms) / 60_000)
}

/** The next or previous trip of the list; the first where none is looked at, the same at either end. */
export function neighbour(trips: readonly HubTripRow[], trip: string, step: 1 | -1): string {
  const here = trips.findIndex((one) => one.trip_id === trip)
  const next = here < 0 ? 0 : Math.min(trips.length - 1, Math.max(0, here + step))
  return trips[next]?.trip_id ?? ''
}

export type Measure = 'announced' | 'arrived' | 'registered' | 'pushed' | 'acknowledged'

/** Sums over trips; null where no trip has the number. */
export function total(trips: readonly HubTripRow[], measure: Measure): number | null {
  const known = trips.map((trip) => trip[measure]).filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** Passengers missing from trips that are over, each once: who was never registered was never pushed either. */
export function missing(trips: readonly HubTripRow[]): number {
  return trips
    .flatMap(gapsOf)
    .reduce((sum, gap) => sum + (gap.isFinal && gap.kind !== 'NOT_ANNOUNCED' ? gap.persons : 0), 0)
}

import { act } from 'preact/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { shownOrigin } from '../frame/queries'
import { clear, draw } from '../testing/draw'
import { queueRow, tripRow } from '../testing/rows'
import { language } from '../words/language'
import { HubCard } from './HubCard'
import { TripAccounts } from './TripAccounts'
import { TripRow } from './TripRow'
import { chosen, gapsOf, lateMinutes, missing, neighbour, sorted, total } from './gaps'
import { clearance, minutes, shares } from './waiting'

const ZONE = 'Asia/Shanghai'
const NOON_MS = Date.UTC(2026, 10, 29, 4, 0, 0)

afterEach(() => {
  clear()
  language.set('zh')
  shownOrigin.set(null)
})

describe('trips', () => {
  it('stand with those first that need somebody', () => {
    const ids = ['complete', 'later', 'sooner', 'gaps', 'cancelled', 'open', 'slow', 'arriving']
    const trips = [
      tripRow({ trip_id: 'complete' }),
      tripRow({ trip_id: 'later', state: 'SCHEDULED', arrived_ms: null, scheduled_ms: NOON_MS + 2 }),
      tripRow({ trip_id: 'sooner', state: 'SCHEDULED', arrived_ms: null, scheduled_ms: NOON_MS + 1 }),
      tripRow({ trip_id: 'gaps', state: 'CLOSED_WITH_GAPS' }),
      tripRow({ trip_id: 'cancelled', state: 'CANCELLED' }),
      tripRow({ trip_id: 'open', state: 'OPEN' }),
      tripRow({ trip_id: 'slow', state: 'ARRIVING', is_overrun: 1, arrived_ms: NOON_MS - 9 }),
      tripRow({ trip_id: 'arriving', state: 'ARRIVING', arrived_ms: NOON_MS }),
    ]

    expect(sorted(trips).map((trip) => trip.trip_id)).toEqual(['slow', 'arriving', 'open', 'gaps', 'sooner', 'later', 'complete', 'cancelled'])
    expect(trips.map((trip) => trip.trip_id)).toEqual(ids)
  })

  it('have gaps for good only when they are over, and whoever is lost is lost', () => {
    const gaps = tripRow({ state: 'ARRIVING', gaps: [['NOT_ARRIVED', 3], ['LOST', 1]] })

    expect(gapsOf(gaps)).toEqual([
      { kind: 'NOT_ARRIVED', persons: 3, isFinal: false },
      { kind: 'LOST', persons: 1, isFinal: true },
    ])
    expect(gapsOf({ ...gaps, state: 'CLOSED_WITH_GAPS' }).every((gap) => gap.isFinal)).toBe(true)
  })

  it('are chosen by hub, and by what will not close by itself', () => {
    const trips = [
      tripRow({ trip_id: 'fine' }),
      tripRow({ trip_id: 'on its way', state: 'ARRIVING', gaps: [['UNREGISTERED', 9]] }),
      tripRow({ trip_id: 'late', state: 'ARRIVING', is_overrun: 1 }),
      tripRow({ trip_id: 'gap', state: 'CLOSED_WITH_GAPS', gaps: [['NOT_PUSHED', 1]], site_id: 'airport-yaodu' }),
    ]
    const ids = (list: typeof trips) => list.map((trip) => trip.trip_id)

    expect(ids(chosen(trips, '', true))).toEqual(['late', 'gap'])
    expect(ids(chosen(trips, 'airport-yaodu', false))).toEqual(['gap'])
    expect(missing([...trips, tripRow({ state: 'CLOSED_WITH_GAPS', gaps: [['NOT_ANNOUNCED', 7], ['NOT_ARRIVED', 2]] })])).toBe(3)
  })

  it('sum up what is known, and nothing is not zero', () => {
    expect(total([tripRow({ announced: null }), tripRow({ announced: 5 })], 'announced')).toBe(5)
    expect(total([tripRow({ announced: null })], 'announced')).toBeNull()
    expect(lateMinutes(tripRow())).toBe(2)
    expect(lateMinutes(tripRow({ arrived_ms: null }))).toBeNull()
  })

  it('are gone through by keys, and end where the list ends', () => {
    const trips = [tripRow({ trip_id: 'a' }), tripRow({ trip_id: 'b' })]

    expect([neighbour(trips, '', 1), neighbour(trips, 'a', 1), neighbour(trips, 'b', 1), neighbour(trips, 'a', -1)]).toEqual(['a', 'b', 'b', 'a'])
    expect(neighbour([], 'a', 1)).toBe('')
  })
})

describe('waiting', () => {
  it('tells when the queue of a hub will be gone at the rate of the last quarter of an hour', () => {
    const hub = queueRow({ registrations_15m: 4 })
    const trips = [
      tripRow({ waiting: 5, is_overrun: 1 }),
      tripRow({ waiting: 1 }),
      tripRow({ waiting: 100, site_id: 'airport-yaodu', is_overrun: 1 }),
    ]

    expect(clearance(hub, trips)).toEqual({ waiting: 6, perHour: 16, clearMs: NOON_MS + 6 * 225_000, overruns: 1 })
    expect(clearance(queueRow(), trips).clearMs).toBeNull()
    expect(clearance(hub, [])).toMatchObject({ waiting: 0, clearMs: null })
  })

  it('is made up of parts that come to a hundred', () => {
    const parts = shares(queueRow({ queue_sum_s: 1, push_sum_s: 1, observation_sum_s: 1 }))

    expect(parts.map(({ percent }) => percent)).toEqual([33, 34, 33])
    expect(shares(queueRow())).toEqual([])
  })

  it('is said in minutes', () => {
    expect([null, 0, 30, 594, 600, 86_400].map(minutes)).toEqual(['–', '0.0', '0.5', '9.9', '10', '1,440'])
  })
})

describe('a trip on the page', () => {
  const gap = tripRow({ state: 'CLOSED_WITH_GAPS', gaps: [['UNREGISTERED', 2]], unregistered: 2, registered: 60 })
  const inTable = (node: preact.ComponentChildren) => draw(<table><tbody>{node}</tbody></table>)

  it('says a gap by shape and word, in both languages, and opens its query', () => {
    const row = inTable(<TripRow row={gap} zone={ZONE} isChosen={false} open={() => {}} />)
    expect(row.querySelector('.gap .gap-sign')).not.toBeNull()
    expect(row.querySelector('.gap')?.textContent).toContain('未登记 2')

    void act(() => row.querySelector<HTMLButtonElement>('.gap .figure')?.click())
    expect(shownOrigin.get()).toEqual({ query: 'hub-trips', column: 'gaps' })
    void act(() => language.set('en'))
    expect(row.querySelector('.gap')?.textContent).toContain('unregistered 2')
  })

  it('shows what still has to come without alarm', () => {
    const row = inTable(<TripRow row={{ ...gap, state: 'ARRIVING' }} zone={ZONE} isChosen={false} open={() => {}} />)

    expect(row.querySelector('.gap-sign')).toBeNull()
    expect(row.querySelector('.gap.still')?.textContent).toContain('待登记 2')
  })

  it('shows no zeros before it has come', () => {
    const row = inTable(
      <TripRow row={tripRow({ state: 'SCHEDULED', arrived_ms: null, announced: null, arrived: 0 })} zone={ZONE} isChosen={false} open={() => {}} />,
    )

    expect([...row.querySelectorAll('td.number')].map((cell) => cell.textContent)).toEqual(['–', '–', '–', '–', '–'])
  })

  it('adds up, and names nobody', () => {
    const accounts = inTable(<TripAccounts row={gap} columns={10} />)

    expect(accounts.textContent).toContain('到达 62 = 登记 60 + 未登记 2')
    expect(accounts.querySelector('.account.bad')?.textContent).toContain('未登记')
    expect(accounts.textContent).toContain('v_journeys')
  })
})

describe('a hub on the page', () => {
  it('says what explains the hold, and when it will be over', () => {
    const hub = queueRow({
      at_hub: 57, waiting_registration: 50, queue_n: 60, queue_p50_s: 900, queue_p90_s: 6_660, queue_max_s: 6_720, queue_sum_s: 98, push_sum_s: 2,
      explains: 'QUEUE', registrations_15m: 4, unaccounted: 7,
    })
    const card = draw(<HubCard hub={hub} hours={undefined} trips={[tripRow({ waiting: 34, is_overrun: 1 })]} />)

    expect(card.querySelector('.explains')?.textContent).toBe('主因:排队')
    expect(card.querySelector('tr.explaining')?.textContent).toBe('排队1511111260')
    expect(card.querySelector('.cleared .sign.warning')).not.toBeNull()
    expect(card.querySelector('.cleared')?.textContent).toContain('14:07')
    expect(card.querySelector('.hub-counts .gap')?.textContent).toContain('未了 7')
  })

  it('foretells nothing where nobody is being registered', () => {
    const card = draw(<HubCard hub={queueRow()} hours={undefined} trips={[tripRow({ waiting: 3 })]} />)

    expect(card.querySelector('.cleared')?.textContent).toContain('无法预计')
  })
})

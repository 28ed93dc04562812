import { useMemo, useRef, useState } from 'preact/hooks'
import { isStale } from '../data/freshness'
import { MOST_ALERTS } from '../data/live'
import { useNames } from '../data/names'
import type { AlertRow } from '../data/rows'
import { live, useFreshness } from '../frame/live'
import { go } from '../frame/route'
import type { View } from '../frame/views'
import { useKeys } from '../keys/keys'
import { useObserved } from '../state/observable'
import { useWords } from '../words/language'
import { ActionForm } from './ActionForm'
import { AlertDetail } from './AlertDetail'
import { AlertList } from './AlertList'
import { EVERYTHING, type Filter, matches } from './filter'
import { FilterBar } from './FilterBar'
import { begin } from './handling'
import { byUrgency } from './order'
import { Overview } from './Overview'
import { moved, selected } from './selection'
import { TestAlert } from './testAlert'

export const alertsView: View = { id: 'alerts', word: 'view.alerts', page: AlertsPage }

/** What needs a person now: the list, and beside it one alert in full, or where all of them are. */
function AlertsPage({ item }: { item: string }) {
  const alerts = useObserved(live.alerts)
  const names = useNames()
  const [filter, setFilter] = useState<Filter>(EVERYTHING)
  const search = useRef<HTMLInputElement>(null)
  const sorted = useMemo(() => [...alerts.values()].sort(byUrgency), [alerts])
  const shown = useMemo(() => sorted.filter((alert) => matches(alert, filter)), [sorted, filter])
  useAlertKeys(shown, item, search)
  return (
    <div class={item === '' ? 'alerts-view' : 'alerts-view with-detail'}>
      <section class="alerts-main">
        <FilterBar alerts={sorted} names={names} filter={filter} search={search} change={setFilter} />
        <TestAlert />
        <Shown shown={shown.length} of={sorted.length} clear={() => setFilter(EVERYTHING)} />
        {shown.length === 0 ? null : <AlertList alerts={shown} names={names} />}
      </section>
      <aside class="alerts-side">
        {item === '' ? <Overview names={names} /> : <AlertDetail key={item} id={item} names={names} />}
      </aside>
      <ActionForm />
    </div>
  )
}

function useAlertKeys(shown: readonly AlertRow[], item: string, search: { current: HTMLInputElement | null }): void {
  const ids = shown.map((alert) => alert.alert_id)
  const move = (by: number) => {
    selected.set(moved(ids, selected.get(), by))
    if (item !== '') {
      go('alerts', selected.get())
    }
  }
  const on = (action: Parameters<typeof begin>[0]) => () => {
    const id = selected.get() || item
    const alert = live.alerts.get().get(id)
    if (alert !== undefined) {
      begin(action, alert)
    }
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => (selected.get() === '' ? false : go('alerts', selected.get())),
    a: on('ACK'),
    s: on('SHELVE'),
    u: on('UNSHELVE'),
    c: on('COMMENT'),
    x: on('CLOSE'),
    '/': () => search.current?.focus(),
    Escape: () => {
      search.current?.blur()
      if (item !== '') {
        go('alerts')
      }
    },
  })
}

/** How much of it is shown, and why there may be nothing. */
function Shown({ shown, of, clear }: { shown: number; of: number; clear: () => void }) {
  const { t } = useWords()
  const loaded = useObserved(live.isLoaded)
  const { now } = useObserved(live.heard)
  const { verdict } = useFreshness()
  if (!loaded) {
    return <p class="empty">{t('alerts.loading')}</p>
  }
  if (of === 0) {
    return <p class="empty">{isStale(verdict) ? t('alerts.noneStale') : t('alerts.none')}</p>
  }
  if (shown === 0) {
    return (
      <p class="empty">
        {t('alerts.nothingMatches', { n: of })}{' '}
        <button type="button" class="button" onClick={clear}>
          {t('alerts.clear')}
        </button>
      </p>
    )
  }
  if (now !== null && now.open_alerts > MOST_ALERTS) {
    return <p class="shown">{t('alerts.most', { n: of, of: now.open_alerts })}</p>
  }
  return shown === of ? null : <p class="shown">{t('alerts.shown', { n: shown, of })}</p>
}

import type { Live } from '../data/live'
import { play } from '../sound/sound'
import { Observable } from '../state/observable'
import { newlyCritical } from './merge'

/** Alerts that came or changed while the page was looking: shown with a flash for some seconds. */
export const fresh = new Observable<ReadonlySet<string>>(new Set())

const FLASH_MS = 8_000

/** Sounds when a critical alert is new. What was there when the page was opened is not new. */
export function watchForCritical(live: Live): void {
  let before = live.alerts.get()
  live.alerts.watch((after) => {
    const isFirst = !live.isLoaded.get()
    const critical = isFirst ? [] : newlyCritical(before, after)
    const added = isFirst ? [] : [...after.keys()].filter((id) => !before.has(id))
    before = after
    if (critical.length > 0) {
      play('CRITICAL')
    }
    flash(added)
  })
}

function flash(ids: readonly string[]): void {
  if (ids.length === 0) {
    return
  }
  fresh.update((now) => new Set([...now, ...ids]))
  setTimeout(() => fresh.update((now) => new Set([...now].filter((id) => !ids.includes(id)))), FLASH_MS)
}

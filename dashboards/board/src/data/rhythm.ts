import type { NowRow } from './rows'

/** How often the server finds out what `now` says. */
export const EVERY_MS = 1_000
const SOONEST_MS = 250
const SETTLED_AT_LEAST_MS = 150
const SETTLED_AT_MOST_MS = 600

/**
 * When to ask for `now`: once a second, soon after the server has found it out anew. How long that takes the server is learnt
 * from its answers: one that was there before came too early.
 */
export class Rhythm {
  private settledMs = SETTLED_AT_LEAST_MS
  private lastMs = Number.NaN

  /** How long to wait after this answer. */
  nextMs(now: Pick<NowRow, 'now_ms' | 'asked_ms'>): number {
    const isOld = now.now_ms === this.lastMs
    this.lastMs = now.now_ms
    this.settledMs = isOld
      ? Math.min(SETTLED_AT_MOST_MS, this.settledMs + 100)
      : Math.max(SETTLED_AT_LEAST_MS, this.settledMs - 10)
    const dueMs = EVERY_MS + this.settledMs - (now.asked_ms - now.now_ms)
    return Math.min(EVERY_MS, Math.max(SOONEST_MS, dueMs))
  }
}

import { Observable } from '../state/observable'
import { type Alerts, merged } from '../alerts/merge'
import { ask } from './api'
import type { Heard } from './freshness'
import { Poller } from './poll'
import { EVERY_MS, Rhythm } from './rhythm'
import type { AlertRow, NowRow } from './rows'

const WHOLE_EVERY_MS = 300_000
const WHOLE_AT_MOST_EVERY_MS = 5_000
/** More alerts than this the server does not send. */
export const MOST_ALERTS = 2_000

type Ask = <Row>(query: string, parameters?: Record<string, string | number>) => Promise<Row[]>

/**
 * The heartbeat of the page: asks `now` every second, and for alerts when they have changed. An answer counts only when
 * the alerts that belong to it have come too.
 */
export class Live {
  readonly heard: Observable<Heard>
  readonly alerts = new Observable<Alerts>(new Map())
  /** When all alerts first stood on the page; what is critical after that is new. */
  readonly isLoaded = new Observable(false)

  private readonly poller = new Poller(() => this.beat(), EVERY_MS)
  private readonly rhythm = new Rhythm()
  private version = ''
  private sinceMs = 0
  private wholeAtMs = Number.NEGATIVE_INFINITY
  private askWhole = true

  constructor(
    private readonly clock: () => number = () => performance.now(),
    private readonly answer: Ask = ask,
  ) {
    this.heard = new Observable<Heard>({ now: null, atMs: clock() })
  }

  start(): void {
    this.poller.start()
  }

  /** Something was done: look at once what became of it. */
  hurry(): void {
    this.poller.hurry()
  }

  /** @returns when the next answer will be there: so that what is new waits for the server, not for the page */
  private async beat(): Promise<number> {
    try {
      const now = (await this.answer<NowRow>('now'))[0]
      if (now === undefined) {
        throw new Error('now has no row')
      }
      const atMs = this.clock()
      await this.follow(now)
      this.heard.set({ now, atMs })
      return this.rhythm.nextMs(now) - (this.clock() - atMs)
    } catch (failure) {
      this.askWhole = true
      throw failure
    }
  }

  private async follow(now: NowRow): Promise<void> {
    const whole = this.askWhole || this.clock() - this.wholeAtMs > WHOLE_EVERY_MS || this.isShort(now)
    if (!whole && now.alerts_version === this.version) {
      return
    }
    const rows = await this.answer<AlertRow>('alerts', { since_ms: whole ? 0 : this.sinceMs })
    this.alerts.set(merged(whole ? new Map() : this.alerts.get(), rows))
    this.isLoaded.set(true)
    if (whole) {
      this.wholeAtMs = this.clock()
      this.askWhole = false
    }
    this.version = now.alerts_version
    this.sinceMs = now.now_ms
  }

  /** Whether the page has not as many alerts as there are: something was missed. */
  private isShort(now: NowRow): boolean {
    const known = now.alerts_version === this.version
    const different = this.alerts.get().size !== Math.min(now.open_alerts, MOST_ALERTS)
    return known && different && this.clock() - this.wholeAtMs > WHOLE_AT_MOST_EVERY_MS
  }
}

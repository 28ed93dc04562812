import { useEffect, useState } from 'preact/hooks'
import { Observable } from '../state/observable'
import { address, ask, type Parameters } from './api'
import { Poller } from './poll'

/** What a query last answered; `failure` says why the latest try brought nothing. */
export interface Fed<Row> {
  rows: Row[] | null
  failure: string
}

const NOTHING: Fed<never> = { rows: null, failure: '' }
const LINGER_MS = 30_000

class Feed {
  readonly fed = new Observable<Fed<unknown>>(NOTHING)
  private readonly poller: Poller
  private users = 0
  private leaving: ReturnType<typeof setTimeout> | undefined

  constructor(
    query: string,
    parameters: Parameters,
    everyMs: number,
    private readonly forget: () => void,
  ) {
    this.poller = new Poller(async () => {
      try {
        this.fed.set({ rows: await ask(query, parameters), failure: '' })
      } catch (failure) {
        this.fed.update((last) => ({ rows: last.rows, failure: String(failure) }))
        throw failure
      }
    }, everyMs)
  }

  use(): void {
    clearTimeout(this.leaving)
    this.users += 1
    if (this.users === 1) {
      this.poller.start()
    }
  }

  leave(): void {
    this.users -= 1
    if (this.users === 0) {
      this.poller.stop()
      this.leaving = setTimeout(this.forget, LINGER_MS)
    }
  }

  hurry(): void {
    this.poller.hurry()
  }
}

const feeds = new Map<string, Feed>()

function feedOf(query: string, parameters: Parameters, everyMs: number): Feed {
  const key = address(query, parameters)
  let feed = feeds.get(key)
  if (feed === undefined) {
    feed = new Feed(query, parameters, everyMs, () => feeds.delete(key))
    feeds.set(key, feed)
  }
  return feed
}

/**
 * Rows of a query, asked again and again while anything on the page shows them; shared between all that do.
 *
 * @param query empty: nothing is asked
 */
export function useFeed<Row>(query: string, everyMs: number, parameters: Parameters = {}): Fed<Row> {
  const key = address(query, parameters)
  const [shown, setShown] = useState<{ key: string; fed: Fed<unknown> }>({ key, fed: NOTHING })
  useEffect(() => {
    if (query === '') {
      return undefined
    }
    const feed = feedOf(query, parameters, everyMs)
    const show = (fed: Fed<unknown>) => setShown({ key, fed })
    feed.use()
    show(feed.fed.get())
    const unwatch = feed.fed.watch(show)
    return () => {
      unwatch()
      feed.leave()
    }
  }, [key, everyMs])
  return (shown.key === key ? shown.fed : NOTHING) as Fed<Row>
}

/** Asks for those queries at once, whatever their parameters, where they are on the page. */
export function hurryFeeds(...queries: string[]): void {
  for (const [key, feed] of feeds) {
    if (queries.some((query) => key === `api/${query}` || key.startsWith(`api/${query}?`))) {
      feed.hurry()
    }
  }
}

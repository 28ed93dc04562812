import { useEffect, useState } from 'preact/hooks'
import { type Freshness, judge } from '../data/freshness'
import { Live } from '../data/live'
import { useObserved } from '../state/observable'

/** The one heartbeat of this page. */
export const live = new Live()

/** Draws the component again and again. */
export function useTick(everyMs = 1_000): number {
  const [tick, setTick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTick((count) => count + 1), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return tick
}

const JUDGE_EVERY_MS = 250

/** Whether the picture can be trusted, judged again four times a second and at each answer. */
export function useFreshness(): Freshness {
  const heard = useObserved(live.heard)
  useTick(JUDGE_EVERY_MS)
  return judge(heard, performance.now())
}

/** Now by the server's clock, to the given step; for ages that need not move each second. */
export function useServerNow(everyMs = 1_000): number {
  useTick(everyMs)
  const heard = live.heard.get()
  return judge(heard, performance.now()).serverMs ?? Date.now()
}

/** The time of the picture: now, or while history is read, up to where the data are. */
export function usePictureTime(everyMs = 1_000): number {
  const nowMs = useServerNow(everyMs)
  const { now } = live.heard.get()
  return now !== null && now.is_history === 1 && now.data_ms !== null ? now.data_ms : nowMs
}

export const ZONE = 'Asia/Shanghai'

/** The zone of the district, as the server says. */
export function zone(): string {
  return live.heard.get().now?.zone ?? ZONE
}

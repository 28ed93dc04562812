import { Observable } from '../state/observable'

/** The alert on which the keyboard stands; empty: none. */
export const selected = new Observable('')

/** The id that many rows on, or the first where the one that was selected is gone; stays at the ends. */
export function moved(ids: readonly string[], from: string, by: number): string {
  const at = ids.indexOf(from)
  const to = at < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, at + by))
  return ids[to] ?? ''
}

import { Observable } from '../state/observable'

/**
 * Who acts. On one machine the link names the officer (`?user=`), and the page sends the name. Behind a proxy the proxy
 * puts the name of the login in its place, whatever the page sends.
 */
export const actor = new Observable('')

const KEY = 'passflow.user'

/** Takes the name from the link, out of sight, and keeps it while the tab is open. */
export function readActor(): void {
  const link = new URL(location.href)
  const named = link.searchParams.get('user')?.trim()
  if (named) {
    sessionStorage.setItem(KEY, named)
    link.searchParams.delete('user')
    history.replaceState(history.state, '', link)
  }
  actor.set(sessionStorage.getItem(KEY) ?? '')
}

/** The name that the officer gave here. */
export function nameActor(name: string): void {
  sessionStorage.setItem(KEY, name.trim())
  actor.set(name.trim())
}

/** A header holds Latin letters only, so the name goes percent-encoded; behind a proxy any name will do. */
export function actorHeader(): Record<string, string> {
  return { 'X-Forwarded-User': encodeURIComponent(actor.get()) }
}

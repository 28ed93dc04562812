import { Observable } from '../state/observable'

/** Where the officer is: a view and what is open in it, kept in the address (#/alerts/ID), so that it can be linked. */
export interface Route {
  view: string
  item: string
}

export const route = new Observable<Route>({ view: '', item: '' })

export function parse(hash: string): Route {
  const [view = '', ...rest] = hash.replace(/^#\/?/, '').split('/')
  return { view, item: decode(rest.join('/')) }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

export function href(view: string, item = ''): string {
  return item === '' ? `#/${view}` : `#/${view}/${encodeURIComponent(item)}`
}

export function go(view: string, item = ''): void {
  location.hash = href(view, item)
}

export function followRoute(): void {
  const show = () => route.set(parse(location.hash))
  addEventListener('hashchange', show)
  show()
}

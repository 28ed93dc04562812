import { Observable } from './observable'

/** An observable choice that the browser keeps; where it may not keep anything, the choice lasts until the page closes. */
export function remembered<T extends string>(key: string, allowed: readonly T[], otherwise: T): Observable<T> {
  const kept = read(key)
  const value = new Observable<T>(allowed.find((one) => one === kept) ?? otherwise)
  value.watch((next) => write(key, next))
  return value
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(`passflow.${key}`)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(`passflow.${key}`, value)
  } catch {
    // Storage is switched off: nothing to do, the choice still holds for this page.
  }
}

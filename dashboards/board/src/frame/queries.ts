import type { Parameters } from '../data/api'
import { Observable } from '../state/observable'

// The text of every query, built into the page: what the panel shows is what the server was made from.
const FILES = import.meta.glob<string>('../../queries/*.sql', { query: '?raw', import: 'default', eager: true })

/** A number on the page and where it comes from. */
export interface Origin {
  query: string
  parameters?: Parameters
  /** Name of the column; empty: the whole answer. */
  column?: string
}

/** The origin whose query is shown; null: none. */
export const shownOrigin = new Observable<Origin | null>(null)

export function showOrigin(origin: Origin): void {
  shownOrigin.set(origin)
}

/** The SQL of a query as it stands in its file; undefined: not built in. */
export function sqlOf(query: string): string | undefined {
  return FILES[`../../queries/${query}.sql`]
}

/** `{name:Type}` replaced by literals, so that an analyst can run it as it stands. */
export function withParameters(sql: string, parameters: Parameters): string {
  return sql.replace(/\{(\w+)\s*:\s*([^}]+)\}/g, (whole, name: string) => {
    const value = parameters[name]
    return value === undefined ? whole : typeof value === 'number' ? String(value) : quoted(value)
  })
}

function quoted(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`
}

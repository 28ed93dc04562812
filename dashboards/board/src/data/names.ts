import type { Language } from '../words/language'
import type { NameRow } from './rows'
import { useFeed } from './feeds'

const HOUR_MS = 3_600_000

export type Names = ReadonlyMap<string, NameRow>

/** The names of regions, units and rules by type and id, such as `RULE fever`. */
export function useNames(): Names {
  const { rows } = useFeed<NameRow>('names', HOUR_MS)
  return index(rows)
}

let indexed: { rows: NameRow[]; names: Names } | undefined

function index(rows: NameRow[] | null): Names {
  if (rows === null) {
    return new Map()
  }
  if (indexed?.rows !== rows) {
    indexed = { rows, names: new Map(rows.map((row) => [`${row.type} ${row.id}`, row])) }
  }
  return indexed.names
}

/** The name in the language, else in the other, else the id: a place is never blank. */
export function named(zh: string, en: string, language: Language, id = ''): string {
  return (language === 'zh' ? zh || en : en || zh) || id
}

export function nameOf(names: Names, type: NameRow['type'], id: string, language: Language): string {
  const row = names.get(`${type} ${id}`)
  return row === undefined ? id : named(row.name_zh, row.name_en, language, id)
}

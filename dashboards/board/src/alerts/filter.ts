import type { AlertRow, AlertState, Severity } from '../data/rows'

/** What the officer wants to see; an empty set or text asks for nothing. */
export interface Filter {
  severities: ReadonlySet<Severity>
  states: ReadonlySet<AlertState>
  rule: string
  township: string
  unit: string
  text: string
}

export const EVERYTHING: Filter = {
  severities: new Set(),
  states: new Set(),
  rule: '',
  township: '',
  unit: '',
  text: '',
}

export function isEverything(filter: Filter): boolean {
  return (
    filter.severities.size + filter.states.size === 0 &&
    filter.rule + filter.township + filter.unit + filter.text.trim() === ''
  )
}

/** Words are looked for in both languages, whatever language is shown: all of them must be there. */
export function matches(alert: AlertRow, filter: Filter): boolean {
  return (
    (filter.severities.size === 0 || filter.severities.has(alert.severity)) &&
    (filter.states.size === 0 || filter.states.has(alert.state)) &&
    (filter.rule === '' || alert.rule === filter.rule) &&
    (filter.township === '' || alert.region.startsWith(filter.township)) &&
    (filter.unit === '' || alert.unit === filter.unit) &&
    wordsMatch(alert, filter.text)
  )
}

function wordsMatch(alert: AlertRow, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) {
    return true
  }
  const haystack = [
    alert.alert_id,
    alert.rule,
    alert.site_id,
    alert.site_name_zh,
    alert.site_name_en,
    alert.region_name_zh,
    alert.region_name_en,
    alert.unit_name_zh,
    alert.unit_name_en,
    alert.acknowledged_by,
    alert.text_zh,
    alert.text_en,
    alert.subject,
  ]
    .join('\n')
    .toLowerCase()
  return words.every((word) => haystack.includes(word))
}

/** The set with the value put in or taken out. */
export function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(value)) {
    next.add(value)
  }
  return next
}

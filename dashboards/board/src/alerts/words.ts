import { named } from '../data/names'
import { decimal } from '../frame/numbers'
import type { Words } from '../words/language'

interface Placed {
  site_id: string
  site_name_zh: string
  site_name_en: string
  region?: string
  region_name_zh?: string
  region_name_en?: string
}

/** Where it is: the site, else the region. */
export function placeOf(alert: Placed, words: Words): string {
  return siteOf(alert, words) || regionOf(alert, words) || words.t('alerts.noPlace')
}

export function siteOf(alert: Placed, { language }: Words): string {
  return named(alert.site_name_zh, alert.site_name_en, language, alert.site_id)
}

export function regionOf(alert: Placed, { language }: Words): string {
  return named(alert.region_name_zh ?? '', alert.region_name_en ?? '', language, alert.region ?? '')
}

export function textOf(alert: { text_zh: string; text_en: string }, { language }: Words): string {
  return named(alert.text_zh, alert.text_en, language)
}

export function instructionOf(alert: { instruction_zh: string; instruction_en: string }, { language }: Words): string {
  return named(alert.instruction_zh, alert.instruction_en, language)
}

export function unitOf(alert: { unit: string; unit_name_zh: string; unit_name_en: string }, words: Words): string {
  return named(alert.unit_name_zh, alert.unit_name_en, words.language, alert.unit) || words.t('alerts.noUnit')
}

/** 38.7 °C; the unit only where there is a value. */
export function measured(value: number | null, measure: string, words: Words): string {
  const unit = measure === '' ? '' : words.code('measure', measure)
  return value === null || unit === '' ? decimal(value) : `${decimal(value)} ${unit}`
}

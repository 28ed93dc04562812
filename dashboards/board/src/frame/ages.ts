import { age } from '../time/format'
import type { Words } from '../words/language'

/** 12 s, 3 min … in the language. */
export function ageWords(seconds: number, { t }: Words): string {
  const { count, unit } = age(seconds)
  return t(`age.${unit}`, { n: count })
}

/** The same, or that it never was. */
export function ageOrNever(seconds: number | null, words: Words): string {
  return seconds === null ? words.t('pulse.never') : ageWords(seconds, words)
}

import { isStale } from '../data/freshness'
import { moment } from '../time/format'
import { useWords } from '../words/language'
import { ageWords } from './ages'
import { live, useFreshness, zone } from './live'

/** Says across the whole page when it is not a picture of now. */
export function Banner() {
  const words = useWords()
  const { t } = words
  const fresh = useFreshness()
  const { verdict } = fresh
  if (verdict === 'HISTORY') {
    const dataMs = live.heard.get().now?.data_ms ?? null
    const at = dataMs === null ? '–' : moment(dataMs, fresh.serverMs ?? dataMs, zone())
    return (
      <div class="banner history" role="status">
        <strong>{t('banner.HISTORY', { at })}</strong>
        <span>{t('banner.HISTORY.text')}</span>
      </div>
    )
  }
  if (!isStale(verdict) || verdict === 'STARTING' || verdict === 'FRESH') {
    return null
  }
  const seconds = { NO_ANSWER: fresh.silentS, WATCHDOG: fresh.watchdogAgeS, DATA: fresh.dataAgeS }[verdict]
  const age = seconds === null ? t('banner.neverAge') : ageWords(seconds, words)
  return (
    <div class="banner stale" role="alert">
      <strong>{t(`banner.${verdict}`, { age })}</strong>
      <span>{t(`banner.${verdict}.text`)}</span>
    </div>
  )
}

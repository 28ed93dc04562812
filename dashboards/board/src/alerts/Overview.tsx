import { useFeed } from '../data/feeds'
import type { Names } from '../data/names'
import { nameOf, named } from '../data/names'
import type { EndedRow } from '../data/rows'
import { DistrictToday } from '../flow/DistrictToday'
import { SiteMap } from '../flow/SiteMap'
import { Panel } from '../frame/Panel'
import { ageWords } from '../frame/ages'
import { useServerNow } from '../frame/live'
import { go, href } from '../frame/route'
import { SeveritySign } from '../frame/Signs'
import { useWords } from '../words/language'

const RECENT_EVERY_MS = 30_000
const RECENT = 8

/** Beside the list while no alert is open: where they are, how many pass, and what has ended lately. */
export function Overview({ names }: { names: Names }) {
  const words = useWords()
  const { t, code, language } = words
  const nowMs = useServerNow(5_000)
  const ended = useFeed<EndedRow>('ended', RECENT_EVERY_MS)
  return (
    <div class="overview">
      <DistrictToday />
      <Panel title={t('flow.map')} note={t('flow.mapText')} class="map-panel">
        <SiteMap chosen="" choose={(site) => go('flow', site)} />
      </Panel>
      <Panel title={t('alerts.recent')} failure={ended.failure} class="recent">
        <ul>
          {(ended.rows ?? []).slice(0, RECENT).map((alert) => (
            <li key={alert.alert_id}>
              <SeveritySign severity={alert.severity} size={14} />
              <a href={href('alerts', alert.alert_id)}>
                {named(alert.site_name_zh, alert.site_name_en, language, alert.site_id) ||
                  named(alert.region_name_zh, alert.region_name_en, language, alert.region)}
              </a>
              <span>{nameOf(names, 'RULE', alert.rule, language)}</span>
              <span class="recent-how">
                {alert.outcome === '' ? code('state', alert.state) : code('outcome', alert.outcome)}
              </span>
              <small>{t('ago', { age: ageWords((nowMs - alert.ended_ms) / 1000, words) })}</small>
            </li>
          ))}
        </ul>
        {ended.rows?.length === 0 ? <p class="hint">{t('duty.nothing')}</p> : null}
      </Panel>
    </div>
  )
}

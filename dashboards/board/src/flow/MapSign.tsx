import type { Severity, SiteNowRow, SiteState } from '../data/rows'

/** How a site looks on the map: told apart by colour and by shape. */
export type SiteLook = 'ALERT' | 'SILENT' | 'NORMAL' | 'ZERO' | 'CLOSED' | 'NOT_EXPECTED'

/** In the order in which they are drawn in the legend; what matters most first. */
export const SITE_LOOKS: readonly SiteLook[] = ['ALERT', 'SILENT', 'NORMAL', 'ZERO', 'CLOSED', 'NOT_EXPECTED']

const LOOK_OF_STATE: Readonly<Record<SiteState, SiteLook>> = {
  NORMAL: 'NORMAL',
  PENDING: 'NORMAL',
  ZERO: 'ZERO',
  SILENT: 'SILENT',
  CLOSED: 'CLOSED',
  SUSPENDED: 'CLOSED',
  NOT_EXPECTED: 'NOT_EXPECTED',
}

/** An alert outweighs what the site says of itself. */
export function lookOf(now: SiteNowRow | undefined): SiteLook {
  if (now === undefined) {
    return 'NOT_EXPECTED'
  }
  return now.open_alerts > 0 ? 'ALERT' : LOOK_OF_STATE[now.state]
}

/** Paths around the origin, about ten units wide. */
const PATHS: Readonly<Record<SiteLook, string>> = {
  ALERT: 'M0-8 8 6H-8z',
  SILENT: 'M-5-5H5V5H-5z',
  NORMAL: 'M0-3.2a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4z',
  ZERO: 'M0-3.2a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4z',
  CLOSED: 'M-3.5-3.5 3.5 3.5M-3.5 3.5 3.5-3.5',
  NOT_EXPECTED: 'M0-1.6a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2z',
}

const ALERT_PATHS: Readonly<Record<Severity, string>> = {
  CRITICAL: 'M-3.6-8.5H3.6L8.5-3.6V3.6L3.6 8.5H-3.6L-8.5 3.6V-3.6z',
  WARNING: PATHS.ALERT,
  NOTICE: 'M0-6a6 6 0 1 0 0 12 6 6 0 0 0 0-12z',
}

export function pathOf(look: SiteLook, severity: Severity | ''): string {
  return look === 'ALERT' && severity !== '' ? ALERT_PATHS[severity] : PATHS[look]
}

export function classOf(look: SiteLook, severity: Severity | ''): string {
  return `site site-${look.toLowerCase()} ${look === 'ALERT' ? severity.toLowerCase() || 'warning' : ''}`
}

/** The same sign beside words. */
export function MapSign({ look, severity = '' }: { look: SiteLook; severity?: Severity | '' }) {
  return (
    <svg class="map-sign" width="18" height="18" viewBox="-10 -10 20 20" aria-hidden="true">
      <path class={classOf(look, severity)} d={pathOf(look, severity)} />
    </svg>
  )
}

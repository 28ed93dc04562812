import { useMemo, useRef, useState } from 'preact/hooks'
import { named } from '../data/names'
import { Figure } from '../frame/Figure'
import { whole } from '../frame/numbers'
import { Panel } from '../frame/Panel'
import { useVirtual } from '../list/virtual'
import { useWords } from '../words/language'
import { lookOf, MapSign, SITE_LOOKS, type SiteLook } from './MapSign'
import type { Site } from './sites'

const ROW = 30

interface Props {
  sites: readonly Site[]
  failure: string
  chosen: string
  choose: (site: string) => void
}

/** All sites, the busiest of the last hour first; by state or by words. */
export function SiteTable({ sites, failure, chosen, choose }: Props) {
  const { t, code } = useWords()
  const [text, setText] = useState('')
  const [look, setLook] = useState<SiteLook | ''>('')
  const shown = useMemo(() => busiest(sites, text, look), [sites, text, look])
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtual(
    scroller,
    shown.map((site) => site.row.site_id),
    () => ROW,
  )
  return (
    <Panel title={t('flow.busiest')} note={t('flow.count', { n: shown.length })} failure={failure} class="sites">
      <div class="site-filters">
        <input
          type="search"
          value={text}
          placeholder={t('flow.searchSites')}
          aria-label={t('flow.searchSites')}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <select
          value={look}
          aria-label={t('flow.state')}
          onChange={(event) => setLook(event.currentTarget.value as SiteLook | '')}
        >
          <option value="">{t('flow.allStates')}</option>
          {SITE_LOOKS.map((one) => (
            <option key={one} value={one}>
              {code('site', one)}
            </option>
          ))}
        </select>
      </div>
      <div class="site-head" aria-hidden="true">
        <span>{t('flow.name')}</span>
        <span class="number">{t('flow.hourIn')}</span>
        <span class="number">{t('flow.hourOut')}</span>
        <span class="number">{t('flow.hour')}</span>
      </div>
      <div ref={scroller} class="scroller site-list" role="list" tabIndex={0} aria-label={t('flow.sites')}>
        <div class="virtual" style={{ height: `${list.totalHeight}px` }}>
          {list.items.map((item) => {
            const site = shown[item.index]
            return site === undefined ? null : (
              <div
                key={site.row.site_id}
                role="listitem"
                class="virtual-row"
                style={{ transform: `translateY(${item.start}px)`, height: `${ROW}px` }}
              >
                <SiteLine site={site} isChosen={site.row.site_id === chosen} choose={() => choose(site.row.site_id)} />
              </div>
            )
          })}
        </div>
      </div>
    </Panel>
  )
}

function SiteLine({ site, isChosen, choose }: { site: Site; isChosen: boolean; choose: () => void }) {
  const { code, language } = useWords()
  const look = lookOf(site.now)
  const origin = (column: string) => ({ query: 'sites-now', column })
  return (
    <div class={isChosen ? 'site-line chosen' : 'site-line'} onClick={choose}>
      <span class="named">
        <MapSign look={look} severity={site.now?.worst_severity ?? ''} />
        <button type="button" class="link" onClick={choose}>
          {named(site.row.name_zh, site.row.name_en, language, site.row.site_id)}
        </button>
        {look === 'NORMAL' || look === 'NOT_EXPECTED' ? null : (
          <small class={`look look-${look.toLowerCase()}`}>{code('site', look)}</small>
        )}
      </span>
      <Figure class="number" origin={origin('hour_in')}>
        {whole(site.now?.hour_in)}
      </Figure>
      <Figure class="number" origin={origin('hour_out')}>
        {whole(site.now?.hour_out)}
      </Figure>
      <Figure class="number" origin={origin('hour_total')}>
        {whole(site.now?.hour_total)}
      </Figure>
    </div>
  )
}

/** Those that match, the busiest first; what is not known comes last. */
export function busiest(sites: readonly Site[], text: string, look: SiteLook | ''): Site[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return sites
    .filter(({ row, now }) => {
      const haystack = `${row.name_zh} ${row.name_en} ${row.site_id}`.toLowerCase()
      return (look === '' || lookOf(now) === look) && words.every((word) => haystack.includes(word))
    })
    .sort(
      (one, other) =>
        (other.now?.hour_total ?? -1) - (one.now?.hour_total ?? -1) || (one.row.site_id < other.row.site_id ? -1 : 1),
    )
}

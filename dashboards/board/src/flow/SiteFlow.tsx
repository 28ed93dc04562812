import { Chart, base } from '../chart/Chart'
import { useFeed } from '../data/feeds'
import { named, nameOf, useNames } from '../data/names'
import type { SiteFlowRow } from '../data/rows'
import { Figure } from '../frame/Figure'
import { ageWords } from '../frame/ages'
import { useServerNow, zone } from '../frame/live'
import { whole } from '../frame/numbers'
import { Panel } from '../frame/Panel'
import { minute } from '../time/format'
import { useWords } from '../words/language'
import { chanceBand } from './chance'
import { lookOf, MapSign } from './MapSign'
import type { Site } from './sites'

const EVERY_MS = 30_000

/** One site: what passed in each half hour of the last day, what was expected, and what would still be chance. */
export function SiteFlow({ site, id }: { site: Site | undefined; id: string }) {
  const words = useWords()
  const { t, language } = words
  const { rows, failure } = useFeed<SiteFlowRow>(id === '' ? '' : 'site-flow', EVERY_MS, { site_id: id })
  const nowMs = useServerNow(5_000)
  if (id === '') {
    return (
      <Panel title={t('flow.site')} class="site-flow">
        <p class="empty">{t('flow.siteChoose')}</p>
      </Panel>
    )
  }
  const name = named(site?.row.name_zh ?? '', site?.row.name_en ?? '', language, id)
  const heardMs = site?.now?.last_heard_ms ?? null
  return (
    <Panel
      title={name}
      failure={failure}
      class="site-flow"
      note={
        <>
          {t('flow.heard')} {heardMs === null ? t('pulse.never') : t('ago', { age: ageWords((nowMs - heardMs) / 1000, words) })}
        </>
      }
    >
      {site === undefined ? null : <About site={site} rows={rows} />}
      <Course rows={rows ?? []} name={name} />
      <p class="chart-legend" title={t('flow.bandText')}>
        <span class="key flow" /> {t('flow.passages')} <span class="key expected" /> {t('flow.expected')}{' '}
        <span class="key band" /> {t('flow.band')}
      </p>
    </Panel>
  )
}

function About({ site, rows }: { site: Site; rows: readonly SiteFlowRow[] | null }) {
  const { t, code, language } = useWords()
  const names = useNames()
  const look = lookOf(site.now)
  const origin = { query: 'sites-now', column: 'hour_total' }
  const total = (rows ?? []).reduce((sum, row) => sum + (row.total ?? 0), 0)
  return (
    <p class="site-about">
      <span class={`look look-${look.toLowerCase()}`}>
        <MapSign look={look} severity={site.now?.worst_severity ?? ''} />
        {code('site', look)}
      </span>
      <span>{code('kind', site.row.kind)}</span>
      <span>{nameOf(names, 'REGION', site.row.region, language)}</span>
      <span>{nameOf(names, 'UNIT', site.row.unit, language)}</span>
      <span>
        {t('flow.hour')} <Figure origin={origin}>{whole(site.now?.hour_total)}</Figure>
      </span>
      <span>
        24 h{' '}
        <Figure origin={{ query: 'site-flow', parameters: { site_id: site.row.site_id }, column: 'total' }}>
          {whole(total)}
        </Figure>
      </span>
      {site.row.capacity_per_hour === null ? null : <span>{t('flow.capacity', { n: site.row.capacity_per_hour })}</span>}
      {site.row.opening_hours === '' ? null : <span>{t('flow.hours.opening', { hours: site.row.opening_hours })}</span>}
    </p>
  )
}

function Course({ rows, name }: { rows: readonly SiteFlowRow[]; name: string }) {
  const { t, language } = useWords()
  const bands = rows.map((row) => (row.expected === null ? null : chanceBand(row.expected)))
  return (
    <Chart
      label={`${name}: ${t('flow.site')}`}
      of={[rows, language]}
      option={(colours) => {
        const hidden = { symbol: 'none', silent: true, lineStyle: { opacity: 0 }, tooltip: { show: false } }
        return {
          ...base(
            colours,
            rows.map((row) => minute(row.half_hour_ms, zone())),
          ),
          series: [
            { ...hidden, type: 'line', stack: 'band', data: bands.map((band) => band?.low ?? null) },
            {
              ...hidden,
              type: 'line',
              stack: 'band',
              areaStyle: { color: colours.band, opacity: 1 },
              data: bands.map((band) => (band === null ? null : band.high - band.low)),
            },
            {
              name: t('flow.expected'),
              type: 'line',
              symbol: 'none',
              lineStyle: { color: colours.expected, width: 2, type: 'dashed' },
              itemStyle: { color: colours.expected },
              data: rows.map((row) => (row.expected === null ? null : Math.round(row.expected))),
            },
            {
              name: t('flow.passages'),
              type: 'line',
              symbol: 'circle',
              symbolSize: 4,
              lineStyle: { color: colours.flow, width: 2 },
              itemStyle: { color: colours.flow },
              data: rows.map((row) => (row.is_running === 1 ? null : row.total)),
            },
          ],
        }
      }}
    />
  )
}

import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { named, nameOf, useNames } from '../data/names'
import { rank } from '../alerts/severity'
import { Figure } from '../frame/Figure'
import { apart, beside, whole } from '../map/labels'
import { fit, type Point, type Projection, type Sight, WHOLE, zoomed } from '../map/projection'
import { useWords } from '../words/language'
import { classOf, lookOf, MapSign, pathOf, SITE_LOOKS } from './MapSign'
import { type Site, useSites } from './sites'

const MARGIN = 26
const WHEEL = 1.0018
const STEP = 1.6
/** The inlets of a district are named at any scale, the other sites from this one on. */
const DISTRICT_DIGITS = 6
const LABELLED_SITES_FROM = 6
/** A township with fewer sites than this has no name on the map. */
const LABELLED_FROM_SITES = 3

interface Props {
  chosen: string
  choose: (site: string) => void
}

/** Every site of the roster where it is, with its state by shape and colour. No roads and no borders: a scheme. */
export function SiteMap({ chosen, choose }: Props) {
  const { t, code, language } = useWords()
  const { sites } = useSites()
  const names = useNames()
  const frame = useRef<HTMLDivElement>(null)
  const [width, height] = useSize(frame)
  const [sight, setSight] = useState<Sight>(WHOLE)
  const placed = useMemo(() => placedOf(sites ?? [], width, height), [sites, width, height])
  const townships = useMemo(() => centres(placed), [placed])
  const hand = useHand(sight, setSight)
  const seen = ({ x, y }: Point) => ({ x: x * sight.scale + sight.x, y: y * sight.scale + sight.y })
  const at = (point: Point) => `translate(${seen(point).x} ${seen(point).y})`
  const isNamed = ({ site }: Placed) =>
    site.row.inlet_of.length === DISTRICT_DIGITS || sight.scale > LABELLED_SITES_FROM
  const isInSight = ({ x, y }: Point) => x > -MARGIN && y > -MARGIN && x < width + MARGIN && y < height + MARGIN
  const labels = apart([
    ...placed
      .filter((one) => isNamed(one) && isInSight(seen(one.point)))
      .map(({ site: { row }, point }) => {
        const text = named(row.name_zh, row.name_en, language, row.site_id)
        return { id: row.site_id, kind: 'site-label', text, point: beside(seen(point), text, width), weight: placed.length }
      }),
    ...townships
      .filter((township) => township.sites >= LABELLED_FROM_SITES)
      .map(({ region, point, sites: weight }) => {
        const text = nameOf(names, 'REGION', region, language)
        return { id: region, kind: 'map-label', text, point: whole(seen(point), text, width), weight }
      }),
  ])
  const middle = { x: width / 2, y: height / 2 }
  const without = (sites?.length ?? 0) - placed.length
  return (
    <div class="map" ref={frame}>
      <svg width={width} height={height} {...hand} role="img" aria-label={`${t('flow.map')}: ${t('flow.mapHelp')}`}>
        {placed.map(({ site, point }) => {
          const look = lookOf(site.now)
          const severity = site.now?.worst_severity ?? ''
          const name = named(site.row.name_zh, site.row.name_en, language, site.row.site_id)
          const state = code('site', look === 'ALERT' ? 'ALERT' : (site.now?.state ?? 'NOT_EXPECTED'))
          return (
            <g key={site.row.site_id} transform={at(point)} onClick={() => choose(site.row.site_id)} class="map-site">
              <title>{`${name} · ${state}`}</title>
              {site.row.site_id === chosen ? <circle class="chosen" r="13" /> : null}
              <path class={classOf(look, severity)} d={pathOf(look, severity)} />
            </g>
          )
        })}
        {labels.map(({ id, kind, text, point }) => (
          <text key={id} class={kind} x={point.x} y={point.y}>
            {text}
          </text>
        ))}
      </svg>
      <div class="map-tools">
        <button type="button" class="tool" title={t('flow.zoomIn')} onClick={() => setSight(zoomed(sight, STEP, middle))}>
          +
        </button>
        <button type="button" class="tool" title={t('flow.zoomOut')} onClick={() => setSight(zoomed(sight, 1 / STEP, middle))}>
          −
        </button>
        <button type="button" class="tool" title={t('flow.zoomWhole')} onClick={() => setSight(WHOLE)}>
          1:1
        </button>
      </div>
      <p class="map-legend">
        {SITE_LOOKS.map((look) => (
          <span key={look} class="legend-item">
            <MapSign look={look} />
            {code('site', look)}{' '}
            <Figure
              value={placed.filter(({ site }) => lookOf(site.now) === look).length}
              origin={{ query: 'sites-now', column: look === 'ALERT' ? 'open_alerts' : 'state' }}
            />
          </span>
        ))}
        {without > 0 ? <span class="hint">{t('flow.noCoordinates', { n: without })}</span> : null}
      </p>
    </div>
  )
}

interface Placed {
  site: Site
  point: Point
}

/** What needs attention is drawn last, so that nothing hides it. */
function placedOf(sites: readonly Site[], width: number, height: number): Placed[] {
  const known = sites.flatMap((site) => {
    const { latitude, longitude } = site.row
    return latitude === null || longitude === null ? [] : [{ site, place: { latitude, longitude } }]
  })
  const project: Projection = fit(
    known.map(({ place }) => place),
    width,
    height,
    MARGIN,
  )
  return known
    .map(({ site, place }) => ({ site, point: project(place) }))
    .sort((one, other) => weight(one.site) - weight(other.site))
}

function weight(site: Site): number {
  const look = lookOf(site.now)
  return look === 'ALERT' ? 20 - rank(site.now?.worst_severity ?? '') : SITE_LOOKS.length - SITE_LOOKS.indexOf(look)
}

function centres(placed: readonly Placed[]): { region: string; point: Point; sites: number }[] {
  const groups = new Map<string, Point[]>()
  for (const { site, point } of placed) {
    if (site.row.township !== '') {
      groups.set(site.row.township, [...(groups.get(site.row.township) ?? []), point])
    }
  }
  return [...groups].map(([region, points]) => ({
    region,
    sites: points.length,
    point: { x: median(points.map(({ x }) => x)), y: median(points.map(({ y }) => y)) },
  }))
}

function median(values: number[]): number {
  return values.sort((one, other) => one - other)[values.length >> 1] ?? 0
}

/** The size of an element, followed. */
function useSize(element: { current: HTMLElement | null }): [number, number] {
  const [size, setSize] = useState<[number, number]>([0, 0])
  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) => {
      if (entry !== undefined) {
        setSize([Math.round(entry.contentRect.width), Math.round(entry.contentRect.height)])
      }
    })
    if (element.current !== null) {
      watcher.observe(element.current)
    }
    return () => watcher.disconnect()
  }, [])
  return size
}

/** Zooms by wheel about the pointer, moves by dragging. */
function useHand(sight: Sight, setSight: (sight: Sight) => void) {
  const held = useRef<Point | null>(null)
  return {
    onWheel: (event: WheelEvent) => {
      event.preventDefault()
      setSight(zoomed(sight, WHEEL ** -event.deltaY, { x: event.offsetX, y: event.offsetY }))
    },
    onPointerDown: (event: PointerEvent) => {
      held.current = { x: event.clientX - sight.x, y: event.clientY - sight.y }
    },
    onPointerMove: (event: PointerEvent) => {
      if (held.current !== null && event.buttons === 1 && sight.scale > 1) {
        setSight({ ...sight, x: event.clientX - held.current.x, y: event.clientY - held.current.y })
      }
    },
    onPointerUp: () => {
      held.current = null
    },
    onDblClick: () => setSight(WHOLE),
  }
}

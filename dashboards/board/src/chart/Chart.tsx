import { useEffect, useRef } from 'preact/hooks'
import { theme } from '../frame/theme'
import { useObserved } from '../state/observable'
import { type ECharts, type EChartsCoreOption, init } from './echarts'

/** Colours of the page, read from the style sheet, so that charts follow the theme. */
export type Colours = Readonly<Record<'text' | 'quiet' | 'line' | 'flow' | 'expected' | 'band' | 'surface', string>>

interface Props {
  label: string
  option: (colours: Colours) => EChartsCoreOption
  /** Draws anew when any of these changes. */
  of: readonly unknown[]
}

/** A chart on a canvas, as large as its place. Its tooltip is drawn, never HTML. */
export function Chart({ label, option, of }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const shade = useObserved(theme)
  useEffect(() => {
    if (place.current === null) {
      return undefined
    }
    const drawn = init(place.current, undefined, { renderer: 'canvas' })
    chart.current = drawn
    const watcher = new ResizeObserver(() => drawn.resize())
    watcher.observe(place.current)
    return () => {
      watcher.disconnect()
      drawn.dispose()
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption({ animation: false, ...option(colours()) }, { notMerge: true })
  }, [shade, ...of])
  return <div class="chart" ref={place} role="img" aria-label={label} />
}

function colours(): Colours {
  const style = getComputedStyle(document.documentElement)
  const of = (token: string) => style.getPropertyValue(`--${token}`).trim()
  return {
    text: of('text'),
    quiet: of('text-quiet'),
    line: of('line'),
    flow: of('flow'),
    expected: of('expected'),
    band: of('band'),
    surface: of('surface-raised'),
  }
}

/** What axes and tooltips of all charts have in common. */
export function base(colours: Colours, times: readonly string[]): EChartsCoreOption {
  const words = { color: colours.quiet, fontSize: 11 }
  return {
    grid: { left: 44, right: 8, top: 12, bottom: 22 },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: 12 },
      confine: true,
    },
    xAxis: {
      type: 'category',
      data: times,
      axisLabel: words,
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitNumber: 3,
      axisLabel: words,
      splitLine: { lineStyle: { color: colours.line } },
    },
  }
}

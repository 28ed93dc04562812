import { Chart, base } from '../chart/Chart'
import { useFeed } from '../data/feeds'
import { named } from '../data/names'
import type { DistrictHourRow } from '../data/rows'
import { Figure } from '../frame/Figure'
import { zone } from '../frame/live'
import { whole } from '../frame/numbers'
import { Panel } from '../frame/Panel'
import { minute } from '../time/format'
import { useWords } from '../words/language'
import { DISTRICT_EVERY_MS } from './DistrictToday'

/** The last day of each district, hour by hour, against what was expected. */
export function DistrictHours() {
  const { rows, failure } = useFeed<DistrictHourRow>('flow-districts', DISTRICT_EVERY_MS)
  const regions = [...new Set((rows ?? []).map((row) => row.region))]
  return (
    <>
      {regions.map((region) => (
        <Hours key={region} rows={(rows ?? []).filter((row) => row.region === region)} failure={failure} />
      ))}
    </>
  )
}

function Hours({ rows, failure }: { rows: readonly DistrictHourRow[]; failure: string }) {
  const { t, language } = useWords()
  const last = rows.at(-1)
  const from = rows.find((row) => row.expected_from !== '')?.expected_from
  const expectedWord = from === 'LAST_WEEK' ? t('flow.expectedLastWeek') : t('flow.expectedForecast')
  if (last === undefined) {
    return null
  }
  const inlets = (
    <>
      {t('flow.running')} {minute(last.hour_ms, zone())}:{' '}
      <Figure origin={{ query: 'flow-districts', column: 'passages' }}>{whole(last.passages)}</Figure> {t('flow.expected')}{' '}
      <Figure origin={{ query: 'flow-districts', column: 'expected' }}>{whole(last.expected)}</Figure>
      {last.inlets_silent > 0 ? (
        <span class="silent-count">
          {' '}
          · {t('flow.silent')} {last.inlets_silent}/{last.inlets}
        </span>
      ) : null}
    </>
  )
  return (
    <Panel title={t('flow.hours')} note={inlets} failure={failure} class="hours">
      <Chart
        label={`${named(last.name_zh, last.name_en, language)} ${t('flow.hours')}`}
        of={[rows, language]}
        option={(colours) => ({
          ...base(
            colours,
            rows.map((row) => minute(row.hour_ms, zone())),
          ),
          series: [
            {
              name: t('flow.passages'),
              type: 'bar',
              barMaxWidth: 22,
              data: rows.map((row) => ({
                value: row.passages,
                itemStyle: { color: colours.flow, opacity: row.is_running === 1 ? 0.45 : 1 },
              })),
            },
            {
              name: expectedWord,
              type: 'line',
              step: 'middle',
              symbol: 'none',
              connectNulls: false,
              lineStyle: { color: colours.expected, width: 2 },
              itemStyle: { color: colours.expected },
              data: rows.map((row) => (row.expected === null ? null : Math.round(row.expected))),
            },
          ],
        })}
      />
      <p class="chart-legend">
        <span class="key flow" /> {t('flow.passages')} <span class="key expected" /> {expectedWord}
      </p>
    </Panel>
  )
}

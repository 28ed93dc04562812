import { useFeed } from '../data/feeds'
import { named } from '../data/names'
import type { DistrictDayRow, DistrictHourRow } from '../data/rows'
import { Figure } from '../frame/Figure'
import { difference, whole } from '../frame/numbers'
import { Panel } from '../frame/Panel'
import { useWords } from '../words/language'

export const DISTRICT_EVERY_MS = 60_000

type Measure = 'inflow_persons' | 'outflow_persons' | 'inflow_vehicles' | 'outflow_vehicles'

const MEASURES = [
  ['inflow_persons', 'flow.inflow'],
  ['outflow_persons', 'flow.outflow'],
  ['inflow_vehicles', 'flow.inflowVehicles'],
  ['outflow_vehicles', 'flow.outflowVehicles'],
] as const

/** Who came in and went out today, against yesterday and last week at the same time, for each district with inlets. */
export function DistrictToday() {
  const { t, language } = useWords()
  const days = useFeed<DistrictDayRow>('flow-days', DISTRICT_EVERY_MS)
  const hours = useFeed<DistrictHourRow>('flow-districts', DISTRICT_EVERY_MS)
  const regions = [...new Set((days.rows ?? []).map((row) => row.region))]
  return (
    <>
      {regions.map((region) => {
        const own = (days.rows ?? []).filter((row) => row.region === region)
        const name = (hours.rows ?? []).find((row) => row.region === region)
        const today = own.find((row) => row.period === 'TODAY')
        return (
          <Panel
            key={region}
            class="district"
            title={`${name === undefined ? region : named(name.name_zh, name.name_en, language, region)} · ${t('flow.district')}`}
            note={today === undefined ? null : t('flow.today', { day: today.business_day })}
            failure={days.failure}
          >
            <div class="headline">
              {MEASURES.map(([measure, word]) => (
                <Headline key={measure} label={t(word)} rows={own} measure={measure} />
              ))}
            </div>
            <p class="headline-more">
              <Small label={t('flow.transit')} value={today?.inflow_transit} column="inflow_transit" />
              <Small label={t('flow.fever')} value={today?.fever} column="fever" />
              <Small label={t('flow.turnedBack')} value={today?.turned_back} column="turned_back" />
            </p>
          </Panel>
        )
      })}
    </>
  )
}

function Headline({ label, rows, measure }: { label: string; rows: readonly DistrictDayRow[]; measure: Measure }) {
  const { t } = useWords()
  const of = (period: DistrictDayRow['period']) => rows.find((row) => row.period === period)?.[measure]
  const today = of('TODAY')
  return (
    <div class="headline-item">
      <small>{label}</small>
      <Figure class="headline-number" origin={{ query: 'flow-days', column: measure }}>
        {whole(today)}
      </Figure>
      <Compared label={t('flow.yesterday')} today={today} then={of('YESTERDAY_SO_FAR')} column={measure} />
      <Compared label={t('flow.lastWeek')} today={today} then={of('LAST_WEEK_SO_FAR')} column={measure} />
    </div>
  )
}

interface ComparedProps {
  label: string
  today: number | null | undefined
  then: number | null | undefined
  column: Measure
}

function Compared({ label, today, then, column }: ComparedProps) {
  return (
    <span class="compared">
      <small>{label}</small>
      <Figure origin={{ query: 'flow-days', column }}>{whole(then)}</Figure>
      <b>{difference(today, then)}</b>
    </span>
  )
}

function Small({ label, value, column }: { label: string; value: number | null | undefined; column: string }) {
  return (
    <span>
      {label}{' '}
      <Figure origin={{ query: 'flow-days', column }}>{whole(value)}</Figure>
    </span>
  )
}

import { named } from '../data/names'
import type { HubTripRow } from '../data/rows'
import { Figure } from '../frame/Figure'
import { whole } from '../frame/numbers'
import { GapSign, SeveritySign } from '../frame/Signs'
import { minute } from '../time/format'
import { useWords } from '../words/language'
import { gapsOf, lateMinutes } from './gaps'

interface Props {
  row: HubTripRow
  zone: string
  isChosen: boolean
  open: () => void
}

/** One trip: who is expected, who came, how far they are, and who is missing. */
export function TripRow({ row, zone, isChosen, open }: Props) {
  const { t, code, language } = useWords()
  const hub = named(row.site_name_zh, row.site_name_en, language, row.site_id)
  const origin = (column: string) => ({ query: 'hub-trips', column })
  const came = row.arrived_ms !== null || row.arrived > 0
  const count = (value: number) => (came ? whole(value) : '–')
  return (
    <tr class={`${isChosen ? 'opened' : ''} trip-${row.state.toLowerCase()}`} onClick={open}>
      <td>
        <button type="button" class="link trip-name" aria-expanded={isChosen} onClick={stopping(open)}>
          <b>{row.number || row.trip_id}</b> <small>{row.mode === '' ? '' : code('mode', row.mode)}</small>
        </button>
        <small class="trip-origin">{named(row.origin_name_zh, row.origin_name_en, language, row.origin_region)}</small>
        <small class="narrow-only">
          {hub} · {code('trip', row.state)} · {row.scheduled_ms === null ? '–' : minute(row.scheduled_ms, zone)}
          <Arrived row={row} zone={zone} />
        </small>
      </td>
      <td class="wide-only trip-hub">{hub}</td>
      <td class="wide-only trip-time">
        {row.scheduled_ms === null ? '–' : minute(row.scheduled_ms, zone)}
        <Arrived row={row} zone={zone} />
      </td>
      <td class="wide-only">
        <span class={`trip-state state-${row.state.toLowerCase()}`}>{code('trip', row.state)}</span>
      </td>
      <td class="number">
        <Figure origin={origin('announced')}>{whole(row.announced)}</Figure>
      </td>
      <td class="number">
        <Figure origin={origin('arrived')}>{count(row.arrived)}</Figure>
      </td>
      <td class="number">
        <Figure origin={origin('registered')}>{count(row.registered)}</Figure>
      </td>
      <td class="number">
        <Figure origin={origin('pushed')}>{count(row.pushed)}</Figure>
      </td>
      <td class="number wide-only">
        <Figure origin={origin('acknowledged')}>{count(row.acknowledged)}</Figure>
      </td>
      <td class="trip-gaps">
        {row.is_overrun === 1 ? (
          <span class="overrun">
            <SeveritySign severity="WARNING" size={13} />
            <Figure origin={origin('predicted_ms')}>
              {row.predicted_ms === null ? t('hubs.stuck') : t('hubs.overrun', { at: minute(row.predicted_ms, zone) })}
            </Figure>
          </span>
        ) : row.predicted_ms === null ? null : (
          <Figure class="predicted" origin={origin('predicted_ms')}>
            {t('hubs.predicted', { at: minute(row.predicted_ms, zone) })}
          </Figure>
        )}
        {gapsOf(row).map((gap) => (
          <span key={gap.kind} class={gap.isFinal ? 'gap' : 'gap still'}>
            {gap.isFinal ? <GapSign /> : null}
            <Figure origin={origin('gaps')}>
              {code(gap.isFinal ? 'gap' : 'still', gap.kind)} {whole(gap.persons)}
            </Figure>
          </span>
        ))}
      </td>
    </tr>
  )
}

function Arrived({ row, zone }: { row: HubTripRow; zone: string }) {
  const { t } = useWords()
  if (row.arrived_ms === null) {
    return null
  }
  const late = lateMinutes(row) ?? 0
  return (
    <>
      {' '}
      <small class={late >= 15 ? 'late' : ''} title={t('hubs.arrivedAt')}>
        → {minute(row.arrived_ms, zone)}
        {late >= 15 ? ` (+${late})` : ''}
      </small>
    </>
  )
}

function stopping(action: () => void): (event: Event) => void {
  return (event) => {
    event.stopPropagation()
    action()
  }
}

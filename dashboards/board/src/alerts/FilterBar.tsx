import type { RefObject } from 'preact'
import { nameOf, type Names } from '../data/names'
import type { AlertRow, AlertState, NowRow } from '../data/rows'
import { Figure } from '../frame/Figure'
import { live } from '../frame/live'
import { SeveritySign } from '../frame/Signs'
import { useObserved } from '../state/observable'
import { useWords } from '../words/language'
import { EVERYTHING, type Filter, isEverything, toggled } from './filter'
import { SEVERITIES } from './severity'
import { testAlert } from './testAlert'

const STATES: readonly AlertState[] = ['OPEN', 'ACKNOWLEDGED', 'SHELVED']

interface Props {
  alerts: readonly AlertRow[]
  names: Names
  filter: Filter
  search: RefObject<HTMLInputElement | null>
  change: (filter: Filter) => void
}

/** How many there are of each severity, and what of them is shown. */
export function FilterBar({ alerts, names, filter, search, change }: Props) {
  const { t, code } = useWords()
  return (
    <div class="filters" role="search" aria-label={t('alerts.filters')}>
      <SeverityCounts filter={filter} change={change} />
      <div class="filter-line">
        <div class="chips" role="group" aria-label={t('flow.state')}>
          {STATES.map((state) => (
            <button
              key={state}
              type="button"
              class="chip"
              aria-pressed={filter.states.has(state)}
              onClick={() => change({ ...filter, states: toggled(filter.states, state) })}
            >
              {code('state', state)} <b>{alerts.filter((alert) => alert.state === state).length}</b>
            </button>
          ))}
        </div>
        <Choices alerts={alerts} names={names} filter={filter} change={change} />
        <input
          ref={search}
          type="search"
          name="search"
          value={filter.text}
          placeholder={`${t('alerts.search')}  /`}
          aria-label={t('alerts.search')}
          onInput={(event) => change({ ...filter, text: event.currentTarget.value })}
        />
        {isEverything(filter) ? null : (
          <button type="button" class="button small" onClick={() => change(EVERYTHING)}>
            {t('alerts.clear')}
          </button>
        )}
        <button type="button" class="button small test-button" onClick={testAlert}>
          {t('test.button')}
        </button>
      </div>
    </div>
  )
}

const COLUMN = { CRITICAL: 'critical', WARNING: 'warning', NOTICE: 'notice' } as const

function SeverityCounts({ filter, change }: Pick<Props, 'filter' | 'change'>) {
  const { t, code } = useWords()
  const { now } = useObserved(live.heard)
  return (
    <div class="counts" role="group">
      {SEVERITIES.map((severity) => {
        const open: keyof NowRow = `open_${COLUMN[severity]}`
        const untaken: keyof NowRow = `untaken_${COLUMN[severity]}`
        return (
          <div key={severity} class={`count ${severity.toLowerCase()} ${(now?.[open] ?? 0) === 0 ? 'zero' : ''}`}>
            <button
              type="button"
              class="count-name"
              aria-pressed={filter.severities.has(severity)}
              onClick={() => change({ ...filter, severities: toggled(filter.severities, severity) })}
            >
              <SeveritySign severity={severity} size={22} />
              {code('severity', severity)}
            </button>
            <Figure class="count-number" value={now?.[open] ?? null} origin={{ query: 'now', column: open }} />
            <Figure class="count-untaken" origin={{ query: 'now', column: untaken }}>
              {t('alerts.untaken', { n: now?.[untaken] ?? '–' })}
            </Figure>
          </div>
        )
      })}
    </div>
  )
}

function Choices({ alerts, names, filter, change }: Omit<Props, 'search'>) {
  const { t, language } = useWords()
  return (
    <>
      <Choice
        label={t('alerts.rule')}
        all={t('alerts.allRules')}
        value={filter.rule}
        ids={alerts.map((alert) => alert.rule)}
        name={(id) => nameOf(names, 'RULE', id, language)}
        change={(rule) => change({ ...filter, rule })}
      />
      <Choice
        label={t('alerts.township')}
        all={t('alerts.allTownships')}
        value={filter.township}
        ids={alerts.map((alert) => alert.region.slice(0, 9)).filter((region) => region.length === 9)}
        name={(id) => nameOf(names, 'REGION', id, language)}
        change={(township) => change({ ...filter, township })}
      />
      <Choice
        label={t('alerts.unit')}
        all={t('alerts.allUnits')}
        value={filter.unit}
        ids={alerts.map((alert) => alert.unit).filter(Boolean)}
        name={(id) => nameOf(names, 'UNIT', id, language)}
        change={(unit) => change({ ...filter, unit })}
      />
    </>
  )
}

interface ChoiceProps {
  label: string
  all: string
  value: string
  ids: readonly string[]
  name: (id: string) => string
  change: (id: string) => void
}

/** One of what the open alerts have, with how many of them have it; the one chosen stays even when none has it any more. */
function Choice({ label, all, value, ids, name, change }: ChoiceProps) {
  const counts = new Map<string, number>(value === '' ? [] : [[value, 0]])
  for (const id of ids) {
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const sorted = [...counts].sort(([one], [other]) => name(one).localeCompare(name(other), 'zh-CN'))
  return (
    <select aria-label={label} value={value} onChange={(event) => change(event.currentTarget.value)}>
      <option value="">{all}</option>
      {sorted.map(([id, count]) => (
        <option key={id} value={id}>
          {name(id)} ({count})
        </option>
      ))}
    </select>
  )
}

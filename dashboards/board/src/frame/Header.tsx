import type { Verdict } from '../data/freshness'
import { actor } from '../data/actor'
import { useObserved } from '../state/observable'
import { isReady, soundChoice } from '../sound/sound'
import { clock, day } from '../time/format'
import { otherLanguage, useWords } from '../words/language'
import { ageOrNever } from './ages'
import { Figure } from './Figure'
import { useFreshness, zone } from './live'
import { isHelpShown, isNameAsked } from './overlays'
import { href, route } from './route'
import { SeveritySign } from './Signs'
import { otherTheme, theme } from './theme'
import { VIEWS } from './views'
import { live } from './live'

/** What is always in sight: where one is, what time it is, how old the picture is, and the tools. */
export function Header() {
  return (
    <header class="bar">
      <Navigation />
      <Pulse />
      <Tools />
    </header>
  )
}

function Navigation() {
  const { t } = useWords()
  const { view } = useObserved(route)
  const { now } = useObserved(live.heard)
  const current = VIEWS.find((one) => one.id === view) ?? VIEWS[0]
  return (
    <nav class="views" aria-label={t('help.views')}>
      {VIEWS.map((one) => (
        <a
          key={one.id}
          href={href(one.id)}
          class="view-link"
          aria-current={one === current ? 'page' : undefined}
        >
          {t(one.word)}
          {one.id === 'alerts' && now !== null && now.untaken_critical > 0 ? (
            <span class="view-count critical">
              <SeveritySign severity="CRITICAL" size={13} />
              {now.untaken_critical}
            </span>
          ) : null}
        </a>
      ))}
    </nav>
  )
}

const STATUS: Readonly<Record<Verdict, 'starting' | 'fresh' | 'history' | 'stale'>> = {
  STARTING: 'starting',
  FRESH: 'fresh',
  HISTORY: 'history',
  NO_ANSWER: 'stale',
  WATCHDOG: 'stale',
  DATA: 'stale',
}

function Pulse() {
  const words = useWords()
  const { t } = words
  const fresh = useFreshness()
  const status = STATUS[fresh.verdict]
  return (
    <div class={`pulse ${status}`} role="group">
      <span class="status">
        <span class="status-sign" aria-hidden="true" />
        {t(`pulse.${status}`)}
      </span>
      <Age help={t('pulse.answerHelp')} label={t('pulse.answer')} bad={fresh.verdict === 'NO_ANSWER'} column="now_ms">
        {ageOrNever(fresh.serverMs === null ? null : fresh.silentS, words)}
      </Age>
      <Age help={t('pulse.dataHelp')} label={t('pulse.data')} bad={fresh.verdict === 'DATA'} column="data_age_s">
        {ageOrNever(fresh.dataAgeS, words)}
      </Age>
      <Age
        help={t('pulse.watchdogHelp')}
        label={t('pulse.watchdog')}
        bad={fresh.verdict === 'WATCHDOG'}
        column="watchdog_age_s"
      >
        {ageOrNever(fresh.watchdogAgeS, words)}
      </Age>
      {fresh.serverMs === null ? null : (
        <time class="clock" title={`${t('clock.label')} ${day(fresh.serverMs, zone())}`}>
          <b>{clock(fresh.serverMs, zone())}</b>
          <small>{day(fresh.serverMs, zone())}</small>
        </time>
      )}
    </div>
  )
}

interface AgeProps {
  help: string
  label: string
  bad: boolean
  column: string
  children: string
}

function Age({ help, label, bad, column, children }: AgeProps) {
  return (
    <span class={bad ? 'age bad' : 'age'} title={help}>
      <small>{label}</small>
      <Figure origin={{ query: 'now', column }}>{children}</Figure>
    </span>
  )
}

function Tools() {
  const { t } = useWords()
  const sound = useObserved(soundChoice)
  const ready = useObserved(isReady)
  const name = useObserved(actor)
  const shade = useObserved(theme)
  return (
    <div class="tools">
      {sound === 'on' && !ready ? <span class="sound-hint">{t('sound.needsClick')}</span> : null}
      <button
        type="button"
        class={sound === 'on' ? 'tool' : 'tool off'}
        aria-pressed={sound === 'on'}
        title={t('sound.toggle')}
        onClick={() => soundChoice.set(sound === 'on' ? 'off' : 'on')}
      >
        {t(`sound.${sound}`)}
      </button>
      <button type="button" class="tool" title={t('tool.theme')} onClick={otherTheme}>
        {t(`tool.theme.${shade === 'dark' ? 'light' : 'dark'}`)}
      </button>
      <button type="button" class="tool language" onClick={otherLanguage}>
        {t('tool.language')}
      </button>
      <button type="button" class="tool" title={t('tool.help')} onClick={() => isHelpShown.set(true)}>
        ?
      </button>
      <button
        type="button"
        class={name === '' ? 'tool actor unnamed' : 'tool actor'}
        title={t('actor.label')}
        onClick={() => isNameAsked.set(true)}
      >
        {name || t('actor.none')}
      </button>
    </div>
  )
}

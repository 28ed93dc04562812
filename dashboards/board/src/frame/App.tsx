import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { isStale } from '../data/freshness'
import { useKeys } from '../keys/keys'
import { play, soundChoice } from '../sound/sound'
import { useObserved } from '../state/observable'
import { language, otherLanguage, useWords } from '../words/language'
import { Banner } from './Banner'
import { Header } from './Header'
import { Help } from './Help'
import { live, useFreshness } from './live'
import { NameForm } from './NameForm'
import { isHelpShown } from './overlays'
import { QueryPanel } from './QueryPanel'
import { go, route } from './route'
import { otherTheme } from './theme'
import { VIEWS } from './views'

/** The frame around every view. */
export function App() {
  const { t } = useWords()
  const { view, item } = useObserved(route)
  const shown = VIEWS.find((one) => one.id === view) ?? VIEWS[0]
  useKeys({
    l: otherLanguage,
    t: otherTheme,
    m: () => soundChoice.update((now) => (now === 'on' ? 'off' : 'on')),
    '?': () => isHelpShown.set(true),
    ...Object.fromEntries(VIEWS.map((one, at) => [String(at + 1), () => go(one.id)])),
  })
  return (
    <Trust>
      <a class="skip" href="#content" onClick={skip}>
        {t('board.skip')}
      </a>
      <Header />
      <Banner />
      <main id="content" tabIndex={-1}>
        {shown === undefined ? null : <shown.page item={item} />}
      </main>
      <Help />
      <QueryPanel />
      <NameForm />
    </Trust>
  )
}

/** Marks everything inside as old when it is. It alone is drawn each second: what it holds stays the same. */
function Trust({ children }: { children: ComponentChildren }) {
  const { verdict } = useFreshness()
  const stale = isStale(verdict)
  useEffect(() => {
    if (stale) {
      play('STALE')
    }
  }, [stale])
  useTitle(stale)
  return <div class={`board ${stale ? 'stale' : verdict === 'HISTORY' ? 'history' : ''}`}>{children}</div>
}

/** The address names the view, so the jump is made by hand. */
function skip(event: Event): void {
  event.preventDefault()
  document.getElementById('content')?.focus()
}

/** The tab's title says how many critical alerts nobody has taken up, and when the picture has stopped. */
function useTitle(stale: boolean): void {
  const { t } = useWords()
  const shown = useObserved(language)
  const { now } = useObserved(live.heard)
  const count = now?.untaken_critical ?? 0
  const mark = stale ? `!! ${t('pulse.stale')} ` : count > 0 ? `(${count}) ` : ''
  useEffect(() => {
    document.title = `${mark}${t('board.title')}`
    document.documentElement.lang = shown === 'zh' ? 'zh-CN' : 'en'
  }, [mark, shown])
}

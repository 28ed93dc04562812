import { SEVERITIES } from '../alerts/severity'
import { MapSign, SITE_LOOKS } from '../flow/MapSign'
import { useObserved } from '../state/observable'
import { useWords, type Word } from '../words/language'
import { Dialog } from './Dialog'
import { isHelpShown } from './overlays'
import { SeverityTag } from './Signs'
import { VIEWS } from './views'

const KEYS: readonly (readonly [string, Word])[] = [
  ['j k', 'help.move'],
  ['Enter', 'help.open'],
  ['Esc', 'help.escape'],
  ['a', 'action.ACK'],
  ['s', 'action.SHELVE'],
  ['u', 'action.UNSHELVE'],
  ['c', 'action.COMMENT'],
  ['x', 'action.CLOSE'],
  ['/', 'help.search'],
  [`1–${VIEWS.length}`, 'help.views'],
  ['l', 'help.language'],
  ['t', 'help.theme'],
  ['m', 'help.sound'],
  ['?', 'help.help'],
]

/** Keys, signs, and what stale means. */
export function Help() {
  const shown = useObserved(isHelpShown)
  const { t, code } = useWords()
  if (!shown) {
    return null
  }
  const close = () => isHelpShown.set(false)
  return (
    <Dialog label={t('help.title')} onClose={close} class="help">
      <header>
        <h2>{t('help.title')}</h2>
        <button type="button" class="tool" onClick={close} aria-label={t('query.close')}>
          ×
        </button>
      </header>
      <dl class="keys">
        {KEYS.map(([keys, word]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('help.legend')}</h3>
      <p class="legend">
        {SEVERITIES.map((severity) => (
          <SeverityTag key={severity} severity={severity} />
        ))}
      </p>
      <p class="legend">
        {SITE_LOOKS.map((look) => (
          <span key={look} class="legend-item">
            <MapSign look={look} />
            {code('site', look)}
          </span>
        ))}
      </p>
      <h3>{t('help.stale')}</h3>
      <p>{t('help.staleText')}</p>
      <p>{t('help.numbers')}</p>
    </Dialog>
  )
}

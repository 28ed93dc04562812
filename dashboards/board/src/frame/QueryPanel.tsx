import { address } from '../data/api'
import { useObserved } from '../state/observable'
import { useWords } from '../words/language'
import { Dialog } from './Dialog'
import { shownOrigin, sqlOf, withParameters } from './queries'

/** The query behind a number: its text with the parameters put in, and a link that runs it. */
export function QueryPanel() {
  const origin = useObserved(shownOrigin)
  const { t } = useWords()
  if (origin === null) {
    return null
  }
  const parameters = origin.parameters ?? {}
  const sql = sqlOf(origin.query)
  const close = () => shownOrigin.set(null)
  const given = Object.entries(parameters)
  return (
    <Dialog label={t('query.title')} onClose={close} class="query">
      <header>
        <h2>{t('query.title')}</h2>
        <button type="button" class="tool" onClick={close} aria-label={t('query.close')}>
          ×
        </button>
      </header>
      <p>
        <code>{origin.query}</code>
        {origin.column ? (
          <>
            {' · '}
            {t('query.column')} <code>{origin.column}</code>
          </>
        ) : null}
      </p>
      <h3>{t('query.parameters')}</h3>
      <p class="parameters">
        {given.length === 0
          ? t('query.none')
          : given.map(([name, value]) => <code key={name}>{`${name} = ${value}`}</code>)}
      </p>
      <h3>{t('query.sql')}</h3>
      <pre tabIndex={0}>{sql === undefined ? t('query.missing') : withParameters(sql, parameters)}</pre>
      <p>
        <a class="button" href={address(origin.query, parameters)} target="_blank" rel="noopener">
          {t('query.run')} ↗
        </a>
      </p>
    </Dialog>
  )
}

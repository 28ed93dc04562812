import { useWords, type Word } from '../words/language'
import type { View } from './views'

/** The place of a view that a later version fills: it says so, and looks like nothing that works. */
export function later(id: string, word: Word): View {
  const page = () => {
    const { t } = useWords()
    return (
      <div class="later" role="note">
        <h1>
          {t(word)} · {t('view.later')}
        </h1>
        <p>{t('view.laterText', { view: t(word) })}</p>
      </div>
    )
  }
  return { id, word, page, isReady: false }
}

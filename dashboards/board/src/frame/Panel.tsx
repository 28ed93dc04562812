import type { ComponentChildren } from 'preact'
import { useWords } from '../words/language'

interface Props {
  title: string
  note?: ComponentChildren
  failure?: string
  class?: string
  children: ComponentChildren
}

/** A titled part of a view, which says when its own query fails. */
export function Panel({ title, note, failure = '', class: name = '', children }: Props) {
  const { t } = useWords()
  return (
    <section class={`panel ${name}`} aria-label={title}>
      <header class="panel-head">
        <h2>{title}</h2>
        <div class="panel-note">{note}</div>
      </header>
      {failure === '' ? null : (
        <p class="panel-failure" role="status" title={failure}>
          {t('panel.failure')}
        </p>
      )}
      {children}
    </section>
  )
}

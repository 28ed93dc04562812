import type { ComponentChildren } from 'preact'
import { useWords } from '../words/language'
import { decimal } from './numbers'
import { type Origin, showOrigin } from './queries'

interface Props {
  value?: number | null | undefined
  origin: Origin
  children?: ComponentChildren
  class?: string
}

/** A number that opens the query behind it. */
export function Figure({ value, origin, children, class: name = '' }: Props) {
  const { t } = useWords()
  const open = (event: Event) => {
    event.stopPropagation()
    showOrigin(origin)
  }
  return (
    <button type="button" class={`figure ${name}`} title={t('query.hint')} onClick={open}>
      {children ?? decimal(value)}
    </button>
  )
}

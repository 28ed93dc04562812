import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface Props {
  label: string
  onClose: () => void
  children: ComponentChildren
  class?: string
}

/** A modal window of the browser itself: it holds the focus, and Escape or a click beside it closes it. */
export function Dialog({ label, onClose, children, class: name = '' }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    element.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) {
        before.focus()
      }
    }
  }, [])
  return (
    <dialog
      ref={element}
      class={name}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === element.current) {
          onClose()
        }
      }}
    >
      <div class="dialog-body">{children}</div>
    </dialog>
  )
}

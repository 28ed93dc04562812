import { useEffect, useRef } from 'preact/hooks'

/** What a key does; false: nothing here, let the browser have it. */
export type KeyMap = Readonly<Record<string, () => boolean | void>>

/** Whether the officer is writing, so that letters are letters. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox]):not([type=radio])'))
  )
}

/** The name of a key press in a key map: the character, or the key's name; empty where a modifier makes it another's. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>): string {
  return event.ctrlKey || event.metaKey || event.altKey || event.isComposing ? '' : event.key
}

/** Listens while the component is there. While something is written, only Escape counts; while a window is open, it has the keys. */
export function useKeys(keys: KeyMap): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') !== null) {
        return
      }
      const name = keyName(event)
      const action = current.current[name]
      const opens = name === 'Enter' && event.target instanceof HTMLElement && event.target.matches('button, a, summary')
      if (event.defaultPrevented || action === undefined || opens || (isWriting(event.target) && name !== 'Escape')) {
        return
      }
      if (action() !== false) {
        event.preventDefault()
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

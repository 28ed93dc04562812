import type { Action, AlertRow } from '../data/rows'
import { useWords } from '../words/language'
import { begin } from './handling'
import { isPermitted } from './permitted'

const KEYS: Readonly<Record<Action, string>> = { ACK: 'a', SHELVE: 's', UNSHELVE: 'u', COMMENT: 'c', CLOSE: 'x' }

interface Props {
  alert: AlertRow & { group_id?: string }
  actions: readonly Action[]
  size?: 'small' | 'large'
}

/** The actions that make sense on an alert now. */
export function ActionButtons({ alert, actions, size = 'small' }: Props) {
  const { code } = useWords()
  return (
    <>
      {actions
        .filter((action) => isPermitted(action, alert))
        .map((action) => (
          <button
            key={action}
            type="button"
            class={`button ${size} ${action === 'ACK' ? 'primary' : ''}`}
            title={`${code('action', action)} (${KEYS[action]})`}
            onClick={(event) => {
              event.stopPropagation()
              begin(action, alert)
            }}
          >
            {code('action', action)}
          </button>
        ))}
    </>
  )
}

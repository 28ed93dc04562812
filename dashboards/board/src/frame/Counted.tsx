import type { Severity } from '../data/rows'
import { Figure } from './Figure'
import { whole } from './numbers'
import type { Origin } from './queries'
import { SeveritySign } from './Signs'

interface Props {
  value: number
  /** How bad it is when it is not zero; none: neither good nor bad. */
  severity?: Severity | undefined
  origin: Origin
  size?: number
  class?: string
}

/** A count of what is wrong: colour and shape where there is any, quiet where there is none. */
export function Counted({ value, severity, origin, size = 13, class: name = '' }: Props) {
  const look = value === 0 ? 'nothing' : severity === undefined ? '' : `count-${severity.toLowerCase()}`
  return (
    <Figure class={`${name} ${look}`} origin={origin}>
      {value > 0 && severity !== undefined ? <SeveritySign severity={severity} size={size} /> : null} {whole(value)}
    </Figure>
  )
}

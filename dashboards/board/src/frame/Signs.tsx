import type { Severity } from '../data/rows'
import { useWords } from '../words/language'

/** Severity as a shape, so that it is told apart without colour: octagon, triangle, circle. */
export function SeveritySign({ severity, size = 18 }: { severity: Severity; size?: number }) {
  return (
    <svg class={`sign ${severity.toLowerCase()}`} width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path d={SHAPES[severity]} />
      <path class="sign-mark" d={MARKS[severity]} />
    </svg>
  )
}

/** Shape, colour and word. */
export function SeverityTag({ severity, size = 18 }: { severity: Severity; size?: number }) {
  const { code } = useWords()
  return (
    <span class={`severity ${severity.toLowerCase()}`}>
      <SeveritySign severity={severity} size={size} />
      {code('severity', severity)}
    </span>
  )
}

export const SHAPES: Readonly<Record<Severity, string>> = {
  CRITICAL: 'M6 1h8l5 5v8l-5 5H6l-5-5V6z',
  WARNING: 'M10 1.2 19.4 18H.6z',
  NOTICE: 'M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
}

const MARKS: Readonly<Record<Severity, string>> = {
  CRITICAL: 'M9 4.5h2l-.3 7.5H9.3zM9 13.5h2v2H9z',
  WARNING: 'M9.1 7h1.8l-.3 6H9.4zM9 14.2h2v1.9H9z',
  NOTICE: 'M9 8.5h2V15H9zM9 5h2v2H9z',
}

/** A gap as a shape of its own: a diamond with a mark, red by the style sheet. */
export function GapSign({ size = 13 }: { size?: number }) {
  return (
    <svg class="gap-sign" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path d="M10 .5 19.5 10 10 19.5.5 10z" />
      <path class="gap-mark" d="M9 4.5h2l-.3 7.5H9.3zM9 13.5h2v2H9z" />
    </svg>
  )
}

interface Props {
  /** Parts in their order, each drawn by the style `share-…` of its name; what is zero is left out. */
  parts: readonly { part: string; size: number }[]
  /** What it shows, for those who do not see it; none: it stands beside in words. */
  label?: string
}

/** What a whole is made of, as lengths. */
export function ShareBar({ parts, label }: Props) {
  const told = label === undefined ? { 'aria-hidden': true } : { role: 'img' as const, 'aria-label': label }
  return (
    <div class="shares-bar" {...told}>
      {parts
        .filter(({ size }) => size > 0)
        .map(({ part, size }) => (
          <span key={part} class={`share share-${part}`} style={{ flexGrow: size }} />
        ))}
    </div>
  )
}

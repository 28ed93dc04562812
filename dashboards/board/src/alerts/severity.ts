import type { Severity } from '../data/rows'

/** The gravest first. */
export const SEVERITIES: readonly Severity[] = ['CRITICAL', 'WARNING', 'NOTICE']

/** 0 is the gravest; what is no severity comes last. */
export function rank(severity: string): number {
  const at = SEVERITIES.indexOf(severity as Severity)
  return at < 0 ? SEVERITIES.length : at
}

import type { AlertRow, MemberRow } from '../data/rows'

/** A line of the list: an alert, or one of the group above it, or that these are still being read. */
export type Line =
  | { kind: 'ALERT'; key: string; alert: AlertRow }
  | { kind: 'MEMBER'; key: string; member: MemberRow }
  | { kind: 'READING'; key: string }

/** The alerts, with the members of the opened group beneath it. */
export function lines(alerts: readonly AlertRow[], expanded: string, members: readonly MemberRow[] | null): Line[] {
  return alerts.flatMap((alert): Line[] => {
    const own: Line = { kind: 'ALERT', key: alert.alert_id, alert }
    return alert.alert_id === expanded ? [own, ...beneath(expanded, members)] : [own]
  })
}

function beneath(group: string, members: readonly MemberRow[] | null): Line[] {
  return members === null
    ? [{ kind: 'READING', key: `${group} reading` }]
    : members.map((member) => ({ kind: 'MEMBER', key: member.alert_id, member }))
}

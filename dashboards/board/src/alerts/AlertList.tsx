import { useEffect, useRef, useState } from 'preact/hooks'
import { useFeed } from '../data/feeds'
import type { Names } from '../data/names'
import type { AlertRow, MemberRow } from '../data/rows'
import { useServerNow } from '../frame/live'
import { go } from '../frame/route'
import { useVirtual } from '../list/virtual'
import { useObserved } from '../state/observable'
import { useWords } from '../words/language'
import { fresh } from './alarm'
import { AlertItem, MemberItem } from './AlertItem'
import { type Line, lines } from './listed'
import { selected } from './selection'

const MEMBERS_EVERY_MS = 10_000
const NARROW = '(max-width: 760px)'
const HEIGHTS = { wide: { ALERT: 76, MEMBER: 36, READING: 36 }, narrow: { ALERT: 178, MEMBER: 56, READING: 36 } }

interface Props {
  alerts: readonly AlertRow[]
  names: Names
}

/** All alerts that are shown, however many: only those in sight are on the page. */
export function AlertList({ alerts, names }: Props) {
  const { t } = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const [expanded, setExpanded] = useState('')
  const members = useFeed<MemberRow>(expanded === '' ? '' : 'alert-members', MEMBERS_EVERY_MS, { alert_id: expanded })
  const cursor = useObserved(selected)
  const nowMs = useServerNow(5_000)
  const newOnes = useObserved(fresh)
  const heights = useMedia(NARROW) ? HEIGHTS.narrow : HEIGHTS.wide
  const listed = lines(alerts, expanded, members.rows)
  const list = useVirtual(
    scroller,
    listed.map((line) => line.key),
    (index) => heights[listed[index]?.kind ?? 'ALERT'],
  )
  useEffect(() => {
    const at = listed.findIndex((line) => line.key === cursor)
    if (at >= 0) {
      list.reveal(at)
    }
  }, [cursor])

  const draw = (line: Line) => {
    if (line.kind === 'READING') {
      return <p class="member">{t('alerts.membersLoading')}</p>
    }
    if (line.kind === 'MEMBER') {
      return <MemberItem member={line.member} nowMs={nowMs} onOpen={() => go('alerts', line.key)} />
    }
    return (
      <AlertItem
        alert={line.alert}
        names={names}
        nowMs={nowMs}
        isSelected={line.key === cursor}
        isFresh={newOnes.has(line.key)}
        isExpanded={line.key === expanded}
        onOpen={() => {
          selected.set(line.key)
          go('alerts', line.key)
        }}
        onExpand={() => setExpanded(line.key === expanded ? '' : line.key)}
      />
    )
  }
  return (
    <div ref={scroller} class="alert-list scroller" role="list" aria-label={t('alerts.list')} tabIndex={0}>
      <div class="virtual" style={{ height: `${list.totalHeight}px` }}>
        {list.items.map((item) => {
          const line = listed[item.index]
          return line === undefined ? null : (
            <div
              key={line.key}
              role="listitem"
              class="virtual-row"
              style={{ transform: `translateY(${item.start}px)`, height: `${item.size}px` }}
            >
              {draw(line)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const show = () => setMatches(list.matches)
    list.addEventListener('change', show)
    return () => list.removeEventListener('change', show)
  }, [query])
  return matches
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { live } from '../frame/live'
import { shownOrigin, sqlOf } from '../frame/queries'
import { clear, draw } from '../testing/draw'
import { coverageRow, nowRow, reportPostRow } from '../testing/rows'
import { language } from '../words/language'
import { en } from '../words/en'
import { zh } from '../words/zh'
import { CoverageAreas } from './CoverageAreas'
import { CoverageDay } from './CoverageDay'
import { Posts } from './Posts'
import { percent, rollUp, whole } from './coverage'
import { chosen, counted, whys } from './asked'

afterEach(() => {
  clear()
  language.set('zh')
  shownOrigin.set(null)
  live.heard.set({ now: null, atMs: performance.now() })
})

const MINUTE_MS = 60_000
const DUE_MS = coverageRow().due_ms

const county = coverageRow({ level: 'COUNTY', area: '141002', expected: 40, on_time: 36, missing: 4, coverage: 0.9 })
const good = coverageRow({ area: '141002101' })
const doubtful = coverageRow({ area: '141002102', suspect: 1 })
const bad = coverageRow({ area: '141002103', on_time: 8, missing: 2, coverage: 0.8 })
const other = coverageRow({ level: 'COUNTY', area: '141021', on_time: 5, missing: 5, coverage: 0.5 })
const unknown = coverageRow({ level: 'UNKNOWN', area: 'UNKNOWN', name_zh: '', name_en: '' })

const all = coverageRow({ level: 'ALL', area: '' })
const missing = reportPostRow()
const falseZero = reportPostRow({
  site_id: 'false-zero', delivery: 'LATE', minutes_late: 93, suspect: 'FALSE_ZERO', suspect_figure: 'OUTSIDERS', corrections: 1,
  returnees: 0, returnees_then: 2, returnees_counted: 5, outsiders: 0, outsiders_then: 130, outsiders_counted: 146, region: '',
})

function posts(rows = [missing, falseZero], more: Partial<Parameters<typeof Posts>[0]> = {}): HTMLElement {
  return draw(<Posts fed={{ rows, failure: '' }} period="TODAY" of={all} leave={() => {}} none="" {...more} />)
}

describe('coverage', () => {
  it('stands by county with its townships, the worst first, of the day that is asked', () => {
    const before = coverageRow({ area: '141002104', period: 'YESTERDAY' })
    const rows = [coverageRow({ level: 'ALL', area: '' }), county, other, good, doubtful, bad, before, unknown]

    expect(rollUp(rows, 'TODAY').map((row) => row.area)).toEqual([
      '141021', '141002', '141002103', '141002102', '141002101', 'UNKNOWN',
    ])
    expect(rollUp(rows, 'YESTERDAY')).toEqual([])
    expect(whole(rows, 'TODAY')?.level).toBe('ALL')
    expect(whole(rows, 'YESTERDAY')).toBeUndefined()
  })

  it('is whole only when everybody reported', () => {
    expect(percent(coverageRow({ expected: 1143, on_time: 1141, late: 1, missing: 1 }))).toBe(99)
    expect(percent(coverageRow({ expected: 3, on_time: 1, late: 2 }))).toBe(100)
  })

  it('is drawn by what it is made of, and marks what is wrong by shape', () => {
    const table = draw(<CoverageAreas rows={[bad, good]} none="" area="141002101" choose={() => {}} />)
    const [first, second] = [...table.querySelectorAll('tbody tr')]

    expect([...(first?.querySelectorAll('.share') ?? [])].map((part) => part.className)).toEqual([
      'share share-on_time', 'share share-missing',
    ])
    expect(first?.querySelector('.shares-bar')?.getAttribute('aria-label')).toBe('刘村镇: 80%')
    expect(first?.querySelectorAll('.sign.warning')).toHaveLength(1)
    expect(second?.querySelectorAll('.sign')).toHaveLength(0)
    expect(second?.className).toContain('chosen')
  })

  it('says so when nobody owes a report', () => {
    const table = draw(<CoverageAreas rows={[]} none="这一天没有应报日报告的点位" area="" choose={() => {}} />)

    expect(table.querySelector('.empty')?.textContent).toBe('这一天没有应报日报告的点位')
  })
})

describe('the headline', () => {
  function at(ms: number, row = coverageRow(), other = {}): string {
    live.heard.set({ now: nowRow({ asked_ms: ms, now_ms: ms, ...other }), atMs: performance.now() })
    return draw(<CoverageDay row={row} />).querySelector('.headline-item')?.textContent ?? ''
  }

  it('says by when reports are due and how long until then', () => {
    expect(at(DUE_MS - 222 * MINUTE_MS - 30_000)).toBe('应报时限20:00还有 3 小时 42 分钟')
    expect(at(DUE_MS - 90_000)).toContain('还有 1 分钟')
    expect(at(DUE_MS + 25 * MINUTE_MS)).toContain('已过 25 分钟')
    expect(at(DUE_MS + 24 * 60 * MINUTE_MS)).toContain('11-29 20:00')
  })

  it('says both ends where not all are due at once', () => {
    expect(at(DUE_MS + MINUTE_MS, coverageRow({ last_due_ms: DUE_MS + 120 * MINUTE_MS }))).toContain('20:00–22:00还有 1 小时 58 分钟')
  })

  it('counts from the picture while history is read', () => {
    expect(at(DUE_MS + 300 * MINUTE_MS, coverageRow(), { is_history: 1, data_ms: DUE_MS - 60 * MINUTE_MS })).toContain('还有 1 小时 0 分钟')
  })

  it('tells every count, and which are wrong', () => {
    const row = coverageRow({ expected: 10, on_time: 6, late: 1, missing: 2, awaited: 1, zero: 3, without_figures: 1, suspect: 1, corrected: 4 })
    const sums = draw(<CoverageDay row={row} />)

    expect([...sums.querySelectorAll('.headline-number')].map((one) => one.textContent?.trim()).slice(1)).toEqual([
      '70%', '10', '6', '1', '2', '1', '3', '1', '4',
    ])
    expect([sums.querySelectorAll('.sign.warning').length, sums.querySelectorAll('.sign.notice').length]).toEqual([2, 1])
    expect(sums.textContent).toContain('已报 7 / 应报 10')
    expect(sums.textContent).toContain('另有 1 份无数据')
  })
})

describe('posts to ask', () => {
  it('are chosen by day, reason and region', () => {
    const before = reportPostRow({ period: 'YESTERDAY' })
    const rows = [missing, falseZero, before]
    const of = (choice: Partial<Parameters<typeof chosen>[1]>) =>
      chosen(rows, { period: 'TODAY', why: undefined, area: '', ...choice }).map((row) => row.site_id)

    expect(whys(falseZero)).toEqual(['suspect', 'late'])
    expect(of({})).toEqual([missing.site_id, 'false-zero'])
    expect([of({ why: 'missing' }), of({ why: 'suspect' }), of({ why: 'late' })]).toEqual([
      [missing.site_id], ['false-zero'], ['false-zero'],
    ])
    expect([of({ area: '141002' }), of({ area: '141021' }), of({ area: 'UNKNOWN' })]).toEqual([[missing.site_id], [], ['false-zero']])
    expect(of({ period: 'YESTERDAY' })).toHaveLength(1)
  })

  it('declare beside what was counted by then, or in the day where there is no report', () => {
    expect([counted(falseZero, 'outsiders'), counted(missing, 'outsiders')]).toEqual([130, 3])

    const [first, second] = [...posts().querySelectorAll('tbody tr')]
    const cells = (row: Element | undefined) => [...(row?.querySelectorAll('td.number') ?? [])].map((cell) => cell.textContent)

    expect(cells(first)).toEqual(['– / 12', '– / 3'])
    expect(cells(second)).toEqual(['0 / 2', '0 / 130'])
    expect(second?.querySelector('.count-warning')?.textContent).toBe('0 / 130')
  })

  it('say what is wrong by shape and word, and whom to ask', () => {
    const [first, second] = [...posts().querySelectorAll('tbody tr')]

    expect(first?.querySelector('.severity.warning')?.textContent).toBe('漏报')
    expect(first?.querySelector('.telephone')?.getAttribute('href')).toBe('tel:03570000167')
    expect(second?.querySelector('.severity.notice')?.textContent).toBe('迟报')
    expect(second?.querySelector('.severity.warning')?.textContent).toBe('零报告不实')
    expect(second?.textContent).toContain('93 分钟')
    expect(second?.textContent).toContain('更正 1 次')
  })

  it('say when there is none, when some are awaited, and when not all are listed', () => {
    expect(posts([]).querySelector('.empty')?.textContent).toBe('没有需核实的点位')
    expect(posts([], { of: { ...all, awaited: 400 } }).querySelector('.empty')?.textContent).toBe('没有需核实的点位,另有 400 个待报')
    expect(posts([], { of: undefined, none: '这一天没有应报日报告的点位' }).querySelector('.empty')?.textContent).toContain('没有应报')
    expect(posts([reportPostRow({ of_posts: 900 })]).querySelector('.post-most')?.textContent).toBe('只列最重的 1 个,共 900 个')
    expect(posts().querySelector('.post-most')).toBeNull()
    expect(posts([reportPostRow({ of_posts: 900 })], { of: good }).querySelector('.empty')?.textContent).toContain('共 900 个')
  })

  it('narrow to a reason at one click, and to a region', () => {
    const choose = (panel: HTMLElement, word: string) =>
      void act(() => [...panel.querySelectorAll<HTMLElement>('.chip')].find((chip) => chip.textContent === word)?.click())
    const panel = posts()
    choose(panel, '漏报')

    expect(panel.querySelectorAll('tbody tr')).toHaveLength(1)
    const elsewhere = posts([missing, falseZero], { of: good })
    expect(elsewhere.querySelectorAll('tbody tr')).toHaveLength(0)
    expect(elsewhere.querySelector('.empty')?.textContent).toBe('没有符合条件的点位')
    expect(posts([missing, falseZero], { of: unknown }).querySelector('.post-filters')?.textContent).toContain('地区不详 ×')
  })

  it('show texts of posts as text', () => {
    const planted = '<img src=x onerror="alert(1)">'
    const panel = posts([reportPostRow({ name_zh: planted, unit_name_zh: planted, township_name_zh: planted, duty_telephone: 'javascript:1' })])

    expect(panel.querySelectorAll('img')).toHaveLength(0)
    expect(panel.textContent).toContain(planted)
    expect(panel.querySelector('.telephone')?.getAttribute('href')).toBe('tel:1')
  })
})

describe('every number', () => {
  it('opens the query that holds its column', () => {
    const drawn = [
      () => draw(<CoverageDay row={coverageRow({ without_figures: 1 })} />),
      () => draw(<CoverageAreas rows={[bad]} none="" area="" choose={() => {}} />),
      () => posts([{ ...missing, of_posts: 900 }, falseZero]),
    ]
    for (const part of drawn) {
      for (const figure of part().querySelectorAll<HTMLElement>('.figure')) {
        void act(() => figure.click())
        const origin = shownOrigin.get()
        expect(sqlOf(origin?.query ?? ''), figure.textContent ?? '').toMatch(new RegExp(`\\b${origin?.column}\\b`))
      }
    }
  })
})

describe('words', () => {
  const SAME = [
    'expected', 'on_time', 'late', 'missing', 'awaited', 'coverage', 'zero', 'suspect', 'posts', 'post', 'delivery', 'doubt',
    'returnees', 'outsiders', 'FALSE_ZERO', 'FAR_BELOW', 'corrected',
  ] as const

  // From the folder of the board, where npm runs the tests.
  const BULLETIN = '../../cli/src/main/resources/org/passflow/bulletin'

  it('are those of the bulletin that passflow report prints', () => {
    for (const [tongue, words] of Object.entries({ zh, en })) {
      const file = join(BULLETIN, `words_${tongue}.properties`)
      const bulletin = new Map(readFileSync(file, 'utf8').split('\n').map((line) => line.split('=', 2) as [string, string]))
      for (const word of SAME) {
        expect(words[`reports.${word}`].toLowerCase(), word).toBe(bulletin.get(word)?.toLowerCase())
      }
    }
  })
})

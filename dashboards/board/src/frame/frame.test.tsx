import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { AlertItem } from '../alerts/AlertItem'
import { alertRow, nowRow } from '../testing/rows'
import { language } from '../words/language'
import { Banner } from './Banner'
import { Guard } from './Guard'
import { Help } from './Help'
import { live } from './live'
import { decimal, difference } from './numbers'
import { isHelpShown } from './overlays'
import { QueryPanel } from './QueryPanel'
import { showOrigin, shownOrigin, sqlOf, withParameters } from './queries'
import { parse } from './route'
import { VIEWS } from './views'

const place = document.createElement('div')
document.body.append(place)

function draw(node: preact.ComponentChildren): HTMLElement {
  void act(() => render(node, place))
  return place
}

afterEach(() => {
  render(null, place)
  language.set('zh')
})

describe('what people and posts wrote', () => {
  const PLANTED = `<img src=x onerror="alert(1)"><script>alert(2)</script>'; DROP TABLE alerts --`

  it('is shown as text, whatever it is', () => {
    const alert = alertRow({
      site_name_zh: PLANTED, region_name_zh: PLANTED, unit_name_zh: PLANTED, text_zh: PLANTED, acknowledged_by: PLANTED,
      state: 'ACKNOWLEDGED', duty_telephone: 'javascript:alert(1)', rule: PLANTED, measure: PLANTED, pending_actor: PLANTED,
    })
    const shown = draw(
      <AlertItem
        alert={alert} names={new Map()} nowMs={alert.opened_ms} isSelected={false} isFresh={false} isExpanded={false}
        onOpen={() => {}} onExpand={() => {}}
      />,
    )

    expect(shown.querySelectorAll('img, script')).toHaveLength(0)
    expect(shown.textContent).toContain(PLANTED)
    expect(shown.querySelector('.telephone')?.getAttribute('href')).toBe('tel:1')
  })
})

describe('Banner', () => {
  it('is not there while the picture is of now', () => {
    live.heard.set({ now: nowRow(), atMs: performance.now() })
    expect(draw(<Banner />).textContent).toBe('')
  })

  it('says loudly what has stopped, and that no alerts does not mean that all is well', () => {
    live.heard.set({ now: nowRow(), atMs: performance.now() - 9_000 })
    const shown = draw(<Banner />)

    expect(shown.querySelector('[role=alert]')?.textContent).toContain('画面已停 · 数据库 9 秒 没有应答')
    expect(shown.textContent).toContain('没有新预警不等于平安')
  })

  it('says of history that it is no fault', () => {
    live.heard.set({ now: nowRow({ is_history: 1 }), atMs: performance.now() })
    language.set('en')
    const shown = draw(<Banner />)

    expect(shown.querySelector('[role=status]')?.textContent).toContain('Reading history')
    expect(shown.querySelector('[role=alert]')).toBeNull()
  })
})

describe('Guard', () => {
  it('never leaves a broken page standing calm', () => {
    const Broken = () => {
      throw new RangeError('Invalid time value')
    }
    const shown = draw(
      <Guard>
        <Broken />
      </Guard>,
    )
    void act(() => {})

    expect(shown.querySelector('[role=alert]')?.textContent).toContain('页面出错')
    expect(shown.textContent).toContain('Invalid time value')
  })
})

describe('the query behind a number', () => {
  it('is the text of its file with the parameters put in', () => {
    expect(sqlOf('alert')).toContain('{alert_id:String}')
    expect(withParameters('a = {id:String} AND b > {n:Int64} AND c = {other:String}', { id: "x'\\", n: 5 })).toBe(
      "a = 'x\\'\\\\' AND b > 5 AND c = {other:String}",
    )
  })

  it('opens with a link that runs it', () => {
    HTMLDialogElement.prototype.showModal ??= () => {}
    showOrigin({ query: 'alert', parameters: { alert_id: 'a-1' }, column: 'value' })
    const shown = draw(<QueryPanel />)

    expect(shown.querySelector('a')?.getAttribute('href')).toBe('api/alert?alert_id=a-1')
    expect(shown.querySelector('pre')?.textContent).toContain("'a-1'")
    shownOrigin.set(null)
  })
})

describe('views', () => {
  it('stand in the order of their keys, and help names the last key', () => {
    expect(VIEWS.map((view) => view.id)).toEqual(['alerts', 'flow', 'duty', 'hubs', 'quarantine', 'reports'])
    isHelpShown.set(true)
    HTMLDialogElement.prototype.showModal ??= () => {}

    expect(draw(<Help />).querySelector('.keys')?.textContent).toContain('1–6')
    isHelpShown.set(false)
  })

  it('are named by the address', () => {
    expect(parse('#/alerts/a%20b')).toEqual({ view: 'alerts', item: 'a b' })
    expect(parse('')).toEqual({ view: '', item: '' })
    expect(parse('#/flow/%E0%A4%A')).toEqual({ view: 'flow', item: '' })
  })
})

describe('numbers', () => {
  it('tell not known from zero', () => {
    expect([decimal(null), decimal(0), decimal(38.7), decimal(12_345.6)]).toEqual(['–', '0', '38.7', '12,346'])
    expect([difference(110, 100), difference(92, 100), difference(100, 100), difference(null, 5), difference(5, 0)]).toEqual([
      '+10%', '−8%', '±0%', '', '',
    ])
  })
})

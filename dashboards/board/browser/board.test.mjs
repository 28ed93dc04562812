import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { launch } from './chromium.mjs'
import { BOARD, happen, officer, untilLive } from './district.mjs'

// In this order: each begins where the one before left the district. What takes how long is printed and never asserted:
// it says as much about the machine as about the page.

/** With the first, as many as a rule raises one by one before a group speaks for them. */
const FEVERS = 4

let browser
let first
let second

before(async () => {
  browser = await launch()
  first = await officer(browser, '张伟')
  second = await officer(browser, '李娜', { locale: 'en-GB' })
  await untilLive(first.page)
  await untilLive(second.page)
})

after(async () => {
  await browser?.close()
})

/** Records of this run: an event that comes again is no second alert. */
const RUN = Date.now().toString(36)
const FIRST = `rec-${RUN}-first`
const rec = (at) => `rec-${RUN}-${at}`

const row = (page, record) => page.locator('.alert', { hasText: record })

test('a fever comes on the screen', async () => {
  await happen('fever', { record: FIRST })
  await row(first.page, FIRST).waitFor()
  const took = []
  for (let at = 0; at < FEVERS; at += 1) {
    const record = rec(at)
    const sentMs = Date.now()
    await happen('fever', { record, site: SITES[at] })
    await row(first.page, record).waitFor()
    took.push(Date.now() - sentMs)
    await first.page.waitForTimeout(137 * at)
  }

  console.log(`fever on the screen after ${took.join(', ')} ms`)
})

/** Each fever at another post, so that they are alerts of their own and no group. */
const SITES = ['exit-linfen-east', 'exit-pozhuang', 'exit-tumen-south', 'exit-tumen-north']

test('an acknowledgement shows for a second viewer', async () => {
  await search(first.page, rec(1))
  await search(second.page, rec(1))
  await row(first.page, rec(1)).getByRole('button', { name: '确认' }).click()

  await row(first.page, rec(1)).locator('.pending, .state.acknowledged').first().waitFor()
  await row(second.page, rec(1)).locator('.pending, .state.acknowledged').first().waitFor()
  await row(second.page, rec(1)).locator('.state.acknowledged').waitFor()
  assert.match(await row(second.page, rec(1)).innerText(), /张伟/)
  for (const { page } of [first, second]) {
    await page.locator('input[name=search]').fill('')
    await page.locator('input[name=search]').blur()
  }
})

test('language and theme change at one key and are remembered', async () => {
  const { page } = second
  await page.keyboard.press('l')
  await page.locator('.views a', { hasText: 'Alerts' }).waitFor()
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en')
  await page.keyboard.press('t')
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'light')

  await page.reload()

  await page.locator('.views a', { hasText: 'Alerts' }).waitFor()
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'light')
  assert.equal(await page.locator('.tool.actor').innerText(), '李娜')
})

test('an alert is found, opened, put aside and taken back by keys alone', async () => {
  const { page } = first
  await page.keyboard.press('/')
  await page.keyboard.type(rec(2))
  await page.waitForFunction(() => document.querySelectorAll('.alert').length === 1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.locator('.detail-head').waitFor()
  await page.keyboard.press('s')
  await page.locator('dialog[open]').waitFor()
  await page.locator('dialog[open] textarea').fill('等待 "复测" \\ 结果\n第二行')
  await page.locator('dialog[open] button[type=submit]').click()

  await page.locator('.detail-head .state.shelved').waitFor()
  await page.locator('.timeline .said', { hasText: '等待 "复测" \\ 结果\n第二行' }).waitFor()
  await page.keyboard.press('u')
  await page.locator('.detail-head .state.acknowledged').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.detail').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '清除筛选' }).click()
})

test('every number opens the query behind it', async () => {
  const { page } = first
  await page.locator('.count.critical .count-number').click()
  await page.locator('dialog.query[open]').waitFor()

  assert.match(await page.locator('dialog.query pre').innerText(), /open_critical/)
  const link = await page.locator('dialog.query a.button').getAttribute('href')
  const answer = await fetch(new URL(link, BOARD))
  assert.equal(answer.status, 200)
  assert.ok((await answer.json()).meta.some((column) => column.name === 'open_critical'))
  await page.keyboard.press('Escape')
  await page.locator('dialog.query').waitFor({ state: 'detached' })
})

test('daily reports are a key away, of the day that is due and of the day before', async () => {
  const { page } = first
  await page.keyboard.press('6')
  await page.locator('.reports-today').getByText('日报告').first().waitFor()
  assert.equal(await page.locator('.reports-today .chip[aria-pressed=true]').innerText().then((text) => text.slice(0, 2)), '今日')
  await page.locator('.reports-today .chip', { hasText: '昨日' }).click()

  await page.locator('.reports-today .chip[aria-pressed=true]', { hasText: '昨日' }).waitFor()
  assert.match(page.url(), /#\/reports\/yesterday$/)
  assert.equal(await page.locator('.panel-failure').count(), 0)
  await page.keyboard.press('1')
  await page.locator('.alert').first().waitFor()
})

test('a train that has come is on the page of hubs, and whom it brought into quarantine on that of quarantine', async () => {
  const { page } = first
  const trip = `K${RUN}`
  await happen('train', { trip })
  await page.keyboard.press('4')
  const train = page.locator('.trips tr', { hasText: trip })
  await train.waitFor()
  await train.click()
  await page.locator('.trip-accounts').waitFor()
  assert.equal(await page.locator('.panel-failure').count(), 0)

  await page.keyboard.press('5')
  const newToday = page.locator('tr', { hasText: '平阳集中隔离点' }).locator('td').nth(3)
  await newToday.getByText('1', { exact: true }).waitFor()
  assert.equal(await page.locator('.panel-failure').count(), 0)
  await page.keyboard.press('1')
  await page.locator('.alert').first().waitFor()
})

test('a test alert is shown as a test, and is no alert', async () => {
  const { page } = first
  await page.getByRole('button', { name: '测试预警' }).click()

  await page.locator('.test-alert', { hasText: '测试 · 并非真实预警' }).waitFor()
  assert.match(await page.locator('.test-alert').innerText(), /提示音/)
})

test('what is planted in texts is shown as text', async () => {
  const planted = '<img src=x onerror="window.planted=1"><script>window.planted=1</script>\'; DROP TABLE alerts --'
  await happen('plant', { text: planted })
  const { page } = first
  const hostile = page.locator('.alert', { hasText: 'DROP TABLE' }).first()
  await hostile.waitFor()
  await hostile.locator('.alert-text').click()
  await page.locator('.detail .detail-text', { hasText: planted }).waitFor()
  await page.locator('.detail .instruction', { hasText: planted }).waitFor()
  await page.keyboard.press('c')
  await page.locator('dialog[open] textarea').fill(planted)
  await page.locator('dialog[open] button[type=submit]').click()
  await page.locator('.timeline .said', { hasText: planted }).first().waitFor()
  await page.evaluate(() => (location.hash = '#/duty'))
  await page.locator('.handover', { hasText: 'DROP TABLE' }).waitFor()
  await page.evaluate(() => (location.hash = '#/alerts'))
  await hostile.waitFor()
  await inTheRoster(planted)

  assert.equal(await page.evaluate(() => window.planted), undefined)
  assert.equal(await page.locator('main img, main script, dialog img, dialog script').count(), 0)
  assert.deepEqual(first.faults, [])
})

/** The roster is kept for a while by server and page: a third officer, who comes later, sees the site and its name. */
async function inTheRoster(planted) {
  const third = await officer(browser, '王芳')
  await third.page.evaluate(() => (location.hash = '#/flow/hostile'))
  for (let tried = 0; tried < 20 && (await third.page.locator('.site-flow', { hasText: planted }).count()) === 0; tried += 1) {
    await third.page.waitForTimeout(3_000)
    await third.page.reload()
    await third.page.locator('.site-line').first().waitFor()
  }
  assert.equal(await third.page.locator('.site-flow', { hasText: planted }).count(), 1)
  assert.equal(await third.page.evaluate(() => window.planted), undefined)
  assert.deepEqual(third.faults, [])
  await third.leave()
}

test('a page of another origin cannot act', async (self) => {
  const id = await row(first.page, rec(3)).getAttribute('data-id')
  const elsewhere = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end('<p>elsewhere</p>'))
  await new Promise((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  self.after(() => elsewhere.close())
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${elsewhere.address().port}/`)
  const parameters = new URLSearchParams({
    alert_id: id, action: 'CLOSE', outcome: 'HANDLED', until_ms: '0', text: '', action_id: crypto.randomUUID(),
  })
  const target = `${BOARD}api/act?${parameters}`
  const withHeaders = { 'X-Passflow-Board': '1', 'X-Forwarded-User': 'mallory' }

  const outcomes = await page.evaluate(
    async ([url, headers]) => {
      const attempt = (request) => fetch(url, { method: 'POST', ...request }).then((answer) => answer.status, () => 'refused')
      return [await attempt({ headers }), await attempt({ mode: 'no-cors' }), await attempt({ credentials: 'include' })]
    },
    [target, withHeaders],
  )

  assert.deepEqual(outcomes.filter((outcome) => outcome === 200), [])
  assert.equal(outcomes[0], 'refused')
  const actions = await (await fetch(`${BOARD}api/alert-actions?alert_id=${id}`)).json()
  assert.equal(actions.data.length, 0)
  await context.close()
})

test('a thousand open alerts and all sites scroll, and the page holds only what is in sight', async () => {
  await happen('alerts', { count: 1_000 })
  const { page } = first
  await page.waitForFunction(() => Number(document.querySelector('.count.warning .count-number')?.textContent?.replace(/\D/g, '')) > 600)

  console.log(`1,000 alerts: ${await scrolled(page, '.alert-list')}`)
  assert.ok((await page.locator('.alert').count()) < 60, 'the page holds only what is in sight')
  await page.evaluate(() => (location.hash = '#/flow'))
  await page.waitForFunction(() => document.querySelectorAll('.map-site').length > 1_000)
  await page.locator('.site-line').first().waitFor()
  console.log(`all sites: ${await scrolled(page, '.site-list')}`)
  assert.ok((await page.locator('.site-line').count()) < 80)
  await page.evaluate(() => (location.hash = '#/alerts'))
})

/** Scrolls from top to bottom, a hundred pixels a frame or more, and says how long the frames took. */
async function scrolled(page, selector) {
  const frames = await page.evaluate(async (list) => {
    const element = document.querySelector(list)
    const step = Math.max(100, element.scrollHeight / 240)
    const times = []
    let last = performance.now()
    for (let top = 0; top < element.scrollHeight; top += step) {
      element.scrollTop = top
      await new Promise(requestAnimationFrame)
      times.push(performance.now() - last)
      last = performance.now()
    }
    return times.sort((one, other) => one - other)
  }, selector)
  const at = (share) => `${frames[Math.floor((frames.length - 1) * share)].toFixed(0)} ms`
  return `${frames.length} frames, p50 ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)}`
}

test('without ClickHouse the page is stale, and comes back alone', async () => {
  const { page } = first
  await untilLive(page)
  await page.evaluate(() => (window.sameDocument = true))
  const killedMs = Date.now()
  await happen('kill')
  try {
    await page.locator('.banner.stale').waitFor()
    console.log(`stale ${Date.now() - killedMs} ms after the kill began`)
    assert.match(await page.locator('.banner.stale').innerText(), /没有新预警不等于平安/)
    assert.match(await page.title(), /已停/)
  } finally {
    await happen('start')
  }

  await untilLive(page)
  assert.equal(await page.evaluate(() => window.sameDocument), true)
  assert.equal(await page.locator('.banner').count(), 0)
})

test('an acknowledged alert does not go up to the next unit, the others do', async () => {
  await happen('later', { minutes: 20 })
  const escalated = (record) => row(first.page, record).locator('.escalated')
  await search(first.page, rec(3))
  await escalated(rec(3)).waitFor()

  await search(first.page, rec(1))
  await row(first.page, rec(1)).locator('.state.acknowledged').waitFor()
  assert.equal(await escalated(rec(1)).count(), 0)
})

async function search(page, text) {
  await page.locator('input[name=search]').fill(text)
  await row(page, text).waitFor()
}

// Pictures of every view of a running board, in both languages, on a wall and on a telephone:
//   node pictures.mjs http://127.0.0.1:8123/board/ FOLDER
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from './chromium.mjs'

const [url, folder] = process.argv.slice(2)
const SIZES = {
  wall: { viewport: { width: 1920, height: 1080 } },
  telephone: { viewport: { width: 390, height: 844 }, hasTouch: true },
}
const SETTLED_MS = 4_000

mkdirSync(folder, { recursive: true })
const browser = await launch()
for (const [size, options] of Object.entries(SIZES)) {
  for (const language of ['zh', 'en']) {
    const context = await browser.newContext({ ...options, colorScheme: size === 'wall' ? 'dark' : 'light' })
    const page = await context.newPage()
    await page.addInitScript((chosen) => localStorage.setItem('passflow.language', chosen), language)
    await page.goto(`${url}?user=${encodeURIComponent('张伟')}`)
    await page.locator('.alert, .empty').first().waitFor({ timeout: 60_000 })
    for (const view of await views(page)) {
      await show(page, `#/${view}`, `${view}-${size}-${language}`)
    }
    await show(page, '#/reports/yesterday', `reports-yesterday-${size}-${language}`)
    const alert = await page.evaluate(() => (location.hash = '#/alerts')).then(() => page.locator('.alert').first().getAttribute('data-id'))
    await show(page, `#/alerts/${alert}`, `alert-${size}-${language}`)
    await context.close()
  }
}
await browser.close()

async function views(page) {
  const links = await page.locator('.views a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  return links.map((link) => link.replace('#/', ''))
}

async function show(page, hash, name) {
  await page.evaluate((to) => (location.hash = to), hash)
  await page.waitForTimeout(SETTLED_MS)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  console.log(`${name}${wide > 0 ? `: ${wide} pixels too wide` : ''}`)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

// The running stack as the Java side of the test offers it: BOARD_URL is the page, BOARD_CONTROL what may happen to it.
import assert from 'node:assert/strict'

export const BOARD = required('BOARD_URL')
const CONTROL = required('BOARD_CONTROL')

function required(name) {
  const value = process.env[name]
  assert.ok(value, `${name} is not set: these tests are run by BoardBrowserIT`)
  return value
}

/** Has something happen; resolves with what the Java side says of it when it has happened. */
export async function happen(what, parameters = {}) {
  const response = await fetch(`${CONTROL}/${what}?${new URLSearchParams(parameters)}`, { method: 'POST' })
  const text = await response.text()
  assert.equal(response.status, 200, `${what}: ${text}`)
  return text
}

/** For whatever is waited for: a slow machine is no fault of the page. */
const PATIENCE_MS = 240_000

/** Opens the page as an officer, in a browser profile of its own. */
export async function officer(browser, name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, colorScheme: 'dark', ...options })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const faults = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.goto(`${BOARD}?user=${encodeURIComponent(name)}`)
  return { page, faults, leave: () => context.close() }
}

/** Waits until the page says that the picture is live. */
export async function untilLive(page) {
  await page.locator('.pulse.fresh').waitFor()
}

// A browser that needs no root, with a Chinese font that comes with the tests: nothing of this machine is used.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import binary from '@sparticuz/chromium'
import { chromium } from 'playwright-core'

const fonts = fileURLToPath(new URL('node_modules/@embedpdf/fonts-sc/fonts', import.meta.url))

/** Starts the browser; close it when done. */
export async function launch() {
  const folder = mkdtempSync(join(tmpdir(), 'passflow-fonts-'))
  const configuration = join(folder, 'fonts.conf')
  writeFileSync(
    configuration,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans S Chinese</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Noto Sans S Chinese</family></prefer></alias>
</fontconfig>`,
  )
  return chromium.launch({
    executablePath: await binary.executablePath(),
    // Not the arguments of the package: they switch off what keeps pages of other origins out.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    env: { ...process.env, FONTCONFIG_FILE: configuration },
    headless: true,
  })
}

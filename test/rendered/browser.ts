import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']
const MERMAID = resolve('node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js')

/** The width of a conversation on GitHub. */
export const WIDTH = 900

/** Browsers that this machine has, the one that WATTLINT_CHROMIUM names alone where it is set. */
function browsers(): string[] {
  const named = process.env['WATTLINT_CHROMIUM']
  if (named !== undefined) return [named]
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)).find(existsSync) ?? [])
}

/** The first that starts, or why none does: some are there in name only, or find no way to a sandbox. */
export async function openBrowser(): Promise<Browser | string> {
  const faults: string[] = []
  for (const executablePath of browsers()) {
    try {
      // Chromium has no sandbox for root.
      return await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
    } catch (error) {
      faults.push(`${executablePath}: ${String(error).split('\n')[0]}`)
    }
  }
  const why =
    faults.join('; ') || `none of ${NAMES.join(', ')} is on the path, and WATTLINT_CHROMIUM is not set`
  return `no browser to look with: ${why}`
}

/** A page, and what it did that none of ours does. */
export type Watched = { readonly page: Page; readonly did: readonly string[] }

/** Shows HTML without a network. Whatever it asks of one, each box that it opens and each error is noted. */
export async function show(browser: Browser, html: string, scale = 1): Promise<Watched> {
  const page = await browser.newPage({
    viewport: { width: WIDTH, height: 800 },
    deviceScaleFactor: scale,
    offline: true,
  })
  const did: string[] = []
  page.on('request', (request) => did.push(`request ${request.url()}`))
  page.on('popup', () => did.push('popup'))
  page.on('pageerror', (error) => did.push(`error ${error.message}`))
  page.on('dialog', async (dialog) => {
    did.push(`dialog ${dialog.message()}`)
    await dialog.dismiss()
  })
  await page.setContent(html)
  return { page, did }
}

/** Draws every chart of the page as GitHub does, and returns what Mermaid said to those that it could not draw. */
export async function drawCharts(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: MERMAID })
  return page.locator('code.language-mermaid').evaluateAll(async (blocks) => {
    const faults: string[] = []
    for (const [index, block] of blocks.entries()) {
      const { mermaid } = block.ownerDocument.defaultView
      mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })
      try {
        const { svg } = await mermaid.render(`chart-${index}`, block.textContent)
        block.parentElement.outerHTML = `<div class="chart">${svg}</div>`
      } catch (error) {
        faults.push(String(error))
      }
    }
    return faults
  })
}

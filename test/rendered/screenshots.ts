// The README's pictures: the comment on a pull request over its budget, and the chart of the job summary.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { makeRepository } from '../run-action.ts'
import { drawCharts, openBrowser, show } from './browser.ts'
import { htmlOf, pageOf } from './page.ts'
import { beforeDemo, demo, pushed } from './pull-request.ts'

const SCALE = 2 // sharp on the screens that people read READMEs on

const repo = await makeRepository(beforeDemo)
const [push] = await pushed(repo, [await repo.commit(demo)], { budget: '1.2 kW\n+200 %' })
await repo.remove()
const chart = /^Power of [\s\S]*?^```\n/m.exec(push?.summary ?? '')?.[0]
assert.ok(push !== undefined && chart !== undefined)
const browser = await openBrowser()
if (typeof browser === 'string') throw new Error(browser)

mkdirSync('docs', { recursive: true })
for (const [file, place, markdown] of [
  ['docs/comment.png', 'comment', push.comment],
  ['docs/summary-chart.png', 'summary', chart],
] as const) {
  const { page } = await show(browser, pageOf(place, [htmlOf(markdown, place)]), SCALE)
  assert.deepEqual(await drawCharts(page), [])
  await page.locator('.frame').screenshot({ path: file })
}
await browser.close()

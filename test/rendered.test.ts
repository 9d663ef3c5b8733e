import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import { drawCharts, openBrowser, show, type Watched } from './rendered/browser.ts'
import { htmlOf, type Place, pageOf } from './rendered/page.ts'
import { beforeDemo, DOCS_URL, demo, type Pushed, pushed } from './rendered/pull-request.ts'
import { faultsOf, seenIn } from './rendered/seen.ts'
import { makeRepository } from './run-action.ts'

/** What a reader of a pull request sees: the comment and the summary of a real run, drawn as GitHub draws them. */

const COLUMNS = ['Workload', 'Before', 'After', 'Δ', 'Cause', 'GPUs', 'Confidence']
const CHANGED = ['ml/assistant', 'shop/frontend', 'ml/fine-tune', 'shop/reports']
const ALL = [...CHANGED, 'shop/orders-db', 'shop/sessions', 'logging/log-agent']

/** What a push comes to: marks of the two budgets, rows of the table above the fold, folds, alerts. */
type Expected = {
  readonly marks: readonly string[]
  readonly rows: readonly string[]
  readonly folds: readonly RegExp[]
  readonly alerts: readonly string[]
}
const folds = [/^By namespace and team$/, /^(?:Known|Measured) workloads nearest/, /^\d+ assumptions/]
const pushes: Readonly<Record<string, Expected>> = {
  'more replicas and new workloads with GPUs, over budget': {
    marks: ['❌', '✅'],
    rows: CHANGED,
    folds: [/^All 7 workloads$/, ...folds],
    alerts: ['Caution'],
  },
  'all clear with one change left': {
    marks: ['✅', '✅'],
    rows: ['shop/frontend'],
    folds: [/^All 5 workloads$/, ...folds],
    alerts: [],
  },
  'nothing changed': {
    marks: ['✅', '✅'],
    rows: [],
    folds: [/^All 5 workloads$/, ...folds],
    alerts: [],
  },
  'the first manifests, and a file that cannot be read': {
    marks: ['❌', '✅'],
    rows: ALL,
    folds,
    alerts: ['Caution', 'Warning'],
  },
}

async function allPushes(): Promise<Pushed[]> {
  const inputs = { budget: '1.2 kW\n+200 %' }
  const grown = await makeRepository(beforeDemo)
  const begun = await makeRepository({})
  const broken = { 'broken.yaml': 'apiVersion: v1\nkind: Pod\nspec: {' }
  const oneChange = { ...beforeDemo, 'shop.yaml': demo['shop.yaml'] ?? '' }
  const commits = [await grown.commit(demo), await grown.commit(oneChange), grown.base]
  const all = [
    ...(await pushed(grown, commits, inputs)),
    ...(await pushed(begun, [await begun.commit({ ...demo, ...broken })], inputs)),
  ]
  await Promise.all([grown.remove(), begun.remove()])
  return all
}

const opened = await openBrowser()
const skip = typeof opened === 'string' && opened

test('there is a browser where it must not be missing: in CI', () => {
  if (process.env['CI'] === 'true') assert.equal(skip, false)
})

describe('what GitHub makes of it', { skip }, () => {
  let browser: Browser
  let shown: Readonly<Record<Place, Watched>>
  let chartFaults: string[]
  before(async () => {
    assert.ok(typeof opened !== 'string')
    browser = opened
    const all = await allPushes()
    const page = (place: Place): Promise<Watched> =>
      show(
        browser,
        pageOf(
          place,
          all.map((texts) => htmlOf(texts[place], place)),
        ),
      )
    shown = { comment: await page('comment'), summary: await page('summary') }
    chartFaults = await drawCharts(shown.summary.page)
  })
  after(() => browser.close())

  const articleOf = (page: Page, index: number): Locator => page.locator('article').nth(index)

  for (const [index, [shows, expected]] of Object.entries(pushes).entries()) {
    test(`comment: ${shows}: columns, rows, marks and alerts`, async () => {
      const article = articleOf(shown.comment.page, index)
      const sentence = await article.locator('> p').first().innerText()
      assert.deepEqual(sentence.match(/[✅❌]/gu), expected.marks)
      const table = article.locator('> table')
      if (expected.rows.length > 0) {
        assert.deepEqual(await table.locator('thead th').allInnerTexts(), COLUMNS)
        const names = await table.locator('tbody tr td:first-child').allInnerTexts()
        const [sum, ...rows] = names.map((name) => name.split('\n')[0]).toReversed()
        assert.equal(sum, 'All workloads')
        assert.deepEqual(rows.toSorted(), expected.rows.toSorted())
      } else assert.equal(await table.count(), 0)
      const titles = article.locator('.markdown-alert-title')
      assert.deepEqual(await titles.allInnerTexts(), expected.alerts)
      // In a comment a line end is a break of its own: one behind a `<br>` leaves a line empty.
      const texts = await article.locator('.markdown-alert > p').allInnerTexts()
      for (const text of texts) assert.doesNotMatch(text, /\n\n/)
    })

    test(`comment: ${shows}: every fold opens on a click, and holds what is drawn`, async () => {
      const found = await articleOf(shown.comment.page, index).locator('details').all()
      assert.equal(found.length, expected.folds.length)
      for (const [at, fold] of found.entries()) {
        const summary = fold.locator('summary')
        assert.match(await summary.innerText(), expected.folds[at] ?? /^$/)
        const drawn = fold.locator('table, ul').first()
        assert.equal(await drawn.isVisible(), false)
        await summary.click()
        assert.equal(await drawn.isVisible(), true)
      }
    })

    for (const place of ['comment', 'summary'] as const) {
      test(`${place}: ${shows}: no markup stands there as text, and the footer closes it`, async () => {
        const article = articleOf(shown[place].page, index)
        const [seen] = await seenIn(article)
        assert.ok(seen)
        assert.deepEqual(faultsOf(seen, DOCS_URL), [])
        const last = article.locator('> :last-child')
        assert.match(await last.innerText(), /^wattlint \d.* · model /)
        assert.equal(await last.locator('a').getAttribute('href'), DOCS_URL)
      })
    }

    test(`summary: ${shows}: the chart has a bar and a name for every row`, async () => {
      const chart = articleOf(shown.summary.page, index).locator('.chart svg')
      assert.equal(await chart.count(), expected.rows.length === 0 ? 0 : 1)
      const names = await chart.locator('.left-axis .label text').allTextContents()
      assert.deepEqual(names.toSorted(), expected.rows.toSorted())
      for (const plot of await chart.locator('.plot > g').all())
        assert.equal(await plot.locator('rect').count(), names.length)
    })
  }

  test('nothing is wider than the page, with all folds open: a table scrolls by itself', async () => {
    for (const { page } of [shown.comment, shown.summary]) {
      await page.locator('details').evaluateAll((all) => {
        for (const fold of all) fold.open = true
      })
      const root = page.locator('html')
      assert.ok(await root.evaluate((html) => html.scrollWidth <= html.clientWidth))
      assert.ok(
        await page
          .locator('article')
          .evaluateAll((all) => all.every((one) => one.scrollWidth <= one.clientWidth)),
      )
    }
  })

  test('every chart is drawn, and nothing was asked of a network', () => {
    assert.deepEqual([chartFaults, shown.comment.did, shown.summary.did], [[], [], []])
  })
})

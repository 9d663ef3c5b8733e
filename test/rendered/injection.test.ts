import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { type MarkdownOptions, renderMarkdown } from '../../src/report/markdown.ts'
import { COMMENT_ROOM, SUMMARY_ROOM } from '../../src/report/room.ts'
import { Report } from '../../src/schema/report.ts'
import { beside, needs } from '../beside.ts'
import { MANY } from '../hostile/run.ts'
import { hostileNames } from '../hostile-names.ts'
import { hostile, over } from '../reports.ts'
import { makeRepository } from '../run-action.ts'
import { withTexts } from '../texts.ts'
import { drawCharts, openBrowser, show } from './browser.ts'
import { htmlOf, type Place, pageOf } from './page.ts'
import { DOCS_URL, pushed } from './pull-request.ts'
import { faultsOf, seenIn } from './seen.ts'

/** Text of strangers, looked at where it would do its harm: in a browser, after all that GitHub makes of Markdown. */

const opened = await openBrowser()
const skip = typeof opened === 'string' && opened
after(() => (typeof opened === 'string' ? undefined : opened.close()))
const theBrowser = (): Browser => (typeof opened === 'string' ? assert.fail(opened) : opened)

const options: MarkdownOptions = { room: COMMENT_ROOM, title: null, docsUrl: DOCS_URL, notice: null }
const rooms = { comment: COMMENT_ROOM, summary: SUMMARY_ROOM }
const places: readonly Place[] = ['comment', 'summary']

/** Texts on a page of their own, their charts drawn, and what is wrong with each of them. */
async function looked(place: Place, markdowns: readonly string[]) {
  const watched = await show(
    theBrowser(),
    pageOf(
      place,
      markdowns.map((markdown) => htmlOf(markdown, place)),
    ),
  )
  const chartFaults = await drawCharts(watched.page)
  const articles = watched.page.locator('article')
  const faults = (await seenIn(articles)).map((seen) => faultsOf(seen, DOCS_URL))
  return { ...watched, articles, chartFaults, faults }
}
type Looked = Awaited<ReturnType<typeof looked>>

const COMMIT = '0123456789abcdef0123456789abcdef01234567'

/** Words that hold what GitHub looks for, beside names that are it. */
const hostileWords: typeof hostileNames = [
  ...hostileNames,
  ['a commit inside of a word', `v1=${COMMIT}`],
  ['a digest', `sha256:${COMMIT}`],
  ['a reference inside of a word', 'see:GH-3'],
  ['an element with an address', '<a href=https://evil.example>x</a>'],
  ['a definition', '[x]: https://evil.example'],
]

/** What a report with this text in it must never become, and what shows that this would be seen. */
const planted: readonly (readonly [shows: string, markdown: string, fault: RegExp])[] = [
  ['a fold without a blank line', '<details>\n<summary>All</summary>\n| a |\n| --- |\n', /^a table as text/],
  ['a mention', 'thanks @octocat', /^a mention/],
  ['a team', 'ask (@github/security)', /^a mention/],
  ['a reference', 'see octo/repo#2', /^a reference/],
  ['an older reference', 'see GH-3', /^a reference/],
  ['a commit', `since ${COMMIT}.`, /^a commit/],
  ['an emoji code', 'well done :tada:', /^an emoji code/],
  ['a link', '[click](https://evil.example/)', /^link https:\/\/evil/],
  ['a bare address', 'www.evil.example', /^link http:\/\/www/],
  ['a mail address', 'root@evil.example', /^link mailto:/],
  ['an image', '![x](https://evil.example/pixel.png)', /^element img/],
  ['an element', 'a <b>bold</b> name', /^element b$/],
  ['an escaped element', 'a \\<b> name', /^an element as text/],
  ['emphasis that is none', 'a ** b', /^emphasis as text/],
  ['text direction', '`a\u202egnp.exe`', /^text direction$/],
]

describe('what is looked for is found', { skip }, () => {
  let seen: Looked
  before(async () => {
    seen = await looked(
      'comment',
      planted.map(([, markdown]) => markdown),
    )
  })
  for (const [index, [shows, , fault]] of planted.entries())
    test(`planted: ${shows}`, () => assert.match(seen.faults[index]?.join('\n') ?? '', fault))

  test('planted: an element that asks for an image and opens a box, past the sanitiser', async () => {
    const raw = '<img src="http://127.0.0.1:9/x.png" onerror="alert(1)">'
    const { page, did } = await show(theBrowser(), pageOf('comment', [raw]))
    await page.waitForFunction('document.images[0].complete')
    const [found] = await seenIn(page.locator('article'))
    assert.ok(found)
    assert.deepEqual(did, ['request http://127.0.0.1:9/x.png', 'dialog 1'])
    assert.deepEqual(faultsOf(found, DOCS_URL).slice(0, 2), ['element img', 'attribute onerror'])
  })
})

describe('a name of strangers is only text', { skip }, () => {
  const seen = new Map<Place, Looked>()
  before(async () => {
    for (const place of places) {
      const room = rooms[place]
      const reports = hostileWords.map(([, name]) => {
        const text = name.slice(0, 10_000) // as much as is ever looked at
        return renderMarkdown(withTexts(over, text), {
          ...options,
          room,
          title: text || null,
          notice: `Not compared: ${text}`,
        })
      })
      const together = renderMarkdown(hostile, { ...options, room })
      seen.set(place, await looked(place, [...reports, together]))
    }
  })
  const seenAt = (place: Place): Looked => seen.get(place) ?? assert.fail()

  for (const place of places) {
    for (const [index, [shows]] of [...hostileWords, ['all of them', '']].entries())
      test(`${place}: ${shows}`, () => assert.deepEqual(seenAt(place).faults[index], []))

    test(`${place}: nothing was asked of a network, no box opened, and every chart is drawn`, () => {
      const { did, chartFaults } = seenAt(place)
      assert.deepEqual([did, chartFaults], [[], []])
    })
  }

  test('summary: every bar of every chart has a name', async () => {
    const labels = await seenAt('summary').articles.locator('.chart .left-axis .label text').allTextContents()
    assert.ok(labels.length >= hostileWords.length)
    assert.deepEqual(
      labels.filter((label) => label.trim() === ''),
      [],
    )
  })
})

describe('a folder of hostile manifests', needs('hostile/generate.py'), () => {
  test('comment and summary of the pull request that adds it, and the report on each file', {
    skip,
  }, async () => {
    const repo = await makeRepository({})
    const json = join(repo.cwd, 'report.json')
    cpSync(`${beside}/hostile/generate.py`, join(repo.cwd, 'generate.py'))
    execFileSync('python3', ['generate.py'], { cwd: repo.cwd })
    for (const file of ['generate.py', MANY]) rmSync(join(repo.cwd, file))
    await repo.git('add', '--all')
    await repo.git('commit', '--quiet', '-m', 'everything')
    const head = await repo.git('rev-parse', 'HEAD')
    const [real] = await pushed(repo, [head], { 'json-file': 'report.json', title: 'Hostile' })
    const report = Report.parse(JSON.parse(readFileSync(json, 'utf8')))
    await repo.remove()
    assert.ok(real)
    const paths = new Set([...report.workloads, ...report.problems].map(({ path }) => path))
    assert.ok(paths.size > 50, `${paths.size} files`)
    const isOf = (path: string | null) => (one: { readonly path: string | null }) => one.path === path
    for (const place of places) {
      const each = [...paths].map((path) => {
        const [workloads, problems] = [
          report.workloads.filter(isOf(path)),
          report.problems.filter(isOf(path)),
        ]
        const room = { ...rooms[place], changed: workloads.length }
        return renderMarkdown({ ...report, workloads, problems }, { ...options, room })
      })
      const { did, chartFaults, faults } = await looked(place, [real[place], ...each])
      assert.deepEqual([did, chartFaults, faults.flat()], [[], [], []])
    }
  })
})

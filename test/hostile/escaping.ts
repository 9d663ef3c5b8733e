import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { renderMarkdown } from '../../src/report/markdown.ts'
import { COMMENT_ROOM } from '../../src/report/room.ts'
import { MANY } from './run.ts'
import { type Cases, containers, names, only, processed, refused, type Seen, skipped, told } from './seen.ts'

/** Text that means something elsewhere, much of everything, and odd files: rows 28 to 36 and 39 to 45 of the table. */

/** The comment on a pull request that holds this file alone. */
const commentOn = ({ run, workloads, problems }: Seen, changed = COMMENT_ROOM.changed): string =>
  renderMarkdown(
    { ...run.report, workloads: [...workloads], problems: [...problems] },
    { room: { ...COMMENT_ROOM, changed }, title: null, docsUrl: null, notice: null },
  )

/** One table row a workload in the comment, one line in the log, one record in CSV and NDJSON. */
function oneRowEach(seen: Seen, workloads: number): void {
  assert.equal(seen.workloads.length, workloads)
  const above = commentOn(seen, workloads).split('<details>')[0] ?? ''
  const rows = above.split('\n').filter((line) => line.startsWith('|'))
  assert.equal(rows.length, workloads + 3, 'names of the columns, a rule, and the sum')
  for (const row of rows) assert.equal(row.split('|').length, 8, row)
  const { shown, report } = seen.run
  const all = report.workloads.length
  assert.equal(shown['csv']?.split('\r\n').length, all + 2)
  assert.equal(shown['ndjson']?.split('\n').length, all + 1)
  const table = shown['text']?.slice(shown['text'].indexOf('\nWORKLOAD')).split(/\ntotal /)[0]
  assert.equal(table?.trim().split('\n').length, all + 1)
}

/** Whatever is left when code and our own elements are taken out means nothing to Markdown or to GitHub. */
function meansNothing(markdown: string): void {
  // A chart is drawn from quoted names and numbers, one block of them at most; its own tests look inside.
  const outside = markdown
    .replace(/^```mermaid\n[^`]*\n```$/m, '')
    .replace(/<code>(?:[\p{L}\p{N}\p{M} ]|&#\d+;|&nbsp;)*<\/code>/gu, '')
    .replace(/`[^`|\n]+`/g, '')
    .replace(/<\/?(?:details|summary|sub|br)>/g, '')
  assert.equal(
    /<|@|`|\\|~|https?:|www\.|!\[|\]\(/.exec(outside.replace(/^> \[!\w+\]$/gm, ''))?.[0],
    undefined,
  )
}

const isSilent = ({ problems }: Seen): void => assert.deepEqual(problems, [])

/** A link that leads to no manifest of the folder: not read, and told by its own name alone. */
const linkElsewhere = refused('unreadable-file', null, /^the file is a link to something that is not read/)

/** A folder behind a link: nothing of what is there, and no name either. */
function notWalked({ path, run: { report } }: Seen): void {
  const paths = [...report.workloads, ...report.problems, ...report.coverage.skipped_files].map(
    (one) => one.path,
  )
  assert.deepEqual(
    paths.filter((one) => one?.startsWith(`${path}/`)),
    [],
  )
}

/** Fields of the commands that the material would have the runner obey. */
const COMMANDS =
  /^\s*(?:::(?:set-output|add-mask|stop-commands|set-env|save-state|group::x|debug::x|add-path|warning::y|error::y|error file=README)|##\[)/m

export const escaping: Cases = {
  '28-markdown-injection.yaml': {
    exit: 0,
    check(seen) {
      oneRowEach(seen, 21)
      meansNothing(commentOn(seen))
      meansNothing(seen.run.action.summary)
      // Names that are not RFC 1123 names: the API refuses every one of them.
      assert.ok(seen.problems.length > 0, 'no word about the names')
    },
  },
  '29-control-chars.yaml': {
    exit: 0,
    check(seen) {
      oneRowEach(seen, 13)
      for (const format of ['json', 'ndjson']) {
        const text = seen.run.shown[format] ?? ''
        assert.equal(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u.exec(text)?.[0], undefined, format)
        assert.equal(
          /\\ud[89ab]..(?!\\ud[c-f])/i.exec(text)?.[0],
          undefined,
          `${format}: half of a surrogate pair`,
        )
      }
    },
  },
  '30-workflow-commands.yaml': {
    exit: 0,
    check(seen) {
      oneRowEach(seen, 15)
      for (const [name, text] of Object.entries(seen.run.shown))
        assert.equal(COMMANDS.exec(text)?.[0], undefined, name)
      const { outputs } = seen.run.action
      assert.equal(outputs['workloads'], String(seen.run.requests.length))
      assert.deepEqual([outputs['energy'], outputs['watts']], [undefined, undefined])
    },
  },
  '31-paths-and-shell.yaml': {
    exit: 0,
    check(seen) {
      oneRowEach(seen, 19)
      told(seen, 'suspect-field', 274, /no name/)
      for (const file of ['/tmp/pwned', '/tmp/x', join(seen.run.folder, ':memory:')])
        assert.ok(!existsSync(file), file)
    },
  },
  '32-proto.yaml': {
    exit: 2,
    note: 'a label __proto__ that holds a mapping is an error at its line, as any such label is',
    check(seen) {
      const { workload_name, pods, requests, namespace } = only(seen)
      assert.deepEqual([namespace, workload_name, pods.typical], ['constructor', '__proto__', 1])
      assert.equal(requests.cpu_mcpu, 100)
      told(seen, 'invalid-field', 6)
      assert.equal(seen.run.report.coverage.other_kinds['toString'], 1)
      assert.equal(Reflect.get({}, 'polluted'), undefined)
    },
  },
  '32b-proto.json': {
    exit: 2,
    check(seen) {
      assert.deepEqual([names(seen), only(seen).pods.typical], [['default/p'], 1])
      const messages = seen.problems.map(({ message }) => message)
      assert.deepEqual(messages, [...new Set(messages)])
    },
  },
  '33-redos.yaml': {
    exit: 2,
    within: { seconds: 0.4 },
    check(seen) {
      assert.equal(seen.workloads.length, 2)
      for (const what of [/^cpu "1+…"/, /^memory "[1.]+…"/]) told(seen, 'invalid-field', 6, what)
      told(seen, 'invalid-field', 11, /^schedule/)
      for (const { message } of seen.problems) assert.ok(message.length < 200, message)
    },
  },
  '34-secrets.yaml': {
    exit: 0,
    check(seen) {
      processedPods(seen, 'leaky')
      for (const [name, text] of Object.entries(seen.run.shown))
        assert.equal(/DO-?NOT-?PRINT|hunter2/.exec(text)?.[0], undefined, name)
    },
  },
  '35-prompt-injection.yaml': {
    exit: 0,
    check(seen) {
      processed('ignore-previous')(seen)
      const plain = seen.run.report.workloads.find(({ workload_name }) => workload_name === 'crlf')
      assert.deepEqual(only(seen).power_w, plain?.power_w)
    },
  },
  '36-csv-formula.yaml': {
    exit: 0,
    check(seen) {
      oneRowEach(seen, 5)
      const lines = seen.run.shown['csv']?.split('\r\n').filter((line) => line.includes(seen.path)) ?? []
      assert.equal(lines.length, 5)
      for (const line of lines) assert.match(line, /^hostile,Deployment,"(?:'|\\t)/)
    },
  },
  [MANY]: {
    exit: 0,
    within: { seconds: 10 },
    check(seen) {
      assert.equal(new Set(names(seen)).size, 10_000)
      const comment = commentOn(seen)
      assert.ok(comment.length < 65_536, `${comment.length} characters`)
      assert.match(comment, /and 9,\d{3} more/)
    },
  },
  '39b-5000-containers.yaml': {
    exit: 0,
    within: { seconds: 2 },
    check(seen) {
      assert.deepEqual([only(seen).requests.cpu_mcpu, containers(seen).length], [5000, 5000])
    },
  },
  '39c-long-name.yaml': {
    exit: 0,
    within: { mib: 400 },
    check(seen) {
      told(seen, 'suspect-field', 4, /longer than/)
      for (const [name, text] of Object.entries(seen.run.shown))
        assert.ok(!text.includes('n'.repeat(/json|csv/.test(name) ? 5000 : 1000)), name)
    },
  },
  '40-unicode-ünï 🚀 file.yaml': { exit: 0, check: processed('unicode-file') },
  '40b-$(touch pwned) `x`;&.yaml': {
    exit: 0,
    check(seen) {
      processed('shell-file')(seen)
      assert.ok(!existsSync(join(seen.run.folder, 'pwned')))
    },
  },
  '-rf.yaml': { exit: 0, check: processed('dash-file') },
  '40c-new\nline ::error::x.yaml': {
    exit: 0,
    check(seen) {
      processed('newline-file')(seen)
      for (const [name, text] of Object.entries(seen.run.shown))
        assert.ok(!text.includes('\nline ::error'), name)
    },
  },
  '40d-| pipe <b> @x.yaml': {
    exit: 0,
    check(seen) {
      processed('md-file')(seen)
      // Two of a name: then the file is shown beside it.
      const [one] = seen.workloads
      assert.ok(one)
      const comment = commentOn({ ...seen, workloads: [one, { ...one, path: 'other.yaml' }] })
      assert.match(comment, /40d/)
      meansNothing(comment)
    },
  },
  '41-dir.yaml/inner.yml': { exit: 0, check: processed('in-dir') },
  '42-UPPER.YAML': { exit: 0, check: processed('upper-ext') },
  '43-link-loop-a.yaml': { exit: 2, check: linkElsewhere },
  '43-link-loop-b.yaml': { exit: 2, check: linkElsewhere },
  '43c-loop-dir': { exit: 0, check: notWalked },
  '44-escape-abs.yaml': {
    exit: 2,
    check(seen) {
      linkElsewhere(seen)
      for (const [name, text] of Object.entries(seen.run.shown)) assert.ok(!text.includes('root:x:0'), name)
    },
  },
  '44b-escape-rel.yaml': { exit: 2, check: linkElsewhere },
  '44c-escape-dir': { exit: 0, check: notWalked },
  '44d-dangling.yaml': { exit: 2, check: linkElsewhere },
  '44e-inside-ok.yaml': {
    exit: 2,
    note: 'beside its target the link is skipped; named alone, nothing else reads the target, and that is an error',
    check: skipped('symbolic-link'),
  },
  '44f-dev-zero.yaml': { exit: 2, within: { seconds: 1, mib: 200 }, check: linkElsewhere },
  '45-fifo.yaml': { exit: 0, check: skipped('not-a-file') },
}

function processedPods(seen: Seen, name: string): void {
  assert.deepEqual([names(seen), only(seen).pods.typical], [[`hostile/${name}`], 2])
  isSilent(seen)
}

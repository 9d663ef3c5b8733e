import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { globSync } from 'glob'
import { parse, parseAllDocuments } from 'yaml'
import { problemsOf, problemsOfAction, type Workflow } from './workflow-rules.ts'

const read = (path: string): string => readFileSync(path, 'utf8')
const search = (patterns: string[]): string[] =>
  globSync(patterns, {
    dot: true,
    posix: true,
    ignore: ['**/node_modules/**', 'fixtures/**', 'dist/**'],
  }).toSorted()

const own = search(['.github/workflows/*.{yml,yaml}'])
const pages = search(['*.md', '.github/**/*.md', '{docs,examples}/**/*.md'])
const isWorkflow = (text: string): boolean => /^on:/m.test(text)

const workflows: readonly Workflow[] = [
  ...own.map((path) => ({ path, text: read(path), isOwn: true })),
  ...pages.flatMap((path) =>
    [...read(path).matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)]
      .map(([, text = ''], index) => ({ path: `${path} ${index + 1}`, text, isOwn: false }))
      .filter(({ text }) => isWorkflow(text)),
  ),
  ...search(['{docs,examples}/**/*.{yml,yaml}'])
    .map((path) => ({ path, text: read(path), isOwn: false }))
    .filter(({ text }) => isWorkflow(text)),
]

test('there are workflows of our own and examples to look at', () => {
  assert.ok(own.length >= 4)
  assert.ok(workflows.some(({ path }) => path.startsWith('README.md')))
})

for (const workflow of workflows)
  test(`${workflow.path} breaks no rule`, async () => assert.deepEqual(await problemsOf(workflow), []))

for (const path of search(['action.yml', '.github/actions/*/action.yml']))
  test(`${path} is the metadata of an action`, async () =>
    assert.deepEqual(await problemsOfAction(path, read(path)), []))

test('nothing that people copy from names the event that gives strangers a token', () => {
  const named = search(['*.{md,yml,yaml}', '{.github,docs,examples}/**/*.{md,yml,yaml}']).filter((path) =>
    read(path).includes('pull_request_target'),
  )
  assert.deepEqual(named, [])
})

test('every YAML file under .github can be read', () => {
  for (const path of search(['.github/**/*.{yml,yaml}']))
    assert.deepEqual(
      parseAllDocuments(read(path)).flatMap(({ errors, warnings }) => [...errors, ...warnings]),
      [],
      path,
    )
})

test('the two halves of the comment on forks fit together', () => {
  const scan = parse(read('.github/workflows/wattlint.yml'))
  const comment = parse(read('.github/workflows/wattlint-fork-comment.yml'))
  assert.deepEqual(comment.on.workflow_run.workflows, [scan.name])
  assert.deepEqual(comment.jobs.comment.permissions, { actions: 'read', 'pull-requests': 'write' })
  const upload = scan.jobs.wattlint.steps.at(-1)
  assert.equal(upload.with.name, 'wattlint')
  assert.equal(upload.with.path, scan.jobs.wattlint.steps.at(-2).with['json-file'])
})

const sound = read('.github/workflows/wattlint.yml')
const release = read('.github/workflows/release.yml')
const comment = read('.github/workflows/wattlint-fork-comment.yml')
const step = (lines: string): string => `${sound}      - ${lines.replaceAll('\n', '\n        ')}\n`

/** One fault each, and what is said of it. */
const faults: Readonly<Record<string, readonly [text: string, said: RegExp]>> = {
  'an action by tag': [sound.replace(/@[0-9a-f]{40} # v7\.0\.1/, '@v7'), /checkout@v7 is not pinned/],
  'an action by a short commit': [sound.replace(/@([0-9a-f]{12})[0-9a-f]{28} /, '@$1 '), /is not pinned/],
  'an action by branch': [step('uses: someone/thing@main'), /thing@main is not pinned/],
  'a commit without its version': [sound.replace(' # v7.0.1', ''), /has no version beside it/],
  'a version that is a remark': [sound.replace(' # v7.0.1', ' # newest'), /has no version beside it/],
  'an action that is not there': [step('uses: ./nowhere'), /no action\.yml there/],
  'an input that our action does not have': [sound.replace('budget:', 'budgets:'), /has no input budgets/],
  'the privileged event': [
    sound.replace('on: pull_request', 'on: pull_request_target'),
    /pull_request_target/,
  ],
  'the privileged event among others': [
    sound.replace('on: pull_request', 'on: [push, pull_request_target]'),
    /pull_request_target/,
  ],
  'a checkout in a privileged run': [
    `${comment}      - uses: ${/actions\/checkout@.*/.exec(sound)?.[0]}\n`,
    /workflow_run checks out code/,
  ],
  'a token left behind': [
    sound.replace('persist-credentials: false', 'clean: true'),
    /leaves its token behind/,
  ],
  'permissions at the top': [sound.replace('permissions: {}', 'permissions: read-all'), /top level grants/],
  'no permissions at the top': [sound.replace('permissions: {}\n', ''), /top level grants/],
  'a job that inherits permissions': [
    comment.replace(/ {4}permissions:\n( {6}.*\n)+/, ''),
    /list its permissions/,
  ],
  'a job without a time limit': [sound.replace(/ *timeout-minutes: .*\n/, ''), /set timeout-minutes/],
  'event text in a script': [
    step('run: echo "$' + '{{ github.event.pull_request.title }}"'),
    /an expression in a script/,
  ],
  'a download piped to a shell': [step('run: curl -sSf example.com/install | bash'), /piped to a shell/],
  'one by way of sudo': [step('run: wget -qO- example.com/install | sudo sh -s -- -y'), /piped to a shell/],
  'an expression with an unknown property': [
    sound.replace('event.pull_request', 'evnt.pull_request'),
    /evnt/,
  ],
  'an expression that does not parse': [sound.replace('!cancelled()', '!cancelled('), /line \d+: /],
  'an unknown function': [sound.replace('cancelled()', 'canceled()'), /canceled/],
  'a step that is not there': [step('if: steps.nobody.outputs.x\nrun: "true"'), /nobody/],
  'a job that is not there': [release.replace('needs: build', 'needs: built'), /built/],
  'an unknown permission': [release.replace('attestations: write', 'attestation: write'), /attestation/],
  'a level that a permission does not have': [
    release.replace('id-token: write', 'id-token: writes'),
    /writes/,
  ],
  'an unknown key': [sound.replace('runs-on:', 'run-on:'), /run-on/],
  'an unknown event': [sound.replace('on: pull_request', 'on: pull_requests'), /pull_requests/],
  'a key twice': [`${sound}permissions: {}\n`, /unique/i],
}

for (const [fault, [text, said]] of Object.entries(faults))
  test(`found: ${fault}`, async () =>
    assert.match(
      (await problemsOf({ path: '.github/workflows/fault.yml', text, isOwn: true })).join('\n'),
      said,
    ))

test('found: faults in the metadata of an action', async () => {
  const metadata = read('action.yml')
  const changes: readonly (readonly [from: string, to: string, said: RegExp])[] = [
    ['node24', 'node99', /node99/],
    ['main: dist', 'mian: dist', /'main' is required/],
    ['icon: zap', 'icon: zapp', /zapp/],
    ['description: Predicts', 'descriptoin: Predicts', /descriptoin/],
    ['required: false', 'requird: false', /requird means nothing/],
    ['outputs:', 'outptus:', /outptus/],
  ]
  for (const [from, to, said] of changes)
    assert.match((await problemsOfAction('action.yml', metadata.replace(from, to))).join('\n'), said)
})

import assert from 'node:assert/strict'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { startGithub } from './github-server.ts'
import { hostileNames } from './hostile-names.ts'
import { over } from './reports.ts'
import { type JobResult, runAction, workflowRun } from './run-action.ts'
import { meansNothing, withTexts } from './texts.ts'
import { zipOf } from './zip.ts'

const TOKEN = 'ghs_secret'
const BOT = 'github-actions[bot]'
const HEAD = 'a'.repeat(40)
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
const artifact = zipOf({ name: 'report.json', bytes: json(over) })

let cwd: string
before(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'wattlint-comment-'))
})
after(() => rm(cwd, { recursive: true }))

let github: Awaited<ReturnType<typeof startGithub>>
beforeEach(async () => {
  github = await startGithub({
    [TOKEN]: { login: BOT, mayWrite: true },
    ghs_no_actions: { login: BOT, mayWrite: true, mayNot: /\/actions\// },
    ghs_read_only: { login: BOT, mayWrite: false },
  })
  github.pulls.push({
    number: 7,
    state: 'open',
    base: { ref: 'main' },
    head: { ref: 'change', sha: HEAD, repo: { full_name: 'mallory/shop' } },
  })
})
afterEach(() => github.close())

const upload = (bytes: Uint8Array, changes: Partial<(typeof github.artifacts)[number]> = {}): void => {
  github.artifacts.push({
    id: 500 + github.artifacts.length,
    run: 90,
    name: 'wattlint',
    size_in_bytes: bytes.length,
    expired: false,
    bytes,
    ...changes,
  })
}

const runOn = (inputs: Record<string, string> = {}, event = workflowRun(HEAD)): Promise<JobResult> =>
  runAction({
    cwd,
    event,
    inputs: { mode: 'comment', 'github-token': TOKEN, ...inputs },
    env: { GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl },
  })

/** No comment, no red build, and a reason. */
async function isPassedOver(result: Promise<JobResult>, reason: RegExp): Promise<void> {
  const { status, log } = await result
  assert.equal(status, 0, log)
  assert.match(log, reason)
  assert.equal(github.comments.length, 0)
  assert.doesNotMatch(log, new RegExp(TOKEN))
}

test('mode comment: what a fork has uploaded is commented, as of its run', async () => {
  upload(artifact)
  const { status, log, outputs, summary } = await runOn({ title: 'Power' })
  assert.equal(status, 0, log)
  const [comment] = github.comments
  assert.match(
    comment?.body ?? '',
    /^<!-- wattlint:v1 key=default run=90\.1 -->\n### Power\n[\s\S]*\[!CAUTION\]/,
  )
  assert.match(comment?.body ?? '', /Computed by the own run of this pull request/)
  assert.match(summary, /Computed by the own run/)
  assert.equal(outputs['status'], 'fail')
  assert.equal(outputs['comment-id'], String(comment?.id))
  assert.deepEqual(github.shown, [''], 'the server of artifacts is not shown the token')
})

test('mode comment: the run of a second push brings the comment up to date, the first once more does not', async () => {
  upload(artifact)
  await runOn()
  await runOn({ title: 'Second' }, workflowRun(HEAD, { run_attempt: 2 }))
  assert.match(github.comments[0]?.body ?? '', /run=90\.2 -->\n### Second/)
  const { log } = await runOn()
  assert.match(log, /of a later run/)
  assert.equal(github.comments.length, 1)
  assert.match(github.comments[0]?.body ?? '', /### Second/)
})

test('mode comment: a file that an earlier step has downloaded', async () => {
  await writeFile(join(cwd, 'report.json'), json(over))
  const { status, log } = await runOn({ 'report-file': 'report.json' })
  assert.equal(status, 0, log)
  assert.equal(github.comments.length, 1)
})

test('mode comment: the latest artifact of that name counts, and none that has expired', async () => {
  upload(zipOf({ name: 'a.json', bytes: json({ old: true }) }))
  upload(artifact)
  upload(artifact, { expired: true })
  upload(zipOf({ name: 'a.json', bytes: json({}) }), { name: 'other' })
  await runOn()
  assert.equal(github.comments.length, 1)
})

test('mode comment: of several pull requests of one branch, the one that was compared with', async () => {
  const [pull] = github.pulls
  assert.ok(pull !== undefined)
  github.pulls.unshift({ ...pull, number: 6, base: { ref: 'release' } })
  upload(artifact)
  const { outputs } = await runOn()
  assert.notEqual(outputs['comment-id'], '')
})

const passedOver: readonly (readonly [string, () => Promise<JobResult>, RegExp])[] = [
  [
    'a commit that the pull request has moved on from',
    () => runOn({}, workflowRun('b'.repeat(40))),
    /closed or has moved on/,
  ],
  [
    'a branch of the same name in another fork',
    () => runOn({}, workflowRun(HEAD, { head_repository: { full_name: 'mallory/other' } })),
    /closed or has moved on/,
  ],
  [
    'a fork that is gone',
    () => runOn({}, workflowRun(HEAD, { head_repository: null })),
    /closed or has moved on/,
  ],
  ['a run of a push', () => runOn({}, workflowRun(HEAD, { event: 'push' })), /the run was of push/],
  ['a token that may not write', () => runOn({ 'github-token': 'ghs_read_only' }), /pull-requests: write/],
  [
    'a token that may not read artifacts',
    () => runOn({ 'github-token': 'ghs_no_actions' }),
    /^::warning .*actions: read/m,
  ],
  ['another name', () => runOn({ artifact: 'figures' }), /has no artifact "figures"/],
]
for (const [shows, result, reason] of passedOver) {
  test(`mode comment: passed over: ${shows}`, async () => {
    upload(artifact)
    await isPassedOver(result(), reason)
  })
}

test('mode comment: a pull request that moves on while the comment is prepared gets none', async () => {
  upload(artifact)
  github.faults.push(({ path }) => {
    const [pull] = github.pulls
    if (path.endsWith('/graphql') && pull !== undefined) pull.head.sha = 'b'.repeat(40)
    return null
  })
  await isPassedOver(runOn(), /moved on since/)
})

const large = Buffer.alloc(21 * 1024 * 1024, 0x20)
const forged: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ['no zip and no JSON', Buffer.from('hello'), /not JSON/],
  ['half a zip', artifact.slice(0, artifact.length / 2), /no zip file/],
  ['a zip without JSON', zipOf({ name: 'report.txt', bytes: json(over) }), /no JSON file/],
  [
    'two reports',
    zipOf({ name: 'a.json', bytes: json(over) }, { name: 'b.json', bytes: json(over) }),
    /several JSON files/,
  ],
  ['a path out of the folder', zipOf({ name: '../../report.json', bytes: json(over) }), /no zip file/],
  ['an absolute path', zipOf({ name: '/etc/report.json', bytes: json(over) }), /no zip file/],
  [
    'a thousand files',
    zipOf(...Array.from({ length: 1000 }, (_, i) => ({ name: `${i}`, bytes: json(1) }))),
    /over 100 files/,
  ],
  ['a report of 21 MiB', zipOf({ name: 'a.json', bytes: large }), /larger than any report/],
  ['a bomb that says it is small', zipOf({ name: 'a.json', bytes: large, claims: 1000 }), /no zip file/],
  [
    'a shape of its own',
    zipOf({ name: 'a.json', bytes: json({ ...over, extra: 1 }) }),
    /not of this version/,
  ],
  [
    'a report of another version',
    zipOf({ name: 'a.json', bytes: json({ ...over, schema_version: '99' }) }),
    /not of this version/,
  ],
  ['text that is not UTF-8', zipOf({ name: 'a.json', bytes: Buffer.from([0x22, 0xff, 0x22]) }), /not JSON/],
  ['brackets without end', zipOf({ name: 'a.json', bytes: Buffer.alloc(10_000_000, 0x5b) }), /not JSON/],
  [
    'a number beyond all',
    zipOf({
      name: 'a.json',
      bytes: Buffer.from(JSON.stringify(over).replace(/"p50":[\d.]+/, '"p50":1e999')),
    }),
    /not of this version/,
  ],
]
for (const [shows, bytes, reason] of forged) {
  test(`mode comment: forged: ${shows}`, async () => {
    upload(bytes)
    const start = performance.now()
    await isPassedOver(runOn(), new RegExp(`^::warning .*No comment: .*${reason.source}`, 'm'))
    assert.ok(performance.now() - start < 10_000)
  })
}

test('mode comment: forged: over 5 MiB, whatever its size is said to be', async () => {
  upload(Buffer.alloc(6 * 1024 * 1024), { size_in_bytes: 6 * 1024 * 1024 })
  await isPassedOver(runOn(), /larger than any report/)
  assert.equal(github.shown.length, 0, 'not even asked for')
  upload(Buffer.alloc(6 * 1024 * 1024), { size_in_bytes: 10 })
  await isPassedOver(runOn(), /more than 5242880 bytes/)
})

test('mode comment: no text of the artifact means anything to GitHub or to the runner', async () => {
  const text = hostileNames.flatMap(([, name]) => (name.length < 60 ? [name] : [])).join(' ')
  upload(zipOf({ name: 'a.json', bytes: json(withTexts(over, text)) }))
  const { status, log, summary } = await runOn()
  assert.equal(status, 0, log)
  const body = (github.comments[0]?.body ?? '').split('\n').slice(1).join('\n')
  for (const markdown of [body, summary]) meansNothing(markdown)
  for (const line of log.split('\n')) assert.doesNotMatch(line, /^\s*::(?!warning title=wattlint::)|##\[/)
})

test('mode comment: a changed workload is worth a first comment, an unchanged one is not', async () => {
  const still = { ...over, workloads: [], verdict: { status: 'unjudged', reason: 'no-budget' } }
  upload(zipOf({ name: 'a.json', bytes: json(still) }))
  await isPassedOver(runOn(), /nothing to tell/)
  const { log } = await runOn({}, workflowRun(HEAD, { conclusion: 'failure' }))
  assert.equal(github.comments.length, 1, log)
})

test('mode comment: on any other event it is misplaced', async () => {
  const { status, log } = await runOn({}, { pull_request: undefined })
  assert.equal(status, 2)
  assert.match(log, /::error::mode: comment is for workflows on workflow_run/)
})

test('mode comment: a file that is not there, or a link, is bad input', async () => {
  await symlink('/etc/passwd', join(cwd, 'link.json'))
  for (const name of ['gone.json', 'link.json'])
    assert.equal((await runOn({ 'report-file': name })).status, 2)
})

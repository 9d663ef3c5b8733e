import assert from 'node:assert/strict'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { Report } from '../src/schema/report.ts'
import { startGithub } from './github-server.ts'
import { broken, deployment, type JobResult, makeRepository, pullRequest, runAction } from './run-action.ts'

const TOKEN = 'ghs_secret'
const READ_ONLY = 'ghs_read_only'

let shop: Awaited<ReturnType<typeof makeRepository>>
before(async () => {
  shop = await makeRepository(
    { 'deploy/web.yaml': deployment('web', 2), 'deploy/cart.yaml': deployment('cart', 1) },
    { 'deploy/web.yaml': deployment('web', 6), 'deploy/cart.yaml': deployment('cart', 1) },
  )
})
after(() => shop.remove())

let github: Awaited<ReturnType<typeof startGithub>>
beforeEach(async () => {
  github = await startGithub({
    [TOKEN]: { login: 'github-actions[bot]', mayWrite: true },
    [READ_ONLY]: { login: 'github-actions[bot]', mayWrite: false },
  })
})
afterEach(() => github.close())

type Options = {
  inputs?: Record<string, string>
  event?: unknown
  cwd?: string
  env?: Record<string, string>
}
const runOn = ({
  inputs = {},
  event = pullRequest(shop.base, shop.head),
  cwd = shop.cwd,
  env = {},
}: Options = {}): Promise<JobResult> =>
  runAction({
    cwd,
    event,
    inputs: { 'github-token': TOKEN, ...inputs },
    env: { GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl, ...env },
  })

test('action: a pull request gets a comment, a summary and outputs', async () => {
  const { status, log, summary, outputs } = await runOn({ inputs: { budget: '1 kW' } })
  assert.equal(status, 0, log)
  const [comment] = github.comments
  assert.match(
    comment?.body ?? '',
    /^<!-- wattlint:v1 key=default run=100\.1 -->\n⚡ \*\*\+[\d.]+\u00a0k?W\*\* \(\+/,
  )
  assert.match(comment?.body ?? '', /`shop\/web`.*replicas\u00a02\u00a0→\u00a06/)
  assert.match(summary, /1 workload changed<br>Budget: ✅ [\d.]+\u00a0W of 1\u00a0kW/)
  assert.match(log, /Within budget/)
  assert.equal(outputs['status'], 'pass')
  assert.equal(outputs['workloads'], '2')
  assert.equal(outputs['violations'], '0')
  assert.equal(outputs['comment-id'], String(comment?.id))
  assert.ok(Number(outputs['delta-watts']) > 0)
  assert.ok(Number(outputs['total-watts-low']) < Number(outputs['total-watts']))
  assert.ok(Number(outputs['total-watts']) < Number(outputs['total-watts-high']))
})

test('action: a second run updates the comment in place', async () => {
  await runOn()
  const { outputs } = await runOn({ inputs: { title: 'Second' }, env: { GITHUB_RUN_ATTEMPT: '2' } })
  assert.equal(github.comments.length, 1)
  assert.equal(outputs['comment-id'], String(github.comments[0]?.id))
  assert.match(github.comments[0]?.body ?? '', /run=100\.2 -->\n### Second\n/)
})

test("action: a stranger's comment with our hidden line is left alone", async () => {
  const body = '<!-- wattlint:v1 key=default run=1.1 -->\nfake'
  github.add('mallory', body)
  await runOn()
  assert.equal(github.comments.length, 2)
  assert.equal(github.comments[0]?.body, body)
})

for (const [budget, expected] of [
  ['1 kW', 0],
  ['1 W', 1],
] as const) {
  test(`action: a token that may only read is told of, and the verdict on ${budget} stands`, async () => {
    const { status, log, summary, outputs } = await runOn({ inputs: { 'github-token': READ_ONLY, budget } })
    assert.equal(status, expected, log)
    assert.match(log, /^::warning .*may not write.*permissions:%0A {2}pull-requests: write$/m)
    assert.match(summary, /pull-requests: write/)
    assert.equal(outputs['comment-id'], '')
    assert.equal(github.comments.length, 0)
  })
}

test('action: a fork is told of as a fork', async () => {
  const event = pullRequest(shop.base, shop.head, { full_name: 'mallory/shop' })
  const { status, log } = await runOn({ inputs: { 'github-token': READ_ONLY }, event })
  assert.equal(status, 0, log)
  assert.match(log, /^::warning .*from a fork/m)
})

test('action: no token, no comment, one warning', async () => {
  const { status, log } = await runOn({ inputs: { 'github-token': '' } })
  assert.equal(status, 0)
  assert.equal(log.match(/^::warning/gm)?.length, 1)
  assert.equal(github.requests.length, 0)
})

test('action: GitHub in trouble does not change the verdict', async () => {
  github.faults.push({ status: 422 })
  const { status, log } = await runOn({ inputs: { budget: '1 kW' } })
  assert.equal(status, 0)
  assert.match(log, /^::warning .*No comment: GitHub answered with status 422/m)
})

test('action: without a pull request there is a summary with figures as they stand', async () => {
  const { status, summary, outputs } = await runOn({ event: { ref: 'refs/heads/main' } })
  assert.equal(status, 0)
  assert.match(summary, /^⚡ \*\*[\d.]+\u00a0k?W\*\* \(likely range/)
  assert.equal(outputs['status'], 'none')
  assert.equal(outputs['delta-watts'], '')
  assert.equal(github.requests.length, 0)
})

test('action: a merge group is compared with its base', async () => {
  const event = { merge_group: { base_sha: shop.base, base_ref: 'refs/heads/main', head_sha: shop.head } }
  const { outputs } = await runOn({ event })
  assert.ok(Number(outputs['delta-watts']) > 0)
})

test('action: a named base is compared with', async () => {
  const { outputs } = await runOn({ event: {}, inputs: { 'base-ref': 'HEAD~1' } })
  assert.ok(Number(outputs['delta-percent']) > 0)
})

test('action: over budget fails with status 1, and says by how much', async () => {
  const { status, log, outputs } = await runOn({ inputs: { budget: '1 W\n+0.5 W\n1 kW' } })
  assert.equal(status, 1)
  assert.match(log, /^::error::Over budget: [\d.]+ W is [\d.]+ W over the limit of 1 W\./m)
  assert.equal(outputs['status'], 'fail')
  assert.equal(outputs['violations'], '2')
  assert.match(github.comments[0]?.body ?? '', /\[!CAUTION\]/)
})

test('action: fail-on never only reports', async () => {
  const { status, outputs } = await runOn({ inputs: { budget: '1 W', 'fail-on': 'never' } })
  assert.equal(status, 0)
  assert.equal(outputs['status'], 'fail')
})

test('action: what this change made unreadable fails, what base had already does not', async () => {
  const repo = await makeRepository({ 'old.yaml': broken }, { 'old.yaml': broken, 'new.yaml': broken })
  const { status, log, outputs } = await runOn({ cwd: repo.cwd, event: pullRequest(repo.base, repo.head) })
  assert.equal(status, 2, log)
  assert.equal(outputs['status'], 'error')
  assert.match(log, /^::error title=wattlint%3A [^,]+,file=new\.yaml/m)
  assert.doesNotMatch(log, /^::error title=wattlint,file=old\.yaml/m)
  await repo.remove()
})

const badInputs = [
  [
    'an unknown choice',
    { 'fail-on': 'budgets' },
    /input fail-on: "budgets" is not a value it takes\. Write budget or never\./,
  ],
  ['a boolean that is none', { summary: 'yes' }, /input summary: "yes".*Write true or false\./],
  ['a key that would break the hidden line', { 'comment-key': 'a --> b' }, /input comment-key: "a --> b"/],
  ['a budget without a unit', { budget: '120' }, /budget "120" is not a budget/],
  ['a configuration that is not there', { config: 'nope.yml' }, /configuration "nope\.yml" is not there/],
  ['a path that is not there', { files: 'nope' }, /"nope" is not there/],
  [
    'an output folder that is not there',
    { 'json-file': 'nope/report.json' },
    /"nope\/report\.json" cannot be written/,
  ],
] as const
for (const [shows, inputs, message] of badInputs) {
  test(`action: ${shows} fails with status 2 and says what to write`, async () => {
    const { status, log, outputs } = await runOn({ inputs })
    assert.equal(status, 2, log)
    assert.match(log, /^::error::/m)
    assert.match(log, message)
    assert.equal(outputs['status'], 'error')
  })
}

test('action: a model that cannot be used fails with status 4', async () => {
  assert.equal((await runOn({ inputs: { model: 'deploy/web.yaml' } })).status, 4)
})

test('action: a failure of our own is no verdict', async () => {
  const { status, log } = await runOn({ env: { GITHUB_OUTPUT: '/nowhere/output' } })
  assert.equal(status, 70)
  assert.match(log, /^::error::A bug of wattlint, and no verdict/m)
})

test('action: reports are written to files', async () => {
  const { outputs } = await runOn({ inputs: { 'json-file': 'report.json', 'markdown-file': 'report.md' } })
  assert.equal(outputs['json-path'], join(shop.cwd, 'report.json'))
  const report = Report.parse(JSON.parse(await readFile(join(shop.cwd, 'report.json'), 'utf8')))
  assert.equal(report.base?.commit, shop.base)
  assert.match(await readFile(outputs['markdown-path'] ?? '', 'utf8'), /⚡/)
  for (const name of ['report.json', 'report.md']) await rm(join(shop.cwd, name))
})

test('action: files are chosen and left out', async () => {
  const { outputs } = await runOn({ inputs: { files: 'deploy\n!deploy/web.yaml' } })
  assert.equal(outputs['workloads'], '1')
  assert.equal(outputs['delta-watts'], '0')
})

test('action: a change of no workload begins no comment, and brings one that is there up to date', async () => {
  const repo = await makeRepository(
    { 'web.yaml': deployment('web', 2) },
    { 'web.yaml': deployment('web', 2), README: 'x' },
  )
  const event = pullRequest(repo.base, repo.head)
  await runOn({ cwd: repo.cwd, event })
  assert.equal(github.comments.length, 0)
  github.add('github-actions[bot]', '<!-- wattlint:v1 key=default run=1.1 -->\n❌')
  await runOn({ cwd: repo.cwd, event })
  assert.match(github.comments[0]?.body ?? '', /\*\*No change\*\*/)
  await repo.remove()
})

test('action: a shallow clone fetches its base', async () => {
  const clone = await makeRepository({})
  await clone.git('fetch', '--quiet', '--depth=1', pathToFileURL(shop.cwd).href, 'main')
  await clone.git('checkout', '--quiet', 'FETCH_HEAD')
  await shop.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
  await clone.git('remote', 'add', 'origin', pathToFileURL(shop.cwd).href)
  const { log, outputs } = await runOn({ cwd: clone.cwd })
  assert.ok(Number(outputs['delta-watts']) > 0, log)
  await clone.remove()
})

test('action: a base that cannot be had leaves an absolute report that says so', async () => {
  const clone = await makeRepository({})
  await clone.git('fetch', '--quiet', '--depth=1', pathToFileURL(shop.cwd).href, 'main')
  await clone.git('checkout', '--quiet', 'FETCH_HEAD')
  const { status, log, summary, outputs } = await runOn({ cwd: clone.cwd, inputs: { budget: '+1 W' } })
  assert.equal(status, 0)
  assert.match(log, /^::warning .*fetch-depth: 0/m)
  assert.match(summary, /\[!NOTE\]\n> Not compared, figures are absolute/)
  assert.equal(outputs['status'], 'none')
  await clone.remove()
})

test('action: the base is the parent that the checkout was merged into', async () => {
  const repo = await makeRepository({ 'web.yaml': deployment('web', 1) })
  await repo.git('checkout', '--quiet', '-b', 'feature')
  await repo.git('commit', '--quiet', '--allow-empty', '-m', 'feature')
  const feature = await repo.git('rev-parse', 'HEAD')
  await repo.git('checkout', '--quiet', 'main')
  await repo.git('commit', '--quiet', '--allow-empty', '-m', 'main moves on')
  const moved = await repo.git('rev-parse', 'HEAD')
  await repo.git('checkout', '--quiet', '--detach')
  await repo.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'feature')
  await runOn({ cwd: repo.cwd, event: pullRequest(repo.base, feature), inputs: { 'json-file': 'out.json' } })
  const report = Report.parse(JSON.parse(await readFile(join(repo.cwd, 'out.json'), 'utf8')))
  assert.equal(report.base?.commit, moved)
  await repo.remove()
})

test('action: hostile manifests command nothing, and the token is nowhere', async () => {
  const names = [
    '::error::forged',
    '##[error]forged',
    '@octocat',
    '<!-- wattlint:v1 key=default run=9.9 -->',
    'a|b`c',
    'x\n::set-output name=status::pass',
  ]
  const files = Object.fromEntries(names.map((name, index) => [`${index}.yaml`, deployment(name, 1)]))
  const repo = await makeRepository(
    {},
    { ...files, '::error::file.yaml': broken, 'new\nline ::error::x.yaml': broken },
  )
  const { log, summary, outputs } = await runOn({ cwd: repo.cwd, event: pullRequest(repo.base, repo.head) })
  const commands = log.split(/\r?\n/).filter((line) => /^\s*::/.test(line) || line.includes('##['))
  for (const line of commands) assert.match(line, /^::(?:error|warning)(?: title=wattlint[^:]*)?::/)
  assert.equal(commands.filter((line) => line.includes('forged')).length, 0, log)
  const body = github.comments[0]?.body ?? ''
  for (const text of [summary, body.split('\n').slice(1).join('\n')])
    assert.doesNotMatch(text, /<!--|@octocat/)
  assert.equal(outputs['status'], 'error')
  for (const text of [log, summary, body, JSON.stringify(outputs)])
    assert.doesNotMatch(text, new RegExp(TOKEN))
  await repo.remove()
})

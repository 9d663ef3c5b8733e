import assert from 'node:assert/strict'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { startGithub } from './github-server.ts'
import { deployment, type JobResult, makeRepository, pullRequest, runAction } from './run-action.ts'

/** One pull request's life, as its comments tell it. */

const BOT = 'github-actions[bot]'
const web = (replicas: number) => ({ 'web.yaml': deployment('web', replicas) })

let repo: Awaited<ReturnType<typeof makeRepository>>
let grown: string
let fixed: string
before(async () => {
  repo = await makeRepository(web(2))
  await repo.git('checkout', '--quiet', '-b', 'change')
  grown = await repo.commit(web(60))
  fixed = await repo.commit(web(2))
})
after(() => repo.remove())

let github: Awaited<ReturnType<typeof startGithub>>
let run: number
beforeEach(async () => {
  run = 100
  github = await startGithub({
    ghs_secret: { login: BOT, mayWrite: true },
    ghs_read_only: { login: BOT, mayWrite: false },
  })
})
afterEach(() => github.close())

async function push(
  commit: string,
  inputs: Readonly<Record<string, string>> = {},
  event = pullRequest(repo.base, commit),
): Promise<JobResult> {
  await repo.git('checkout', '--quiet', commit)
  return runAction({
    cwd: repo.cwd,
    event,
    inputs: { 'github-token': 'ghs_secret', budget: '+10 W', ...inputs },
    env: {
      GITHUB_API_URL: github.apiUrl,
      GITHUB_GRAPHQL_URL: github.graphqlUrl,
      GITHUB_RUN_ID: String(run++),
    },
  })
}

const body = (index = 0): string => github.comments[index]?.body ?? ''

test('pull request: over budget, then fixed: the comment turns to all clear', async () => {
  const first = await push(grown, { 'comment-on': 'failure' })
  assert.equal(first.status, 1, first.log)
  assert.match(body(), /\[!CAUTION\]/)
  const second = await push(fixed, { 'comment-on': 'failure' })
  assert.equal(second.status, 0, second.log)
  assert.equal(github.comments.length, 1)
  assert.match(body(), /run=101\.1 -->\n⚡ \*\*No change\*\*.*<br>Budget: ✅ 0 of \+10\u00a0W\n/)
  assert.doesNotMatch(body(), /CAUTION/)
})

test('pull request: comment-on says when a comment is begun', async () => {
  await push(grown, { 'comment-on': 'failure', budget: '1 MW' })
  assert.equal(github.comments.length, 0, 'a change within budget is no failure')
  await push(fixed)
  assert.equal(github.comments.length, 0, 'no workload changed')
  await push(fixed, { 'comment-on': 'always' })
  assert.equal(github.comments.length, 1)
})

test('pull request: hide-and-new folds the earlier comment away, delete-and-new deletes it', async () => {
  await push(grown, { comment: 'hide-and-new' })
  await push(grown, { comment: 'hide-and-new' })
  assert.deepEqual(
    github.comments.map(({ isMinimized }) => isMinimized),
    [true, false],
  )
  await push(grown, { comment: 'delete-and-new' })
  assert.equal(github.comments.length, 1)
  assert.match(body(), /run=102/)
})

test('pull request: an earlier run that ends late says so and changes nothing', async () => {
  run = 200
  await push(grown)
  run = 150
  const { status, log } = await push(fixed)
  assert.equal(status, 0)
  assert.match(log, /of a later run: left as it is/)
  assert.match(body(), /run=200/)
})

test('pull request: 400 comments of others, and GitHub in trouble three times', async () => {
  for (let index = 0; index < 400; index++) github.add('octocat', `talk ${index}`)
  await push(grown)
  github.faults.push(...Array.from({ length: 3 }, () => ({ status: 502 })))
  const { log } = await push(fixed)
  assert.equal(github.comments.length, 401, log)
  assert.match(body(400), /run=101\.1/)
})

const readOnly = [
  ['a fork', pullRequest, { full_name: 'mallory/shop' }, 'mallory', /from a fork, whose token may only read/],
  ['Dependabot', pullRequest, { full_name: 'octo/shop' }, 'dependabot[bot]', /from Dependabot, whose token/],
] as const
for (const [shows, event, from, author, reason] of readOnly) {
  test(`pull request: ${shows} is judged on its own merits, and leaves its report`, async () => {
    const inputs = { 'github-token': 'ghs_read_only', 'json-file': 'report.json' }
    const good = await push(fixed, inputs, event(repo.base, fixed, from, author))
    assert.equal(good.status, 0, good.log)
    const bad = await push(grown, inputs, event(repo.base, grown, from, author))
    assert.equal(bad.status, 1)
    assert.match(bad.log, reason)
    assert.match(bad.log, /mode: comment can write it/)
    assert.match(bad.summary, /\[!CAUTION\]/)
    await access(join(repo.cwd, 'report.json'))
    await repo.git('clean', '-fdq')
  })
}

test('pull request: a GitHub that takes less gets less, and the log says so', async () => {
  const many = (replicas: number) =>
    Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [`${index}.yaml`, deployment(`app-${index}`, replicas)]),
    )
  const large = await makeRepository(many(1), many(2))
  github.state.largestBody = 15_000
  const { status, log } = await runAction({
    cwd: large.cwd,
    event: pullRequest(large.base, large.head),
    inputs: { 'github-token': 'ghs_secret' },
    env: { GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl },
  })
  await large.remove()
  assert.equal(status, 0)
  assert.match(log, /too large for a comment: a shorter one was written/)
  assert.match(body(), /and 115 more changed workloads/)
})

test('pull request: a locked conversation is a warning', async () => {
  github.state.isLocked = true
  const { status, log } = await push(grown, { budget: '' })
  assert.equal(status, 0)
  assert.match(log, /^::warning .*the conversation is locked/m)
})

test('pull request: 3,000 changed workloads are one comment that fits, with what was left out and where it is', async (t) => {
  const FILES = 30
  const many = (replicas: number) =>
    Object.fromEntries(
      Array.from({ length: FILES }, (_, file) => [
        `team-${file}/all.yaml`,
        Array.from({ length: 100 }, (_, index) =>
          deployment(`service-${file}-${index}-with-a-name-of-common-length`, replicas),
        ).join('---\n'),
      ]),
    )
  const large = await makeRepository(many(1), many(2))
  t.after(() => large.remove())
  const ran = await runAction({
    cwd: large.cwd,
    event: pullRequest(large.base, large.head),
    inputs: {
      'github-token': 'ghs_secret',
      budget: '+10 W',
      'json-file': 'report.json',
      'sarif-file': 'report.sarif',
    },
    env: { GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl },
  })
  assert.equal(ran.status, 1, ran.log)
  assert.match(body(), /3,000 workloads changed/)
  assert.ok([...body()].length <= 60_000 && Buffer.byteLength(body()) <= 200_000)
  assert.equal(body().match(/<details>/g)?.length, body().match(/<\/details>/g)?.length)
  assert.match(body(), /2,985 more/)
  assert.ok(Buffer.byteLength(ran.summary) <= 900_000)
  assert.equal(ran.log.match(/^::(?:error|warning|notice)/gm)?.length, 2, 'the finding, and the conclusion')
  for (const file of ['report.json', 'report.sarif']) await access(join(large.cwd, file))
})

test('pull request: a workflow that is called by another sees the event of its caller', async () => {
  await push(grown, {}, Object.assign({}, pullRequest(repo.base, grown), { inputs: { environment: 'prod' } }))
  assert.equal(github.comments.length, 1)
})

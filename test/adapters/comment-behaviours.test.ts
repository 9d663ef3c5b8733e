import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { type Comment, type CommentBehaviour, putComment } from '../../src/adapters/github.ts'
import type { GithubOptions } from '../../src/adapters/github-client.ts'
import { AppError } from '../../src/errors.ts'
import { startGithub } from '../github-server.ts'

const BOT = 'github-actions[bot]'
const HEAD = 'a'.repeat(40)
const behaviours: readonly CommentBehaviour[] = ['update', 'new', 'hide-and-new', 'delete-and-new']

const commentOf = (run: number, changes: Partial<Comment> = {}): Comment => ({
  pullRequest: 7,
  key: 'default',
  run: { id: run, attempt: 1 },
  body: `figures of ${run}\n`,
  shortBody: () => `short of ${run}\n`,
  behaviour: 'update',
  mayCreate: true,
  headCommit: null,
  ...changes,
})

let github: Awaited<ReturnType<typeof startGithub>>
let options: GithubOptions
beforeEach(async () => {
  github = await startGithub({
    ghs_secret: { login: BOT, mayWrite: true },
    ghs_read_only: { login: BOT, mayWrite: false },
  })
  const { apiUrl, graphqlUrl } = github
  options = { token: 'ghs_secret', repository: 'octo/shop', apiUrl, graphqlUrl, userAgent: 'wattlint/test' }
  github.pulls.push({
    number: 7,
    state: 'open',
    base: { ref: 'main' },
    head: { ref: 'change', sha: HEAD, repo: { full_name: 'octo/shop' } },
  })
})
afterEach(() => github.close())

/** What a reader sees: the run of each comment of ours, in brackets when it is folded away. */
const seen = (): string =>
  github.comments
    .map(({ body, isMinimized }) => {
      const run = /run=(\d+)/.exec(body)?.[1] ?? 'theirs'
      return isMinimized ? `(${run})` : run
    })
    .join(' ')

const afterTwoRuns: Readonly<Record<CommentBehaviour, string>> = {
  update: 'theirs 102',
  new: 'theirs 101 102',
  'hide-and-new': 'theirs (101) 102',
  'delete-and-new': 'theirs 102',
}
for (const behaviour of behaviours) {
  test(`${behaviour}: two runs leave ${afterTwoRuns[behaviour]}`, async () => {
    github.add('mallory', '<!-- wattlint:v1 key=default run=1.1 -->\nnot ours')
    for (const run of [101, 102]) await putComment(options, commentOf(run, { behaviour }))
    assert.equal(
      github.comments.map(({ author }) => author === 'mallory').filter(Boolean).length,
      1,
      'a stranger’s comment is never touched',
    )
    assert.equal(seen().replace(/^1 /, 'theirs '), afterTwoRuns[behaviour])
  })

  test(`${behaviour}: an earlier run touches nothing of a later one`, async () => {
    for (const run of [101, 103]) await putComment(options, commentOf(run, { behaviour }))
    const before = JSON.stringify(github.comments)
    assert.deepEqual(await putComment(options, commentOf(102, { behaviour })), { outcome: 'newer' })
    assert.equal(JSON.stringify(github.comments), before)
  })

  test(`${behaviour}: the same run once more writes into its own comment`, async () => {
    for (const body of ['first\n', 'second\n']) await putComment(options, commentOf(101, { behaviour, body }))
    assert.equal(github.comments.length, 1)
    assert.match(github.comments[0]?.body ?? '', /second/)
  })

  test(`${behaviour}: a problem that is gone is said to be gone, where no new comment is wanted`, async () => {
    await putComment(options, commentOf(101, { behaviour }))
    const body = 'all clear\n'
    await putComment(options, commentOf(102, { behaviour, mayCreate: false, body }))
    assert.equal(seen(), '102')
    assert.match(github.comments[0]?.body ?? '', /all clear/)
  })

  test(`${behaviour}: a comment whose answer got lost is not written twice`, async () => {
    await putComment(options, commentOf(101, { behaviour }))
    github.faults.push((request) => {
      if (request.method !== 'POST' || !request.path.includes('/comments')) return null
      github.add(BOT, String(JSON.parse(request.body).body))
      return { status: 502 }
    })
    await putComment(options, commentOf(102, { behaviour }))
    assert.equal(seen(), afterTwoRuns[behaviour].replace('theirs ', ''))
  })
}

for (const behaviour of behaviours.filter((one) => one !== 'new')) {
  test(`${behaviour}: a run that is overtaken while it writes withdraws`, async () => {
    github.faults.push((request) => {
      if (request.method !== 'POST' || !request.path.includes('/comments')) return null
      github.add(BOT, '<!-- wattlint:v1 key=default run=102.1 -->\nlater')
      github.add(BOT, String(JSON.parse(request.body).body))
      return { status: 201, json: { id: github.comments.at(-1)?.id } }
    })
    assert.deepEqual(await putComment(options, commentOf(101, { behaviour })), { outcome: 'newer' })
    assert.equal(seen(), '102')
  })
}

test('update: what somebody has folded away is history, and a new comment is begun', async () => {
  const first = github.add(BOT, '<!-- wattlint:v1 key=default run=100.1 -->\nold')
  first.isMinimized = true
  await putComment(options, commentOf(101))
  assert.equal(seen(), '(100) 101')
})

test('update: after another behaviour, the latest of several comments is the one', async () => {
  for (const run of [100, 101]) await putComment(options, commentOf(run, { behaviour: 'new' }))
  await putComment(options, commentOf(102))
  assert.equal(seen(), '100 102')
})

test('400 comments: all of ours among them are found', async () => {
  for (let index = 0; index < 400; index++) {
    const isOurs = index % 150 === 149
    github.add(
      isOurs ? BOT : 'octocat',
      isOurs ? `<!-- wattlint:v1 key=default run=${index}.1 -->\n` : `talk ${index}`,
    )
  }
  await putComment(options, commentOf(500, { behaviour: 'hide-and-new' }))
  assert.equal(github.comments.filter(({ isMinimized }) => isMinimized).length, 2)
  assert.equal(github.comments.length, 401)
})

test('hide-and-new: earlier comments that may not be hidden are counted', async () => {
  await putComment(options, commentOf(101))
  github.faults.push((request) =>
    request.body.includes('minimizeComment')
      ? { status: 200, json: { data: null, errors: [{ type: 'FORBIDDEN', message: 'no' }] } }
      : null,
  )
  const written = await putComment(options, commentOf(102, { behaviour: 'hide-and-new' }))
  assert.equal('leftBehind' in written && written.leftBehind, 1)
})

test('a body that is too large is written once more, shorter', async () => {
  github.state.largestBody = 100
  const body = 'x'.repeat(200)
  const written = await putComment(options, commentOf(101, { body }))
  assert.equal('isShort' in written && written.isShort, true)
  assert.match(github.comments[0]?.body ?? '', /short of 101/)
})

test('a body that is too large even when short is an error', async () => {
  github.state.largestBody = 10
  await assert.rejects(putComment(options, commentOf(101)), /status 422/)
  assert.equal(github.requests.filter(({ path }) => path.endsWith('/comments')).length, 2)
})

test('a locked conversation is told from a missing permission', async () => {
  github.state.isLocked = true
  assert.deepEqual(await putComment(options, commentOf(101)), { outcome: 'locked' })
})

test('a pull request that has moved on gets no comment of its earlier state', async () => {
  const moved = commentOf(101, { headCommit: 'b'.repeat(40) })
  assert.deepEqual(await putComment(options, moved), { outcome: 'superseded' })
  assert.equal(github.comments.length, 0)
  const there = await putComment(options, commentOf(101, { headCommit: HEAD }))
  assert.equal(there.outcome, 'created')
})

const passing = [
  ['an answer that is cut on its way', 'cut'],
  [
    "a query that GitHub's own trouble ends",
    { status: 200, json: { errors: [{ message: 'Something went wrong while executing your query.' }] } },
  ],
  [
    "the hour's allowance, which is back in a moment",
    {
      status: 403,
      message: 'API rate limit exceeded',
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '1767225600',
        date: 'Thu, 01 Jan 2026 00:00:00 GMT',
      },
    },
  ],
] as const
for (const [shows, fault] of passing) {
  test(`trouble passes: ${shows}`, async () => {
    github.faults.push(fault)
    assert.equal((await putComment(options, commentOf(101))).outcome, 'created')
    assert.equal(github.comments.length, 1)
  })
}

test('502 three times passes within bounds', async () => {
  github.faults.push(...Array.from({ length: 3 }, () => ({ status: 502 })))
  assert.equal((await putComment(options, commentOf(101))).outcome, 'created')
})

test('a limit that outlasts patience says when to come back, at once', async () => {
  github.faults.push({ status: 403, message: 'secondary rate limit', headers: { 'retry-after': '600' } })
  const start = performance.now()
  const error = await putComment(options, commentOf(101)).catch((caught: unknown) => caught)
  assert.ok(error instanceof AppError)
  assert.match(`${error.message} ${error.hint}`, /limits the rate.*in 10 min/)
  assert.ok(performance.now() - start < 1000)
})

test('GraphQL limits the rate with a good status', async () => {
  const limited = {
    status: 200,
    json: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
  }
  github.faults.push(...Array.from({ length: 9 }, () => limited))
  await assert.rejects(putComment({ ...options, patienceMs: 900 }, commentOf(101)), /limits the rate/)
})

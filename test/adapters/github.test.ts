import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { type Comment, putComment } from '../../src/adapters/github.ts'
import type { GithubOptions } from '../../src/adapters/github-client.ts'
import { AppError } from '../../src/errors.ts'
import { startGithub } from '../github-server.ts'

const TOKEN = 'ghs_secret'
const identities = {
  [TOKEN]: { login: 'github-actions[bot]', mayWrite: true },
  ghs_read_only: { login: 'github-actions[bot]', mayWrite: false },
}
const comment: Comment = {
  pullRequest: 7,
  key: 'default',
  run: { id: 100, attempt: 1 },
  body: 'figures\n',
  shortBody: () => 'short\n',
  behaviour: 'update',
  mayCreate: true,
  headCommit: null,
}
const marker = '<!-- wattlint:v1 key=default run=99.1 -->'

let github: Awaited<ReturnType<typeof startGithub>>
let options: GithubOptions
beforeEach(async () => {
  github = await startGithub(identities)
  const { apiUrl, graphqlUrl } = github
  options = { token: TOKEN, repository: 'octo/shop', apiUrl, graphqlUrl, userAgent: 'wattlint/test' }
})
afterEach(() => github.close())

const bodies = (): string[] => github.comments.map(({ body }) => body)
const isWrite = ({ path }: { path: string }): boolean => path.includes('/comments')

test('putComment: creates, then updates in place', async () => {
  const created = await putComment(options, comment)
  assert.deepEqual(created, { outcome: 'created', id: 3_000_000_001, isShort: false, leftBehind: 0 })
  const later = { ...comment, run: { id: 101, attempt: 1 }, body: 'newer figures\n' }
  assert.equal((await putComment(options, later)).outcome, 'updated')
  assert.deepEqual(bodies(), ['<!-- wattlint:v1 key=default run=101.1 -->\nnewer figures\n'])
})

test("putComment: somebody else's comment with our hidden line is left alone", async () => {
  github.add('mallory', `${marker}\nfake`)
  assert.equal((await putComment(options, comment)).outcome, 'created')
  assert.equal(bodies()[0], `${marker}\nfake`)
})

test('putComment: our own comment that only quotes the line is left alone', async () => {
  github.add('github-actions[bot]', `> quoted\n${marker}`)
  github.add('github-actions[bot]', 'another tool')
  assert.equal((await putComment(options, comment)).outcome, 'created')
})

test('putComment: finds its comment behind hundreds of others', async () => {
  for (let index = 0; index < 250; index++) github.add('octocat', `comment ${index}`)
  const { id } = github.add('github-actions[bot]', `${marker}\nold`)
  const written = await putComment(options, comment)
  assert.equal('id' in written && written.id, id)
  assert.equal(github.requests.filter(({ path }) => path.endsWith('/graphql')).length, 3)
})

test('putComment: another key is another comment', async () => {
  await putComment(options, comment)
  assert.equal((await putComment(options, { ...comment, key: 'team-b' })).outcome, 'created')
  assert.equal(github.comments.length, 2)
})

test('putComment: a later run is not overwritten by an earlier one', async () => {
  await putComment(options, { ...comment, run: { id: 101, attempt: 2 } })
  for (const run of [
    { id: 100, attempt: 9 },
    { id: 101, attempt: 1 },
  ]) {
    assert.equal((await putComment(options, { ...comment, run, body: 'old' })).outcome, 'newer')
  }
  assert.doesNotMatch(bodies().join(), /old/)
})

test('putComment: where none is wanted none is begun, but one that is there is brought up to date', async () => {
  const unwanted = { ...comment, mayCreate: false }
  assert.deepEqual(await putComment(options, unwanted), { outcome: 'unneeded' })
  assert.equal(github.comments.length, 0)
  github.add('github-actions[bot]', `${marker}\nold`)
  assert.equal((await putComment(options, unwanted)).outcome, 'updated')
})

test('putComment: a token that may only read is refused, at once', async () => {
  assert.deepEqual(await putComment({ ...options, token: 'ghs_read_only' }, comment), {
    outcome: 'refused',
  })
  assert.equal(github.requests.filter(isWrite).length, 1)
})

test('putComment: a repository that the token does not see is refused', async () => {
  assert.deepEqual(await putComment({ ...options, repository: 'octo/hidden' }, comment), {
    outcome: 'refused',
  })
})

const passing = [
  ['a bad gateway', { status: 502 }],
  ['too many requests', { status: 429, headers: { 'retry-after': '0' } }],
  [
    'a secondary rate limit',
    { status: 403, message: 'You have exceeded a secondary rate limit', headers: { 'retry-after': '0' } },
  ],
] as const
for (const [shows, fault] of passing) {
  test(`putComment: ${shows} passes`, async () => {
    github.faults.push(fault)
    assert.equal((await putComment(options, comment)).outcome, 'created')
    assert.equal(github.comments.length, 1)
  })
}

test('putComment: a comment whose answer got lost is found, not written twice', async () => {
  github.faults.push((request) => {
    if (request.method !== 'POST' || !isWrite(request)) return null
    github.add('github-actions[bot]', String(JSON.parse(request.body).body))
    return { status: 502 }
  })
  assert.equal((await putComment(options, comment)).outcome, 'updated')
  assert.equal(github.comments.length, 1)
})

const failing = [
  ['trouble that does not pass', Array(50).fill({ status: 503 }), /in trouble/],
  [
    'an exhausted rate limit',
    Array(50).fill({ status: 403, headers: { 'x-ratelimit-remaining': '0', 'retry-after': '3000' } }),
    /rate/,
  ],
  ['a body that is refused', [{ status: 422 }], /422/],
  ['no answer at all', ['hang', 'hang', 'hang'], /cannot be reached/],
] as const
for (const [shows, faults, message] of failing) {
  test(`putComment: ${shows} is an error, in time, without the token in it`, async () => {
    github.faults.push(...faults)
    const start = performance.now()
    const error = await putComment({ ...options, patienceMs: 1500 }, comment).catch(
      (caught: unknown) => caught,
    )
    assert.ok(error instanceof AppError, String(error))
    assert.equal(error.failure, 'source')
    assert.match(error.message, message)
    assert.doesNotMatch(
      `${error.message} ${error.hint} ${error.stack} ${String(error.cause)}`,
      new RegExp(TOKEN),
    )
    assert.ok(performance.now() - start < 4000)
  })
}

test('putComment: a token that is not known is an error', async () => {
  await assert.rejects(putComment({ ...options, token: 'ghs_expired' }, comment), /does not accept the token/)
})

import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import type { GithubOptions } from '../../src/adapters/github-client.ts'
import { type Bumped, bumpPullRequest, type PinChange } from '../../src/adapters/github-release-bump.ts'
import { AppError, sentenceOf } from '../../src/errors.ts'
import { proposalFrom } from '../../src/publish/proposal.ts'
import { type FaultFor, type RecordedRequest, startGithub } from '../github-server.ts'
import { makeRepository } from '../run-action.ts'
import { publishing } from './published-model.ts'

const TOKEN = 'ghs_secret'
const identities = {
  [TOKEN]: { login: 'github-actions[bot]', mayWrite: true },
  ghs_read_only: { login: 'github-actions[bot]', mayWrite: false },
}
const BRANCH = 'wattlint/model'
const [OLD, NEW, NEWER] = ['a', 'b', 'c'].map((letter) => letter.repeat(64))
const line = (tag: string, sha256 = ''): string => `release:octo/models@${tag}#sha256-${sha256}`
const configuration = (pinned: string): string => `# ours\nbudget: 1 kW\nmodel: ${pinned} # kept up to date\n`

function changeTo(tag: string, sha256 = '', path = 'policy/wattlint.yml'): PinChange {
  const release = { owner: 'octo', repo: 'models', tag, asset: 'wattlint-model.json', sha256 }
  const scores = { before: [], after: [] }
  const proposal = proposalFrom({ tag, reference: release }, path, scores, null)
  return { path, base: null, release, proposal }
}
const change = changeTo('model-v2', NEW)

let repo: Awaited<ReturnType<typeof makeRepository>>
let github: Awaited<ReturnType<typeof startGithub>>
let options: GithubOptions
beforeEach(async () => {
  repo = await makeRepository({
    'policy/wattlint.yml': configuration(line('model-v1', OLD)),
    'other.txt': 'x',
    '.github/workflows/wattlint.yml': `with:\n  model: ${line('model-v1', OLD)}\n`,
  })
  github = await startGithub(identities)
  github.state.folder = repo.cwd
  options = publishing(github.apiUrl, TOKEN)
})
afterEach(async () => {
  await github.close()
  await repo.remove()
})

const bump = (wanted = change): Promise<Bumped> => bumpPullRequest(options, wanted)
const onBranch = (path = 'policy/wattlint.yml'): Promise<string> => repo.git('show', `${BRANCH}:${path}`)
const writes = (): number => github.requests.filter(({ method }) => method !== 'GET').length

test('bump: one commit on a branch of its own that changes one line, and one pull request', async () => {
  const bumped = await bump()
  assert.deepEqual(bumped, { outcome: 'opened', number: 8, url: 'https://github.example/octo/shop/pull/8' })
  assert.equal(`${await onBranch()}\n`, configuration(line('model-v2', NEW)))
  assert.equal(await repo.git('rev-parse', `${BRANCH}^`), repo.head)
  assert.equal(
    await repo.git('diff', '--stat', '--format=', `main..${BRANCH}`).then((text) => text.split('\n').length),
    2,
  )
  assert.equal(await repo.git('log', '-1', '--format=%s', BRANCH), 'Predict with model-v2')
  const [pull] = github.pulls
  assert.deepEqual([pull?.title, pull?.base.ref, pull?.head.ref], ['Predict with model-v2', 'main', BRANCH])
  assert.ok(pull?.body?.includes(line('model-v2', NEW)))
})

test('bump: a second run writes nothing, and a newer model moves the same pull request', async () => {
  await bump()
  const [before, commit] = [writes(), await repo.git('rev-parse', BRANCH)]
  assert.equal((await bump()).outcome, 'unchanged')
  assert.deepEqual([writes(), await repo.git('rev-parse', BRANCH)], [before, commit])
  assert.equal((await bump(changeTo('model-v3', NEWER))).outcome, 'updated')
  assert.equal(`${await onBranch()}\n`, configuration(line('model-v3', NEWER)))
  assert.equal(await repo.git('rev-parse', `${BRANCH}^`), repo.head, 'one commit, not two')
  assert.deepEqual(
    github.pulls.map(({ title }) => title),
    ['Predict with model-v3'],
  )
})

test('bump: nothing is done where the release is pinned already', async () => {
  assert.deepEqual(await bump(changeTo('model-v1', OLD)), { outcome: 'pinned' })
  assert.equal(writes(), 0)
})

test('bump: a base that moved on brings the branch along only where the file changed', async () => {
  await bump()
  const commit = await repo.git('rev-parse', BRANCH)
  const files = {
    '.github/workflows/wattlint.yml': 'x',
    'policy/wattlint.yml': configuration(line('model-v1', OLD)),
  }
  await repo.commit(files)
  assert.equal((await bump()).outcome, 'unchanged')
  assert.equal(await repo.git('rev-parse', BRANCH), commit)
  const moved = await repo.commit({
    ...files,
    'policy/wattlint.yml': `nodes: 3\n${configuration(line('model-v1', OLD))}`,
  })
  await bump()
  assert.equal(await repo.git('rev-parse', `${BRANCH}^`), moved)
  assert.match(await onBranch(), /^nodes: 3\n/)
})

test('bump: another base, and a branch with a slash', async () => {
  await repo.git('branch', 'release/1.x')
  assert.equal((await bump({ ...change, base: 'release/1.x' })).outcome, 'opened')
  assert.equal(github.pulls[0]?.base.ref, 'release/1.x')
})

test("bump: somebody else's commit on the branch is not written over", async () => {
  await bump()
  await repo.git('checkout', '--quiet', BRANCH)
  const theirs = await repo.commit({ 'policy/wattlint.yml': 'nodes: 1\n' })
  await repo.git('checkout', '--quiet', 'main')
  await assert.rejects(bump(changeTo('model-v3', NEWER)), {
    failure: 'input',
    message: /somebody else has committed to wattlint\/model/,
  })
  assert.equal(await repo.git('rev-parse', BRANCH), theirs)
})

test("bump: GitHub's merge of the base into the branch is nobody's work", async () => {
  await bump()
  await repo.git('checkout', '--quiet', BRANCH)
  await repo.git(
    'merge',
    '--quiet',
    '--no-ff',
    '-m',
    'Merge branch main',
    await repo.git('commit-tree', '-p', 'main', '-m', 'moved', 'main^{tree}'),
  )
  await repo.git('checkout', '--quiet', 'main')
  assert.equal((await bump(changeTo('model-v3', NEWER))).outcome, 'updated')
  assert.match(await onBranch(), /model-v3/)
})

test('bump: a pull request that somebody closed is not opened again for the same model', async () => {
  await bump()
  const [pull] = github.pulls
  assert.ok(pull)
  github.pulls[0] = { ...pull, state: 'closed' }
  assert.equal((await bump()).outcome, 'declined')
  assert.equal((await bump(changeTo('model-v3', NEWER))).outcome, 'opened')
  assert.equal(github.pulls.length, 2)
})

const isPost =
  (part: string) =>
  ({ method, path }: RecordedRequest) =>
    method !== 'GET' && path.includes(part)
const passing: readonly (readonly [shows: string, fault: FaultFor])[] = [
  ['the first answer is 502', { status: 502 }],
  ['the answer to the commit is lost', (request) => (isPost('/git/commits')(request) ? 'cut' : null)],
  ['the answer to the branch is lost', (request) => (isPost('/git/refs')(request) ? 'cut' : null)],
  ['the answer to the pull request is lost', (request) => (isPost('/pulls')(request) ? 'cut' : null)],
  ['the branch is answered with 502', (request) => (isPost('/git/refs')(request) ? { status: 502 } : null)],
]
for (const [shows, fault] of passing)
  test(`bump: it passes when ${shows}`, async () => {
    github.faults.push(fault)
    const { outcome } = await bump()
    assert.ok(outcome === 'opened' || outcome === 'unchanged')
    assert.deepEqual(github.faults, [], 'it happened')
    assert.equal(github.pulls.length, 1)
    assert.equal(await repo.git('rev-parse', `${BRANCH}^`), repo.head)
  })

const refused: readonly (readonly [
  shows: string,
  wanted: PinChange,
  given: { readonly token?: string; readonly fault?: FaultFor },
  failure: string,
  why: RegExp,
])[] = [
  [
    'a token that may only read',
    change,
    { token: 'ghs_read_only' },
    'source',
    /^the token may not write to wattlint\/model of octo\/shop\. Add to the job: permissions: \{ contents: write, pull-requests: write \}\.$/,
  ],
  [
    'a repository that lets no job open pull requests',
    change,
    {
      fault: (request) =>
        isPost('/pulls')(request)
          ? { status: 403, message: 'GitHub Actions is not permitted to create or approve pull requests.' }
          : null,
    },
    'source',
    /^the token may not open pull requests in octo\/shop\. .*pull-requests: write.*"Allow GitHub Actions to create and approve pull requests"/,
  ],
  [
    'a workflow, which no job may change',
    changeTo('model-v2', NEW, '.github/workflows/wattlint.yml'),
    {},
    'source',
    /pin the model in wattlint\.yml, or use a token of an app with workflows: write/,
  ],
  [
    'a file that is not there',
    changeTo('model-v2', NEW, 'policy/gone.yml'),
    {},
    'input',
    /"policy\/gone\.yml" is no file on "main"/,
  ],
  ['a file below a file', changeTo('model-v2', NEW, 'other.txt/gone.yml'), {}, 'input', /is no file on/],
  ['a base that is not there', { ...change, base: 'gone' }, {}, 'input', /is no file on "gone"/],
  [
    'a file that names no model',
    changeTo('model-v2', NEW, 'other.txt'),
    {},
    'input',
    /no line of "other\.txt" names a model of octo\/models\. Write the line .*: model: release:octo\/models@model-v2#sha256-b{64}\./,
  ],
]
for (const [shows, wanted, { token = TOKEN, fault }, failure, why] of refused)
  test(`bump: ${shows} is refused`, async () => {
    if (fault !== undefined) github.faults.push(fault)
    await assert.rejects(bumpPullRequest({ ...options, token }, wanted), (error) => {
      assert.ok(error instanceof AppError)
      assert.equal(error.failure, failure)
      assert.match(sentenceOf(error), why)
      return true
    })
    assert.deepEqual(github.pulls, [])
  })

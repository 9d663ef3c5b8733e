import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { Report } from '../src/schema/report.ts'
import { startGithub } from './github-server.ts'
import {
  deployment,
  type Files,
  type JobResult,
  makeRepository,
  pullRequest,
  runAction,
} from './run-action.ts'

/** What the clone of a workflow lacks of its base is fetched, or asked for. */

const TOKEN = 'ghs_secret'
const web = (replicas: number): Files => ({
  'deploy/web.yaml': deployment('web', replicas),
  'deploy/cart.yaml': deployment('cart', 1),
  'wattlint.yml': 'budget: +1 W\n',
})

/** `main` has moved on from where the change began, and the change has two commits. */
let origin: Awaited<ReturnType<typeof makeRepository>>
let parted: string
let tip: string
let head: string
before(async () => {
  origin = await makeRepository(web(2))
  parted = origin.base
  await origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
  await origin.git('checkout', '--quiet', '-b', 'change')
  for (const replicas of [3, 6]) head = await origin.commit(web(replicas))
  await origin.git('checkout', '--quiet', 'main')
  tip = await origin.commit({ ...web(2), 'deploy/new.yaml': deployment('new', 50) })
})
after(() => origin.remove())

let github: Awaited<ReturnType<typeof startGithub>>
beforeEach(async () => {
  github = await startGithub({
    [TOKEN]: { login: 'github-actions[bot]', mayWrite: true },
    ghs_no_contents: { login: 'github-actions[bot]', mayWrite: true, mayNot: /\/(?:compare|git)\// },
  })
  github.state.folder = origin.cwd
})
afterEach(() => github.close())

/** A clone of one commit; with or without a remote to fetch from. */
async function shallowClone(commit: string, hasRemote: boolean) {
  const clone = await makeRepository()
  const url = pathToFileURL(origin.cwd).href
  await clone.git('fetch', '--quiet', '--depth=1', url, commit)
  await clone.git('checkout', '--quiet', 'FETCH_HEAD')
  if (hasRemote) await clone.git('remote', 'add', 'origin', url)
  return clone
}

type Ran = JobResult & { readonly report: Report }
async function runIn(
  clone: Awaited<ReturnType<typeof makeRepository>>,
  { event = pullRequest(tip, head), inputs = {} }: { event?: unknown; inputs?: Record<string, string> } = {},
): Promise<Ran> {
  const result = await runAction({
    cwd: clone.cwd,
    event,
    inputs: { 'github-token': TOKEN, comment: 'off', 'json-file': 'out.json', ...inputs },
    env: { GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl },
  })
  const report = Report.parse(JSON.parse(await readFile(join(clone.cwd, 'out.json'), 'utf8')))
  await clone.remove()
  return { ...result, report }
}

const changed = ({ report }: Ran): string[] =>
  report.workloads.flatMap((one) =>
    one.change === 'unchanged' ? [] : [`${one.change} ${one.workload_name}`],
  )
const asked = (part: string): number => github.requests.filter(({ path }) => path.includes(part)).length

test('base: a shallow clone goes back to where the change began', async () => {
  const ran = await runIn(await shallowClone(head, true))
  assert.equal(ran.report.base?.commit, parted, ran.log)
  assert.deepEqual(changed(ran), ['changed web'])
  assert.doesNotMatch(ran.log, /fetch-depth/)
  assert.equal(github.requests.length, 0)
})

test('base: without a remote, GitHub is asked, for the files that differ alone', async () => {
  const ran = await runIn(await shallowClone(head, false))
  assert.equal(ran.report.base?.commit, parted, ran.log)
  assert.deepEqual(changed(ran), ['changed web'])
  assert.doesNotMatch(ran.log, /::warning/)
  assert.deepEqual([asked('/compare/'), asked('/git/trees/'), asked('/git/blobs/')], [1, 2, 2])
})

test('base: the configuration is that of the base there too', async () => {
  const ran = await runIn(await shallowClone(head, false))
  assert.equal(ran.status, 1, ran.log)
  assert.match(ran.log, /a change of .* over the limit of \+1 W/)
})

test('base: rules are those of its tip, and a change that began before them has none of its own to tell of', async () => {
  await origin.git('checkout', '--quiet', '-b', 'stricter', parted)
  const stricter = await origin.commit({ ...web(2), 'wattlint.yml': 'budget: +1 mW\n' })
  await origin.git('checkout', '--quiet', 'main')
  for (const hasRemote of [true, false]) {
    const clone = await shallowClone(head, hasRemote)
    const ran = await runIn(clone, { event: pullRequest(stricter, head) })
    assert.equal(ran.report.base?.commit, parted, ran.log)
    assert.match(ran.log, /over the limit of \+1 mW/)
    assert.doesNotMatch(ran.log, /once it is merged/)
  }
})

test('base: a named one is asked for by its name', async () => {
  const ran = await runIn(await shallowClone(head, false), { inputs: { 'base-ref': 'main' }, event: {} })
  assert.equal(ran.report.base?.commit, parted, ran.log)
})

test('base: what GitHub refuses leaves an absolute report that says so', async () => {
  const ran = await runIn(await shallowClone(head, false), { inputs: { 'github-token': 'ghs_no_contents' } })
  assert.equal(ran.report.base, null)
  assert.match(ran.log, /^::warning .*Not compared, figures are absolute.*: .*status 403.*fetch-depth: 0/m)
  assert.match(ran.summary, /\[!NOTE\]\n> Not compared/)
})

test('base: a repository too large to be listed leaves an absolute report', async () => {
  github.faults.push(({ path }) =>
    path.includes('/git/trees/') ? { status: 200, json: { sha: 'x', truncated: true, tree: [] } } : null,
  )
  const ran = await runIn(await shallowClone(head, false))
  assert.equal(ran.report.base, null)
  assert.match(ran.log, /does not list all files/)
})

test('base: more files than may be asked for are no way around the rules of the base', async () => {
  const many = (replicas: number): Files =>
    Object.fromEntries(
      Array.from({ length: 310 }, (_, index) => [`${index}.yaml`, deployment(`app-${index}`, replicas)]),
    )
  const large = await makeRepository(many(1), many(2))
  github.state.folder = large.cwd
  const clone = await makeRepository()
  await clone.git('fetch', '--quiet', '--depth=1', pathToFileURL(large.cwd).href, 'main')
  await clone.git('checkout', '--quiet', 'FETCH_HEAD')
  const { status, log } = await runAction({
    cwd: clone.cwd,
    event: pullRequest(large.base, large.head),
    inputs: { 'github-token': TOKEN, comment: 'off' },
    env: { GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl },
  })
  await clone.remove()
  assert.equal(status, 3)
  assert.match(log, /over 300 files differ.*fetch-depth: 0/)
  await large.remove()
})

test('base: a link is a link there too, and hostile paths are only paths', async () => {
  const strange = 'sp ace/ü $(x) `y` ?#%41.yaml'
  const repo = await makeRepository(
    { ...web(2), [strange]: deployment('strange', 1) },
    { ...web(2), [strange]: deployment('strange', 2) },
  )
  github.state.folder = repo.cwd
  const clone = await makeRepository()
  await clone.git('fetch', '--quiet', '--depth=1', pathToFileURL(repo.cwd).href, 'main')
  await clone.git('checkout', '--quiet', 'FETCH_HEAD')
  assert.deepEqual(changed(await runIn(clone, { event: pullRequest(repo.base, repo.head) })), [
    'changed strange',
  ])
  await repo.remove()
})

const zeros = '0'.repeat(40)
const events: readonly (readonly [string, () => unknown, string | null])[] = [
  [
    'push: with the state before',
    () => ({ ref: 'refs/heads/change', before: parted, after: head }),
    'parted',
  ],
  [
    'push: a forced one too',
    () => ({ ref: 'refs/heads/change', before: tip, after: head, forced: true }),
    'tip',
  ],
  ['push: a new branch has no state before', () => ({ ref: 'refs/heads/change', before: zeros }), null],
  ['schedule: with nothing', () => ({ schedule: '0 4 * * *' }), null],
  ['workflow_dispatch: with nothing', () => ({ ref: 'refs/heads/main', inputs: {} }), null],
  [
    'merge_group: with what it is merged into',
    () => ({ merge_group: { base_sha: parted, base_ref: 'refs/heads/main', head_sha: head } }),
    'parted',
  ],
]
for (const [shows, event, expected] of events) {
  test(`compared, ${shows}`, async () => {
    const ran = await runIn(await shallowClone(head, true), { event: event() })
    const commits: Readonly<Record<string, string>> = { parted, tip }
    assert.equal(ran.report.base?.commit ?? null, expected === null ? null : commits[expected], ran.log)
    assert.doesNotMatch(ran.log, /::warning/)
  })
}

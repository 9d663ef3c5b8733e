import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { Report } from '../../src/schema/report.ts'
import { writeFiles } from '../folders.ts'
import { startGithub } from '../github-server.ts'
import { deployment, type Files, makeRepository, pullRequest, runAction } from '../run-action.ts'
import { fakeHelm } from './fake-helm.ts'

/** What a pull request may have rendered, and what it may not make of that. */

const TOKEN = 'ghs_secret'
const BROKEN = '\n\n{{ broken\n'
const state = (template: string, config = 'render: [{chart: shop}]\nbudget: 1 kW\n'): Files => ({
  'wattlint.yml': config,
  'shop/Chart.yaml': 'name: x\n',
  'shop/templates/web.yaml': template,
  'k8s/api.yaml': deployment('api', 1),
})

let github: Awaited<ReturnType<typeof startGithub>>
before(async () => {
  github = await startGithub({ [TOKEN]: { login: 'github-actions[bot]', mayWrite: true } })
})
after(() => github.close())

type Repository = Awaited<ReturnType<typeof makeRepository>>

async function ranIn(repository: Repository, clone: Repository, path: string) {
  const result = await runAction({
    cwd: clone.cwd,
    event: pullRequest(repository.base, repository.head),
    inputs: { 'github-token': TOKEN, comment: 'off', 'json-file': 'out.json' },
    env: {
      GITHUB_API_URL: github.apiUrl,
      GITHUB_GRAPHQL_URL: github.graphqlUrl,
      PATH: [path, process.env['PATH']].join(delimiter),
    },
  })
  const text = await readFile(join(clone.cwd, 'out.json'), 'utf8').catch(() => null)
  const report = text === null ? null : Report.parse(JSON.parse(text))
  const workloads = (report?.workloads ?? []).map(
    (one) => `${one.change} ${one.workload_name} ${one.pods.typical}`,
  )
  return { ...result, report, workloads: workloads.toSorted() }
}

test('action: both sides are rendered', async (t) => {
  const repository = await makeRepository(state(deployment('web', 2)), state(deployment('web', 6)))
  t.after(() => repository.remove())
  const ran = await ranIn(repository, repository, fakeHelm(t).path)
  assert.deepEqual(ran.workloads, ['changed web 6', 'unchanged api 1'], ran.log)
  assert.equal(ran.status, 0)
})

test('action: the base is rendered from what GitHub tells of it, where the clone does not hold it', async (t) => {
  const repository = await makeRepository(state(deployment('web', 2)), state(deployment('web', 6)))
  const clone = await makeRepository()
  t.after(() => Promise.all([repository.remove(), clone.remove()]))
  await clone.git('fetch', '--quiet', '--depth=1', pathToFileURL(repository.cwd).href, repository.head)
  await clone.git('checkout', '--quiet', 'FETCH_HEAD')
  github.state.folder = repository.cwd
  const ran = await ranIn(repository, clone, fakeHelm(t).path)
  assert.deepEqual(ran.workloads, ['changed web 6', 'unchanged api 1'], ran.log)
  assert.equal(ran.report?.base?.commit, repository.base)
})

test('action: a chart that the pull request breaks is a problem at its line, and saves nothing', async (t) => {
  const repository = await makeRepository(state(deployment('web', 2)), state(BROKEN, ''))
  t.after(() => repository.remove())
  const ran = await ranIn(repository, repository, fakeHelm(t).path)
  assert.equal(ran.status, 2, ran.log)
  assert.deepEqual(ran.workloads, ['unchanged api 1', 'unchanged web 2'])
  assert.match(
    ran.log,
    /^::error title=wattlint%3A File could not be read,file=shop\/templates\/web\.yaml,line=3::.*helm cannot render/m,
  )
  assert.equal(ran.outputs['status'], 'error')
})

test('action: a base that cannot be rendered ends it: nothing is judged by rules of the change', async (t) => {
  const repository = await makeRepository(state(BROKEN), state(deployment('web', 9), ''))
  t.after(() => repository.remove())
  const ran = await ranIn(repository, repository, fakeHelm(t).path)
  assert.equal(ran.status, 3, ran.log)
  assert.match(ran.log, /^::error::at the base, shop\/templates\/web\.yaml:3: helm cannot render/m)
  assert.equal(ran.report, null)
})

test('action: a tool that is missing ends it too', async (t) => {
  const repository = await makeRepository(state(deployment('web', 2)), state(deployment('web', 9), ''))
  t.after(() => repository.remove())
  const result = await runAction({
    cwd: repository.cwd,
    event: pullRequest(repository.base, repository.head),
    inputs: { 'github-token': TOKEN, comment: 'off' },
    env: { PATH: ['/usr/bin', '/bin'].filter((folder) => folder !== '').join(delimiter) },
  })
  assert.equal(result.status, 3, result.log)
  assert.match(result.log, /^::error::"shop" is to be rendered, and helm is not on the path/m)
})

test('action: what a workflow wrote beside the commit is in no chart', async (t) => {
  const files = {
    ...state('a: 1\n', 'render: [{chart: .}]\n'),
    'Chart.yaml': 'name: x\n',
    'templates/web.yaml': deployment('web', 2),
  }
  const repository = await makeRepository(files, { ...files, 'k8s/api.yaml': deployment('api', 2) })
  t.after(() => repository.remove())
  writeFiles(repository.cwd, {
    'gha-creds.json': 'key',
    'templates/key.yaml': deployment('untracked', 3),
  })
  const { path } = fakeHelm(t)
  const ran = await ranIn(repository, repository, path)
  assert.deepEqual(ran.workloads, ['changed api 2', 'unchanged web 2'], ran.log)
})

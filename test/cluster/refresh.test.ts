import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Model } from '../../src/schema/model.ts'
import { Report } from '../../src/schema/report.ts'
import { deployment, folderOf } from '../folders.ts'
import { startGithub } from '../github-server.ts'
import { runAction } from '../run-action.ts'
import type { Cluster } from './cluster.ts'
import { startKeplerStandIn, USES_CPU } from './kepler.ts'
import { startKubeStateMetrics } from './kube-state-metrics.ts'
import { startPrometheus } from './prometheus.ts'
import { clusterFor } from './suite.ts'
import { until } from './until.ts'

/** From a cluster to a published model, and a check that predicts with it. */

const NODE = 'node-a'
/** Enough that some are held out and some are not, whatever their names hash to. */
const WORKLOADS = 12

async function start(cluster: Cluster) {
  const { admin, createNamespace, kubeconfig, rig } = cluster
  await createNamespace('shop')
  for (let index = 0; index < WORKLOADS; index++) {
    const name = `app-${index}`
    const labels = { app: name }
    const cpu = `${(index + 1) * 100}m`
    const container = { name: 'c', image: `registry.test/app-${index}:1`, resources: { requests: { cpu } } }
    await admin.create('/apis/apps/v1/namespaces/shop/deployments', {
      metadata: { name },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels, annotations: { [USES_CPU]: `${(index + 1) * 50}m` } },
          spec: { containers: [container] },
        },
      },
    })
  }
  const owners = await startKubeStateMetrics(rig, kubeconfig)
  const kepler = await startKeplerStandIn(rig, kubeconfig, [NODE])
  const prometheus = await startPrometheus(rig, [
    { job: 'kube-state-metrics', targets: [owners.target], honorLabels: true },
    { job: 'kepler', targets: [kepler.target], path: kepler.pathOf(NODE) },
  ])
  await until('every workload is measured for a while', async () => {
    const counts = await prometheus.query(
      'count_over_time(kepler_pod_cpu_joules_total{pod_namespace="shop",zone="package"}[1m]) > 10',
    )
    return counts.length >= WORKLOADS
  })
  return { cluster, prometheus }
}

const { skip, fixture } = clusterFor({ nodes: [{ name: NODE }] }, start)

const CLI = join(import.meta.dirname, '../../src/cli.ts')

type Ran = { readonly status: number; readonly out: string; readonly err: string }

const wattlint = (
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { cwd, env: { ...process.env, ...env } }, (error, out, err) =>
      resolve({ status: error === null ? 0 : Number(error.code), out, err }),
    )
  })

const refreshArgs = (...more: readonly string[]): string[] => {
  const { cluster, prometheus } = fixture()
  const from = ['--kubeconfig', cluster.kubeconfig, '--prom', prometheus.url, '--namespaces', 'shop']
  return ['refresh', ...from, '--mode', 'window', '--window', '20s', ...more]
}

test('refresh: energy of a fake meter is refused, and the model in use stays', { skip }, async (t) => {
  const folder = folderOf(t, {})
  const { status, err } = await wattlint(folder, refreshArgs())
  assert.equal(status, 2, err)
  assert.match(err, /fake.*--allow-synthetic/s)
  assert.ok(!existsSync(join(folder, 'wattlint-model.json')))
})

const TOKEN = 'ghs_secret'

async function githubFor(t: TestContext) {
  const github = await startGithub({ [TOKEN]: { login: 'github-actions[bot]', mayWrite: true } })
  t.after(() => github.close())
  const env = { GITHUB_TOKEN: TOKEN, GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl }
  return { github, env }
}

test('refresh: measured, trained, compared, published, and used by a check', { skip }, async (t) => {
  const folder = folderOf(t, { 'k8s/web.yaml': deployment('web', 2, '500m') })
  const { github, env } = await githubFor(t)
  const publish = ['--allow-synthetic', '--accept-unproven', '--publish', 'octo/shop', '--tag', 'model-v1']
  const ran = await wattlint(folder, refreshArgs(...publish), env)
  assert.equal(ran.status, 0, ran.err)
  assert.match(ran.out, /wattlint-model\.json is now model/)
  const [, pinned = ''] = /^model: (release:octo\/shop@model-v1#sha256-[0-9a-f]{64})$/m.exec(ran.out) ?? []

  const model = Model.parse(JSON.parse(readFileSync(join(folder, 'wattlint-model.json'), 'utf8')))
  const own = model.tables.flatMap(({ rows }) => rows.filter(({ source_id }) => source_id === 'own-cluster'))
  assert.ok(
    own.length >= WORKLOADS / 2 && own.length < WORKLOADS,
    `${own.length} rows of ${WORKLOADS} workloads`,
  )
  assert.ok(
    own.every(({ provenance }) => provenance === 'modelled'),
    'watts of a fake meter are not called measured',
  )
  const [release] = github.releases.releases
  assert.deepEqual(release?.assets.map(({ name }) => name).toSorted(), [
    'SHA256SUMS',
    'evaluation.json',
    'evaluation.svg',
    'wattlint-model.json',
    'wattlint-model.md',
  ])
  assert.match(release?.body ?? '', /\*\*Synthetic: yes\.\*\*/)

  const check = await wattlint(folder, ['check', 'k8s', '--model', pinned, '--format', 'json'], env)
  assert.equal(check.status, 0, check.err)
  assert.equal(Report.parse(JSON.parse(check.out)).model.id, model.id)
})

test('refresh: a second run takes the measurements of the first along', { skip }, async (t) => {
  const folder = folderOf(t, {})
  const args = refreshArgs('--allow-synthetic', '--accept-unproven')
  assert.equal((await wattlint(folder, args)).status, 0)
  const second = await wattlint(folder, args)
  assert.equal(second.status, 0, second.err)
  assert.match(second.err, /collect: the workloads/)
  const work = join(folder, '.wattlint', 'refresh')
  const lines = readFileSync(join(work, 'requests.ndjson'), 'utf8').trim().split('\n')
  assert.equal(lines.length, WORKLOADS, 'a workload that has not changed is there once')
})

test('refresh: a run that broke off goes on behind its last step', { skip }, async (t) => {
  const folder = folderOf(t, {})
  const { env } = await githubFor(t)
  const args = refreshArgs(
    '--allow-synthetic',
    '--accept-unproven',
    '--publish',
    'octo/shop',
    '--tag',
    'model-v2',
  )
  const broken = await wattlint(folder, args, { ...env, GITHUB_TOKEN: 'ghs_nobody' })
  assert.equal(broken.status, 3, broken.err)
  const resumed = await wattlint(folder, args, env)
  assert.equal(resumed.status, 0, resumed.err)
  assert.match(resumed.err, /goes on where the run of .* stopped, behind evaluate/)
  assert.doesNotMatch(resumed.err, /collect: /)
})

test('refresh: a candidate that is worse is not taken', { skip }, async (t) => {
  const folder = folderOf(t, {})
  const args = refreshArgs('--allow-synthetic', '--accept-unproven')
  assert.equal((await wattlint(folder, args)).status, 0)
  const before = readFileSync(join(folder, 'wattlint-model.json'), 'utf8')
  const work = join(folder, '.wattlint', 'refresh')
  mkdirSync(work, { recursive: true })
  // Measurements that say a hundred times as much, of all that is not held out.
  const training = readFileSync(join(work, 'training.ndjson'), 'utf8').trim().split('\n')
  const inflated = training.map((line) => {
    const row = JSON.parse(line)
    for (const key of [
      'avg_power_w',
      'avg_power_w_min',
      'avg_power_w_max',
      'total_energy_j',
      'energy_step_j',
    ])
      if (row[key] !== null) row[key] *= 100
    return JSON.stringify(row)
  })
  writeFileSync(join(work, 'training.ndjson'), `${inflated.join('\n')}\n`)
  const progress = JSON.parse(readFileSync(join(work, 'progress.json'), 'utf8'))
  writeFileSync(
    join(work, 'progress.json'),
    JSON.stringify({ ...progress, done: ['collect', 'label', 'join'] }),
  )
  const second = await wattlint(folder, args)
  assert.equal(second.status, 0, second.err)
  assert.match(second.out, /^The model in use stays: the new one is worse\. pod_kepler_total: ×/)
  assert.equal(readFileSync(join(folder, 'wattlint-model.json'), 'utf8'), before)
})

test('refresh: told to stop it ends before its next step, and goes on later', { skip }, async (t) => {
  const folder = folderOf(t, {})
  const args = refreshArgs('--allow-synthetic', '--accept-unproven')
  const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  let err = ''
  let isTold = false
  child.stderr.on('data', (chunk) => {
    err += chunk
    if (!isTold && err.includes('label: ')) isTold = child.kill('SIGINT') // a second one would end it at once
  })
  const [status] = await once(child, 'exit')
  assert.equal(status, 3, err)
  assert.match(err, /stopped before join\. What is done is kept: run it again to go on/)
  assert.ok(!existsSync(join(folder, 'wattlint-model.json')))
  const again = await wattlint(folder, args)
  assert.equal(again.status, 0, again.err)
  assert.match(again.err, /goes on where the run of .* stopped, behind label/)
})

test('refresh: two nights make two releases', { skip }, async (t) => {
  const folder = folderOf(t, {})
  const { github, env } = await githubFor(t)
  const args = refreshArgs('--allow-synthetic', '--accept-unproven', '--publish', 'octo/shop')
  for (const night of ['first', 'second']) {
    const ran = await wattlint(folder, args, env)
    assert.equal(ran.status, 0, `${night}: ${ran.err}`)
  }
  const tags = github.releases.releases.map(({ tag }) => tag)
  assert.equal(new Set(tags).size, 2, tags.join())
  for (const tag of tags) assert.match(tag, /^model-v[\d.]+-own\.\d{8}T\d{6}$/)
})

const early: readonly (readonly [shows: string, options: readonly string[], message: RegExp])[] = [
  ['no token', ['--publish', 'octo/shop'], /nobody may publish without a token/],
  ['no repository', ['--publish', 'shop'], /"shop" is no repository\. Write --publish OWNER\/REPO/],
  ['a pin of nothing', ['--pin', 'wattlint.yml'], /--pin has no release to pin/],
]
for (const [shows, options, message] of early)
  test(`refresh: ${shows} is told before anything is measured`, async (t) => {
    const { status, err } = await wattlint(folderOf(t, {}), ['refresh', ...options], {
      GH_TOKEN: '',
      GITHUB_TOKEN: '',
    })
    assert.equal(status, 2)
    assert.match(err, message)
    assert.doesNotMatch(err, /collect: /)
  })

test('refresh: a job does the same, by options a line each', { skip }, async (t) => {
  const folder = folderOf(t, {})
  const { github, env } = await githubFor(t)
  const { cluster, prometheus } = fixture()
  const options = [
    `--kubeconfig ${cluster.kubeconfig}`,
    `--prom ${prometheus.url}`,
    '--namespaces shop',
    '--mode window',
    '--window 20s',
    '--allow-synthetic',
    '--accept-unproven',
    '--publish octo/shop',
    '--tag model-v3',
  ]
  const { status, log, outputs, summary } = await runAction({
    cwd: folder,
    inputs: { mode: 'refresh', refresh: options.join('\n'), 'github-token': TOKEN },
    env,
  })
  assert.equal(status, 0, log)
  assert.match(outputs['model-reference'] ?? '', /^release:octo\/shop@model-v3#sha256-[0-9a-f]{64}$/)
  assert.match(summary, /is now model/)
  assert.equal(github.releases.releases.length, 1)
})

test('refresh: options that are none fail a job, and say what to write', async (t) => {
  const { status, log } = await runAction({
    cwd: folderOf(t, {}),
    inputs: { mode: 'refresh', refresh: '--promm x' },
  })
  assert.equal(status, 2)
  assert.match(log, /::error::input refresh: unknown option '--promm'.*one a line/)
})

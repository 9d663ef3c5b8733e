import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Series } from '../../src/exposition/sample.ts'
import type { EnergyTarget } from '../../src/schema/energy-target.ts'
import type { Cluster } from '../cluster/cluster.ts'
import { startKeplerStandIn, USES_CPU } from '../cluster/kepler.ts'
import { WATTS_PER_CORE } from '../cluster/kepler-metrics.ts'
import { startKubeStateMetrics } from '../cluster/kube-state-metrics.ts'
import { startPrometheus } from '../cluster/prometheus.ts'
import { clusterFor } from '../cluster/suite.ts'
import { until } from '../cluster/until.ts'
import { folderOf } from '../folders.ts'
import { labelled } from './labelled.ts'
import { runLabel, targetsIn } from './run.ts'
import { kepler, owners, START_S } from './shop.ts'

/** What `label` makes of a real Prometheus, of kube-state-metrics in a real cluster, and of Kepler's names. */

const NODE = 'node-a'
const BUSY_CORES = 2

async function startEverything(cluster: Cluster) {
  const { admin, createNamespace, kubeconfig, rig } = cluster
  await createNamespace('shop')
  const labels = { app: 'web' }
  const metadata = { labels, annotations: { [USES_CPU]: `${BUSY_CORES}` } }
  await admin.create('/apis/apps/v1/namespaces/shop/deployments', {
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata, spec: { containers: [{ name: 'main', image: 'registry.test/none:1' }] } },
    },
  })
  const kubeStateMetrics = await startKubeStateMetrics(rig, kubeconfig)
  const meters = await Promise.all([
    startKeplerStandIn(rig, kubeconfig, [NODE], { meter: 'rapl' }),
    startKeplerStandIn(rig, kubeconfig, [NODE], { generation: 'v0.9', meter: 'rapl' }),
    startKeplerStandIn(rig, kubeconfig, [NODE]),
  ])
  const exporter = { namespace: 'kepler', pod: `kepler-${NODE}`, container: 'kepler' }
  const [current, old, fake] = await Promise.all(
    meters.map(({ target, pathOf }) =>
      startPrometheus(rig, [
        { job: 'kube-state-metrics', targets: [kubeStateMetrics.target], honorLabels: true },
        { job: 'kepler', targets: [target], path: pathOf(NODE), labels: exporter },
        // As when two ServiceMonitors find the same pods.
        { job: 'kepler-too', targets: [target], path: pathOf(NODE), labels: exporter },
      ]),
    ),
  )
  assert.ok(current !== undefined && old !== undefined && fake !== undefined)
  return { meter: meters[0], current, old, fake }
}

const { skip, fixture: running } = clusterFor({ nodes: [{ name: NODE }] }, startEverything)

const WANTED_W = BUSY_CORES * (WATTS_PER_CORE.package + WATTS_PER_CORE.dram)

/** Waits for so many seconds of samples, and labels them. */
async function webOf(t: Parameters<typeof folderOf>[0], url: string, seconds: number): Promise<EnergyTarget> {
  const startS = Date.now() / 1000
  await until('there are samples', async () => Date.now() / 1000 - startS > seconds + 1)
  const args = ['--prom', url, '--start', String(startS), '--owner-source', 'prom', '--allow-synthetic']
  const run = await runLabel(folderOf(t, {}), args)
  assert.equal(run.status, 0, run.err)
  const web = targetsIn(run).find(({ workload_name }) => workload_name === 'web')
  assert.ok(web, run.out)
  return web
}

const near = (found: number | null, wanted: number): void =>
  assert.ok(found !== null && Math.abs(found - wanted) < 0.15 * wanted, `${found} instead of ${wanted}`)

test('label, of a real Prometheus: the watts of two cores, once, by their owner', { skip }, async (t) => {
  const { current, old, fake } = running()
  const [ofCurrent, ofOld, ofFake] = await Promise.all([
    webOf(t, current.url, 12),
    webOf(t, old.url, 12),
    webOf(t, fake.url, 12),
  ])
  for (const [web, zones, source] of [
    [ofCurrent, 'package+dram', 'rapl'],
    [ofOld, 'total', 'rapl'],
    [ofFake, 'package+dram', 'fake'],
  ] as const) {
    assert.deepEqual(
      [web.namespace, web.workload_kind, web.zones, web.power_source, web.owner, web.replicas],
      ['shop', 'Deployment', zones, source, 'known', 1],
    )
    near(web.avg_power_w, WANTED_W)
    assert.equal(web.lower_bound, false)
  }
})

test('label, of a real Prometheus: a meter that begins anew costs what it did not see, and says so', {
  skip,
}, async (t) => {
  const { meter, current } = running()
  const measured = webOf(t, current.url, 20)
  await new Promise((later) => setTimeout(later, 6000))
  await meter?.restart()
  const web = await measured
  assert.equal(web.lower_bound, true)
  assert.ok((web.avg_power_w ?? 0) <= 1.15 * WANTED_W)
  assert.ok((web.avg_power_w ?? 0) > 0.3 * WANTED_W)
})

test('label, of a real Prometheus: a past gives what the same series give by themselves', {
  skip,
}, async (t) => {
  const { backfill, url } = running().current
  const startS = Math.floor(Date.now() / 1000) - 4 * 3600
  const past: readonly Series[] = [...kepler(), ...owners].map(({ name, labels, points }) => ({
    name,
    labels,
    points: points.map(([atS, value]) => [atS - START_S + startS, value] as const),
  }))
  await backfill(past)
  const window = { start_at_s: startS, end_at_s: startS + 1800 }
  const args = [
    '--prom',
    url,
    '--start',
    String(startS),
    '--end',
    String(startS + 1800),
    '--owner-source',
    'prom',
  ]
  const run = await runLabel(folderOf(t, {}), args)
  assert.equal(run.status, 0, run.err)
  assert.deepEqual(targetsIn(run), labelled(past, { window, mode: 'job' }).targets)
})
